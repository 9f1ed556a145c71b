import type { McpServer, McpText } from '@perf-rules/languages/views'

/** What of a server's command line names a place: the script, and the folder it is run in. */
export interface PlacesStarted {
  readonly script: McpText | undefined
  readonly folder: McpText | undefined
}

interface Program {
  /** Words between the program and the script (`run`). */
  readonly verbs?: readonly string[]
  /** Flags that take the next word as their value. */
  readonly valued: readonly string[]
  /** Flags after which what starts is no file (`-m module`, `-e code`). */
  readonly noFile: readonly string[]
  /** Flag that names the folder to run in. */
  readonly folder?: readonly string[]
}

const node: Program = { valued: ['-r', '--require', '--import', '--loader', '--experimental-loader', '--env-file', '--env-file-if-exists', '-C', '--conditions', '--tsconfig', '--project', '-P'], noFile: ['-e', '--eval', '-p', '--print', '--run'] }
const python: Program = { valued: ['-W', '-X'], noFile: ['-m', '-c'] }
const shell: Program = { valued: ['-o'], noFile: ['-c', '-lc', '-ic', '-lic', '-ilc'] }
const programs: Readonly<Record<string, Program>> = {
  node,
  tsx: { ...node, verbs: ['watch'] },
  'ts-node': node,
  nodejs: node,
  bun: { ...node, verbs: ['run', 'x'], noFile: [...node.noFile, 'x'], folder: ['--cwd'] },
  deno: { valued: ['--config', '-c', '--import-map', '--env-file', '--lock'], noFile: ['eval', 'task', 'x'], verbs: ['run', 'serve'] },
  python,
  python3: python,
  py: python,
  uv: { verbs: ['run'], valued: ['--with', '--python', '-p', '--extra', '--group', '--package', '--env-file', '--with-editable', '--with-requirements', '--index', '--index-url', '--extra-index-url', '--refresh-package'], noFile: ['-m', '--module', 'tool', 'x', 'pip', 'sync'], folder: ['--directory', '--project'] },
  bash: shell,
  sh: shell,
  zsh: shell,
}

const scriptEnds = /\.(?:[cm]?[jt]sx?|py|sh|bash|rb|php)$/

/** Reads the command line of a server. What is not surely a file of the project is left out. */
export function placesStarted({ command, args }: McpServer): PlacesStarted {
  if (!command) return { script: undefined, folder: undefined }
  if (isProjectPath(command.text)) return { script: command, folder: undefined }
  const [first = ''] = command.text.split('/').slice(-1)
  const program = Object.hasOwn(programs, first) ? programs[first] : undefined
  return program ? walk(program, args) : { script: undefined, folder: undefined }
}

function walk({ verbs = [], valued, noFile, folder: folderFlags = [] }: Program, args: readonly McpText[]): PlacesStarted {
  let folder: McpText | undefined
  for (let at = 0; at < args.length; at++) {
    const word = args[at]
    if (!word) continue
    if (noFile.includes(word.text)) break
    if (folderFlags.includes(word.text)) folder = args[++at]
    else if (valued.includes(word.text)) at++
    else if (word.text === '' || word.text.startsWith('-') || verbs.includes(word.text)) continue
    else return { script: scriptEnds.test(word.text) ? word : undefined, folder }
  }
  return { script: undefined, folder }
}

/** `./scripts/start.sh` or `${workspaceFolder}/…`: a command that is a file and no name to be looked up. */
function isProjectPath(command: string): boolean {
  return /^\.{1,2}\//.test(command) || /^\$\{(?:workspaceFolder|CLAUDE_PROJECT_DIR|CLAUDE_PLUGIN_ROOT)\}\//.test(command)
}
