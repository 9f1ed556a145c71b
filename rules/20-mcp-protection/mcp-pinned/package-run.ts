import type { McpServer, McpText } from '@perf-rules/languages/views'

/** A package or image that a command line fetches and runs, and whether it says which version. */
export interface PackageRun {
  readonly at: McpText
  /** Without the version. */
  readonly name: string
  readonly isPinned: boolean
  /** How the version is written there, for the advice. */
  readonly pinned: string
}

/** Flags of runners that take the next word as their value. */
const valued = new Set(['--registry', '--cache', '--python', '-p', '--index', '--index-url', '--extra-index-url', '--with', '--with-requirements', '--env-file', '--userconfig', '--node-options', '--prefix', '--project', '--directory'])
/** Of docker run; other flags there have their value after `=` or none at all. */
const valuedByDocker = new Set(['-e', '--env', '-v', '--volume', '-p', '--publish', '--name', '--network', '--net', '--mount', '--env-file', '-u', '--user', '-w', '--workdir', '--entrypoint', '--platform', '--add-host', '-l', '--label', '--memory', '-m', '--cpus', '--pull', '--hostname', '-h', '--gpus', '--restart', '--ulimit', '--security-opt', '--cap-add', '--cap-drop', '--tmpfs', '--device', '--dns'])

/** Reads the command line of a server; undefined where it fetches nothing. */
export function packageRunBy({ command, args }: McpServer): PackageRun | undefined {
  const words = command?.text === 'cmd' && /^\/c$/i.test(args[0]?.text ?? '') ? args.slice(1) : command ? [command, ...args] : []
  const [program = '', ...verbs] = words.slice(0, 3).map(({ text }) => text)
  const name = program.split(/[\\/]/).at(-1)?.replace(/\.(?:cmd|exe)$/, '') ?? ''
  if (name === 'npx' || name === 'bunx' || name === 'pnpx') return fromNpm(words.slice(1))
  if ((name === 'pnpm' || name === 'yarn') && verbs[0] === 'dlx') return fromNpm(words.slice(2))
  if ((name === 'npm' || name === 'bun') && (verbs[0] === 'exec' || verbs[0] === 'x')) return fromNpm(words.slice(2))
  if (name === 'uvx') return fromPython(words.slice(1))
  if (name === 'uv' && verbs[0] === 'tool' && verbs[1] === 'run') return fromPython(words.slice(3))
  if (name === 'pipx' && verbs[0] === 'run') return fromPython(words.slice(2))
  if ((name === 'docker' || name === 'podman') && verbs[0] === 'run') return fromImages(words.slice(2))
  return undefined
}

function fromNpm(words: readonly McpText[]): PackageRun | undefined {
  const asked = words.findIndex(({ text }) => text === '-p' || text === '--package')
  const at = asked === -1 ? firstOperand(words, valued) : words[asked + 1]
  if (!at || /^[./~]|:\/\/|^(?:file|git|github|link|workspace)[:+]|[$%{]/.test(at.text)) return undefined
  const split = at.text.indexOf('@', 1)
  const name = split === -1 ? at.text : at.text.slice(0, split)
  return { at, name, isPinned: split !== -1 && /^v?\d/.test(at.text.slice(split + 1)), pinned: `${name}@1.2.3` }
}

function fromPython(words: readonly McpText[]): PackageRun | undefined {
  const from = words.findIndex(({ text }) => text === '--from' || text === '--spec')
  const at = from === -1 ? firstOperand(words, valued) : words[from + 1]
  if (!at || /^[./~]|[$%{]/.test(at.text)) return undefined
  if (/^(?:git\+|https?:)/.test(at.text)) {
    const name = at.text.replace(/@[^@/]*$/, '')
    return { at, name, isPinned: /@[^@/]+$/.test(at.text.replace(/#.*$/, '')) && !/@(?:main|master|HEAD|develop)$/.test(at.text), pinned: `${name}@COMMIT` }
  }
  const name = /^[\w.-]+(?:\[[^\]]*\])?/.exec(at.text)?.[0] ?? at.text
  return { at, name, isPinned: /==\s*\d|@\s*v?\d/.test(at.text), pinned: `${name}==1.2.3` }
}

function fromImages(words: readonly McpText[]): PackageRun | undefined {
  const at = firstOperand(words, valuedByDocker)
  if (!at || /[$%{]/.test(at.text)) return undefined
  const tail = at.text.slice(at.text.lastIndexOf('/') + 1)
  const tag = /:([^@]+)/.exec(tail)?.[1]
  const name = at.text.slice(0, at.text.length - tail.length) + tail.replace(/[:@].*$/, '')
  return { at, name, isPinned: tail.includes('@sha256:') || (tag !== undefined && tag !== 'latest'), pinned: `${name}:1.2.3` }
}

function firstOperand(words: readonly McpText[], takesValue: ReadonlySet<string>): McpText | undefined {
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (!word) continue
    if (word.text === '--') return words[at + 1]
    if (takesValue.has(word.text)) at++
    else if (!word.text.startsWith('-')) return word
  }
  return undefined
}
