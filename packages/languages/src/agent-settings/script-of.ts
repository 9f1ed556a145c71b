import { readCommands } from '../shell/commands/index.ts'

/** Programs whose first operand is a script, by the words that may stand between. */
const interpreters: Readonly<Record<string, readonly string[]>> = { bash: [], sh: [], zsh: [], node: [], bun: ['run'], deno: ['run'], tsx: [], npx: ['tsx'], python: [], python3: [], uv: ['run', 'python'], ruby: [] }
const scriptEnds = /\.(?:sh|bash|zsh|py|[cm]?[jt]s|rb)$/
/** What a command of a hook calls the project's folder. */
const projectFolder = /^(?:\$CLAUDE_PROJECT_DIR|\$\{CLAUDE_PROJECT_DIR\}|\.)\//

/** The script of the project that a hook's command starts with; undefined where that is a program, or lies elsewhere. */
export function scriptOf(command: string): string | undefined {
  const [first] = readCommands(command).commands
  if (!first) return undefined
  const [program = '', ...rest] = [first.name, ...first.words.map(({ text }) => text)].filter((word, at) => at > 0 || word !== 'env')
  const between = Object.hasOwn(interpreters, program) ? interpreters[program] : undefined
  const word = between ? rest.find(each => !each.startsWith('-') && !between.includes(each)) : program
  if (word === undefined || !projectFolder.test(word) || !scriptEnds.test(word)) return undefined
  const path = word.replace(projectFolder, '')
  return path.includes('..') || path.includes('$') ? undefined : path
}
