import { type FileView, fileDetector, type OptionsOf } from '@perf-rules/core'
import { short } from '@perf-rules/core/ask'
import type { ShellTree } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

/** Below these a script is one step, and its outcome is that of the step. */
const fewestCommands = 2
const letters = { e: 'errexit', u: 'nounset' } as const
const reasons = { errexit: 'no `-e`', nounset: 'a name that nobody set counts as empty (no `-u`)', pipefail: 'only the last command of a pipe counts (no `pipefail`)' } as const

export default fileDetector(check, {
  *shell(tree: ShellTree, view: FileView<OptionsOf<typeof check>>) {
    yield* leftovers(tree)
    // What has no first line is read in by others, under their settings.
    if (tree.declaredBy !== 'shebang' || !view.text.startsWith('#!') || tree.script.commands.length < fewestCommands) return
    const on = settingsOn(tree, view.text)
    const needsPipefail = tree.dialect !== 'sh' && tree.dialect !== 'dash' && tree.all('Pipeline').some(({ commands }) => commands.length > 1)
    const missing = view.options.demand.filter(name => !on.has(name) && (name !== 'pipefail' || needsPipefail))
    const first = tree.script.commands[0]
    if (missing.length === 0 || !first) return
    const end = view.text.indexOf('\n')
    yield say.goesOnAfterFailure([0, end === -1 ? view.text.length : end], { missing: missing.map(name => reasons[name]).join(', '), line: lineFor(missing) })
  },
})

function lineFor(missing: readonly (keyof typeof reasons)[]): string {
  const flags = (Object.keys(letters) as (keyof typeof letters)[]).filter(letter => missing.includes(letters[letter])).join('')
  return `set -${flags}${missing.includes('pipefail') ? `o pipefail` : ''}`
}

/** Settings that a hashbang or a `set` anywhere turns on. */
function settingsOn(tree: ShellTree, text: string): ReadonlySet<string> {
  const on = new Set<string>()
  const read = (words: readonly string[]) => {
    for (const [at, word] of words.entries()) {
      if (/^-[a-zA-Z]+$/.test(word)) for (const letter of word.slice(1)) if (letter === 'e' || letter === 'u') on.add(letters[letter])
      if (/^(?:errexit|nounset|pipefail)$/.test(word) && /^-[a-zA-Z]*o$/.test(words[at - 1] ?? '')) on.add(word)
    }
  }
  read((/^#!\S+(?:\s+-S)?\s*(.*)/.exec(text)?.[1] ?? '').split(/\s+/))
  for (const command of tree.all('Command')) {
    const { name, args } = tree.invocation(command)
    if (name === 'set') read(args.map(arg => (arg.type === 'Word' ? (tree.literal(arg) ?? '') : '')))
  }
  return on
}

/** Temporary files and locks in a script without a trap that ends with it. */
function* leftovers(tree: ShellTree) {
  const commands = tree.all('Command')
  const programs = commands.map(command => ({ command, ...tree.invocation(command) }))
  if (programs.some(({ name, args }) => name === 'trap' && args.some(arg => /^(?:EXIT|0|INT|TERM|SIGINT|SIGTERM|SIGEXIT)$/.test(arg.text)))) return
  for (const { command, name, args } of programs) {
    const isLock = name === 'mkdir' && args.some(arg => /\block(?:\.d|dir)?["']?$/i.test(arg.text) || /\.lock["']?$/.test(arg.text))
    if (name !== 'mktemp' && !isLock) continue
    yield say.leavesBehind(tree.range(command), { command: short(command.type === 'Command' ? tree.text.slice(...tree.range(command)) : ''), cleanup: isLock ? 'rmdir "$lock"' : 'rm -rf "$tmp"' })
    return
  }
}
