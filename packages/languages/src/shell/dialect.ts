/** The shell a script is written for. */
export type ShellDialect = 'bash' | 'sh' | 'dash' | 'ksh' | 'busybox'

/** What says so: the first line, a `# shellcheck shell=` comment, the extension or the name; null when nothing does. */
export type DialectSource = 'shebang' | 'directive' | 'extension' | 'name' | null

export interface DeclaredDialect {
  readonly dialect: ShellDialect
  readonly declaredBy: DialectSource
}

const dialects: Readonly<Record<string, ShellDialect>> = { sh: 'sh', bash: 'bash', dash: 'dash', ksh: 'ksh', ksh88: 'ksh', ksh93: 'ksh', mksh: 'ksh', ash: 'busybox', busybox: 'busybox' }
const extensions: Readonly<Record<string, ShellDialect>> = { bash: 'bash', ksh: 'ksh', dash: 'dash' }

/** Files that shells and direnv read at start under a fixed name: they run in the shell that reads them. */
const startFiles: Readonly<Record<string, ShellDialect>> = {
  '.bashrc': 'bash', '.bash_profile': 'bash', '.bash_login': 'bash', '.bash_logout': 'bash', '.bash_aliases': 'bash', '.bash_functions': 'bash',
  '.profile': 'sh', '.shrc': 'sh', '.kshrc': 'ksh', '.envrc': 'bash', '.envrc.local': 'bash', 'bash.bashrc': 'bash', bashrc: 'bash', bash_profile: 'bash', bash_aliases: 'bash', PKGBUILD: 'bash', APKBUILD: 'busybox',
}

/** True for a shell start file of a fixed name. */
export function isStartFile(path: string): boolean {
  return Object.hasOwn(startFiles, nameOf(path))
}

/** The words of a hashbang line; empty when the text has none. */
export function shebangWords(text: string): readonly string[] {
  if (!text.startsWith('#!')) return []
  return (text.slice(2).split(/\r?\n/, 1)[0] ?? '').trim().split(/\s+/).filter(word => word !== '')
}

/** Name of the program that a hashbang starts: `bash` of `/usr/bin/env -S bash -eu`. */
export function shebangProgram(text: string): string | undefined {
  const [first, ...rest] = shebangWords(text)
  const program = first?.slice(first.lastIndexOf('/') + 1)
  // s6-overlay starts scripts with the container's environment through a program of its own.
  if (program !== 'env' && program !== 'with-contenv') return program
  const started = rest.find(word => !word.startsWith('-') && !word.includes('='))
  return started?.slice(started.lastIndexOf('/') + 1)
}

/** True when a hashbang starts a shell we parse, false for any other program, undefined without hashbang. */
export function startsKnownShell(text: string): boolean | undefined {
  const program = shebangProgram(text)
  return program === undefined ? undefined : Object.hasOwn(dialects, program)
}

/** Decides for which shell a script is written, in ShellCheck's order: its directive, the hashbang, extension, name. */
export function dialectOf(path: string, text: string, directive: string | undefined): DeclaredDialect {
  const byDirective = directive === undefined ? undefined : dialects[directive]
  if (byDirective) return { dialect: byDirective, declaredBy: 'directive' }
  const byShebang = dialects[shebangProgram(text) ?? '']
  if (byShebang) return { dialect: byShebang, declaredBy: 'shebang' }
  const name = nameOf(path)
  const byExtension = extensions[name.slice(name.lastIndexOf('.') + 1)]
  if (name.includes('.') && byExtension) return { dialect: byExtension, declaredBy: 'extension' }
  const byName = startFiles[name]
  return byName ? { dialect: byName, declaredBy: 'name' } : { dialect: 'bash', declaredBy: null }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
