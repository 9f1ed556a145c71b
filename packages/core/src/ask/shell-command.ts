/** A word of a command, as far as the questions here need it. */
interface WordLike {
  readonly text: string
}

/** A command with what only starts it taken away. */
export interface Invocation<W extends WordLike> {
  /** Base name of the program: `apt-get` of `sudo /usr/bin/apt-get`, `pip` of `python3 -m pip`. */
  readonly program: string
  readonly words: readonly W[]
}

const starters = new Set(['sudo', 'exec', 'time', 'nice', 'nohup', 'command', 'eatmydata', 'env', 'doas', 'xargs', 'timeout'])
const valuesOfStarters = new Set(['-u', '-g', '--user', '--group', '-n', '-I', '-P', '-L'])

/** What a command runs in the end: past `sudo`, `env A=b`, `timeout 5` and `python -m`. */
export function invocationOf<W extends WordLike>(command: { readonly name: string; readonly words: readonly W[] }): Invocation<W> {
  let program = baseName(command.name)
  let words = command.words
  while (starters.has(program)) {
    let at = 0
    while (at < words.length) {
      const text = words[at]?.text ?? ''
      if (valuesOfStarters.has(text)) at += 2
      else if (text.startsWith('-') || /^[A-Za-z_]\w*=/.test(text) || (program === 'timeout' && /^\d+[smhd]?$/.test(text))) at++
      else break
    }
    const next = words[at]
    if (!next) return { program, words: [] }
    program = baseName(next.text)
    words = words.slice(at + 1)
  }
  const module = /^python[\d.]*$/.test(program) ? words.findIndex(word => word.text === '-m') : -1
  const name = module === -1 ? undefined : words[module + 1]?.text
  return name === undefined ? { program, words } : { program: name, words: words.slice(module + 2) }
}

/** Words that are neither flags nor values of flags. `withValue` names the flags that take the next word, with their dashes. */
export function operandsOf<W extends WordLike>(words: readonly W[], withValue: ReadonlySet<string>): readonly W[] {
  const operands: W[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (!word) break
    if (word.text === '--') return operands
    if (word.text.startsWith('-') && word.text !== '-') at += withValue.has(word.text) ? 1 : 0
    else operands.push(word)
  }
  return operands
}

/** True when one of the flags is given: `-y`, `-qy` (one letter in a group), `--yes`, `--option=value`. */
export function hasFlag(words: readonly WordLike[], ...flags: readonly string[]): boolean {
  return words.some(({ text }) => {
    if (!text.startsWith('-')) return false
    const name = text.split('=', 1)[0] ?? ''
    return flags.some(flag => name === flag || (/^-[A-Za-z]$/.test(flag) && /^-[A-Za-z]{2,}$/.test(text) && text.includes(flag.charAt(1))))
  })
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
