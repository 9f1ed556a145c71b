import { type FileView, fileDetector, type OptionsOf } from '@perf-rules/core'
import type { ShellTree, unbash } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

type Node = unbash.SyntaxNode
type View = FileView<OptionsOf<typeof check>>

const downloaders = new Set(['curl', 'wget', 'wget2', 'fetch', 'aria2c', 'http', 'https', 'xh', 'curlie'])
const shells = new Set(['sh', 'bash', 'dash', 'ash', 'ksh', 'zsh', 'fish', 'pwsh'])
const interpreters = new Set(['python', 'python3', 'perl', 'ruby', 'node', 'php'])

export default fileDetector(check, {
  *shell(tree: ShellTree, view: View) {
    // Samples of malice that a test reads.
    if (/(?:^|\/)(?:__tests__|__fixtures__|__mocks__)\//.test(view.path)) return
    if (![...downloaders].some(name => view.text.includes(name))) return
    const held = heldDownloads(tree, view)
    for (const pipeline of tree.all('Pipeline')) yield* piped(tree, pipeline, view, held)
    for (const command of tree.all('Command')) yield* evaluated(tree, command, view, held)
  },
})

/** Variables that hold what was downloaded, by the program that did it. */
type Held = ReadonlyMap<string, string>

function heldDownloads(tree: ShellTree, view: View): Held {
  const held = new Map<string, string>()
  for (const { name, value } of tree.all('Assignment')) {
    const download = value.type === 'Word' && value.parts ? downloadBelow(tree, value, view) : undefined
    if (download !== undefined) held.set(name, download)
  }
  return held
}

/** The program that downloads in a substitution below a node. */
function downloadBelow(tree: ShellTree, node: Node, view: View, held?: Held): string | undefined {
  for (const substitution of [...tree.below(node, 'CommandExpansion'), ...tree.below(node, 'ProcessSubstitution')]) {
    // A filter between takes something out of it: a version, a name.
    const [only, ...others] = tree.below(substitution, 'Command')
    const download = only && others.length === 0 ? downloadIn(tree, only, view) : undefined
    if (download !== undefined) return download
  }
  if (!held) return undefined
  return [...tree.below(node, 'SimpleExpansion').map(({ text }) => text.slice(1)), ...tree.below(node, 'ParameterExpansion').map(({ parameter }) => parameter)].map(name => held.get(name)).find(each => each !== undefined)
}

function* piped(tree: ShellTree, pipeline: unbash.Pipeline, view: View, held: Held) {
  for (const [at, stage] of pipeline.commands.entries()) {
    const download = downloadIn(tree, stage, view) ?? printed(tree, stage, view, held)
    if (download === undefined) continue
    for (const later of pipeline.commands.slice(at + 1)) {
      const shell = shellReadingInput(tree, later)
      if (shell === undefined) continue
      yield say.pipedDownload([tree.range(stage)[0], tree.range(later)[1]], { program: download, shell })
      return
    }
  }
}

/** `echo "$script" | sh` */
function printed(tree: ShellTree, stage: Node, view: View, held: Held): string | undefined {
  if (stage.type !== 'Command') return undefined
  const { name, args } = tree.invocation(stage)
  return name === 'echo' || name === 'printf' ? args.map(arg => downloadBelow(tree, arg, view, held)).find(each => each !== undefined) : undefined
}

/** `eval "$(curl …)"`, `sh -c "$(curl …)"`, `bash <(curl …)`, `source <(curl …)`, `bash <<< "$(curl …)"`. */
function* evaluated(tree: ShellTree, command: unbash.Command, view: View, held: Held) {
  const { name, args } = tree.invocation(command)
  if (name === undefined) return
  const isReading = name === 'source' || name === '.' || shells.has(name) || interpreters.has(name)
  const takesText = name === 'eval' || (shells.has(name) && args.some(arg => /^-[a-z]*c$/.test(arg.text))) || (interpreters.has(name) && args.some(arg => arg.text === '-c' || arg.text === '-e'))
  if (!isReading && name !== 'eval') return
  for (const part of [...args, ...command.redirects]) {
    const download = takesText || part.type === 'HereString' ? (downloadBelow(tree, part, view, held) ?? (part.type === 'Word' && shells.has(name) ? downloadInText(tree, part, view) : undefined)) : tree.below(part, 'ProcessSubstitution').flatMap(inner => tree.below(inner, 'Command')).map(each => downloadIn(tree, each, view)).find(each => each !== undefined)
    if (download === undefined) continue
    yield say.evaluatedDownload(tree.range(command), { program: download, shell: name })
    return
  }
}

/** `bash -c 'curl … | sh'` */
function downloadInText(tree: ShellTree, word: unbash.Word, view: View): string | undefined {
  if (![...downloaders].some(name => word.text.includes(name)) || !word.text.includes('|')) return undefined
  const inner = tree.inner(word)
  const found = inner?.all('Pipeline').flatMap(pipeline => [...piped(inner, pipeline, view, new Map())]) ?? []
  const program = found[0]?.data['program']
  return typeof program === 'string' ? program : undefined
}

/** The program that downloads to its output in a stage of a pipeline; undefined when none does, or it writes to a file. */
function downloadIn(tree: ShellTree, stage: Node, { options }: View): string | undefined {
  const commands = stage.type === 'Command' ? [stage] : tree.below(stage, 'Command')
  for (const command of commands) {
    const { name, args } = tree.invocation(command)
    if (name === undefined || !downloaders.has(name) || writesToFile(name, args)) continue
    if (args.some(arg => options.allow.some(beginning => arg.text.replace(/^["']/, '').startsWith(beginning)))) continue
    return name
  }
  return undefined
}

function writesToFile(name: string, args: readonly unbash.CommandArgument[]): boolean {
  const texts = args.map(arg => arg.text)
  const output = texts.findIndex(text => (name.startsWith('wget') ? /^(?:-[a-zA-Z]*O|--output-document)$/ : /^(?:-[a-zA-Z]*o|--output)$/).test(text))
  if (output !== -1) return !/^["']?(?:-|\/dev\/stdout)["']?$/.test(texts[output + 1] ?? '-')
  if (name.startsWith('wget')) return !texts.some(text => /^-[a-zA-Z]*O(?:-|\/dev\/stdout)$/.test(text) || /^--output-document=(?:-|\/dev\/stdout)$/.test(text))
  return texts.some(text => /^--output=(?!-$|\/dev\/stdout$)/.test(text) || /^-[a-zA-Z]*O$/.test(text) || text === '--remote-name')
}

/** The shell or interpreter that takes its program from its input: it is given no file and no text to run. */
function shellReadingInput(tree: ShellTree, stage: Node): string | undefined {
  const command = stage.type === 'Command' ? stage : stage.type === 'Redirected' || stage.type === 'Subshell' || stage.type === 'BraceGroup' ? tree.below(stage, 'Command')[0] : undefined
  if (!command) return undefined
  const { name, args, through } = tree.invocation(command)
  const last = through.at(-1)
  // `sudo -s`, `sudo -i` and a bare `su` are shells too.
  if (name === undefined || (!shells.has(name) && !interpreters.has(name))) return (name === 'sudo' && args.some(arg => /^-[a-zA-Z]*[si]/.test(arg.text))) || (name === 'su' && args.length === 0) ? (last ?? name) : undefined
  const texts = args.filter(arg => arg.type === 'Word').map(arg => tree.literal(arg) ?? arg.text)
  if (texts.some(text => /^-[a-z]*s$/.test(text) || text === '-' || text === '/dev/stdin')) return name
  const rest = texts.filter((text, at) => !/^[-+]/.test(text) && !/^[-+][a-zA-Z]*[oO]$/.test(texts[at - 1] ?? ''))
  return rest.length === 0 && !texts.some(text => /^-[a-z]*[cemn]$/.test(text) && (interpreters.has(name) || /[cn]$/.test(text))) ? name : undefined
}
