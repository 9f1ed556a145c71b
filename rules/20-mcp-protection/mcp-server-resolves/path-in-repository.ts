/** Ways in which clients write the project's own folder. */
const projectFolder = /^(?:\$\{(?:workspaceFolder|workspaceRoot|CLAUDE_PROJECT_DIR|CLAUDE_PLUGIN_ROOT|PWD|workspaceFolder:[^}]*)\}|\$PWD)(?:\/|$)/

/**
 * The path below the root that a text names when it is read from a folder; undefined when it leads out of the
 * repository or through the environment, which nobody can tell from here.
 */
export function inRepository(text: string, from: string, project: string): string | undefined {
  const own = projectFolder.exec(text)
  const rest = own ? text.slice(own[0].length) : text
  if (/^[/~\\]|^[A-Za-z]:[\\/]|[$%{}<>*]|:\/\//.test(rest)) return undefined
  if (own && rest === '' && project === '') return ''
  const parts = (own ? project : from).split('/').filter(part => part !== '')
  for (const part of rest.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

const builtFolders = new Set(['dist', 'build', 'out', 'output', 'lib', 'target', 'bin', 'obj', 'release', 'debug', 'node_modules', 'vendor', 'venv', '.venv', 'env', '.env', '.next', '.nuxt', '.output', '.turbo', '.cache', 'coverage', 'tmp', 'temp', 'generated', '__pycache__', 'cjs', 'esm'])

/** True for paths that a build or an install makes: that they are not in git proves nothing. */
export function isBuilt(path: string, more: ReadonlySet<string>): boolean {
  return path.split('/').some(part => builtFolders.has(part.toLowerCase()) || more.has(part) || part.startsWith('.venv'))
}
