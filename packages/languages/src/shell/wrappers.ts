import type { Command, CommandArgument, Word } from 'unbash'
import { literalOf } from './literal.ts'

/** A command as it is run in the end. */
export interface Invocation {
  /** Base name of the program; undefined when only the run knows it. */
  readonly name: string | undefined
  readonly nameWord: Word | undefined
  readonly args: readonly CommandArgument[]
  /** Programs it is started through (`sudo`, `env`), outermost first. */
  readonly through: readonly string[]
}

/** Options of each starting program that take the next word as their value. */
const startingPrograms: Readonly<Record<string, readonly string[]>> = {
  sudo: ['-u', '-g', '-h', '-p', '-C', '-r', '-t', '-T', '-U', '-D', '-R', '--user', '--group', '--host', '--prompt', '--chdir'],
  doas: ['-u', '-C'],
  env: ['-u', '--unset', '-C', '--chdir', '-S'],
  command: [], builtin: [], exec: ['-a'], nohup: [], time: ['-f', '-o'], nice: ['-n'], ionice: ['-c', '-n', '-p'], stdbuf: ['-i', '-o', '-e'], setsid: [], unbuffer: [], busybox: [],
  timeout: ['-s', '-k', '--signal', '--kill-after'], chroot: [], gosu: [], 'su-exec': [],
}
/** Starting programs whose first word is no option and not yet the command (`timeout 5 make`). */
const withOperand = new Set(['timeout', 'chroot', 'gosu', 'su-exec'])

/** Follows a command through the programs that only start another one. */
export function unwrapped(command: Command): Invocation {
  const words: readonly CommandArgument[] = command.name ? [command.name, ...command.args] : command.args
  const through: string[] = []
  let at = 0
  for (;;) {
    const name = programOf(words[at])
    const valued = name === undefined ? undefined : startingPrograms[name]
    if (name === undefined || !valued || !Object.hasOwn(startingPrograms, name)) break
    const next = afterOptions(words, at + 1, name, valued)
    // `sudo -i`, `exec >log`, `command -v x`: nothing is started, or it is asked where something is.
    if (next === undefined) break
    through.push(name)
    at = next
  }
  const nameWord = words[at]
  return { name: programOf(nameWord), nameWord: nameWord?.type === 'Word' ? nameWord : undefined, args: words.slice(at + 1), through }
}

function afterOptions(words: readonly CommandArgument[], from: number, program: string, valued: readonly string[]): number | undefined {
  let at = from
  for (; at < words.length; at++) {
    const word = words[at]
    const text = word?.type === 'Word' ? literalOf(word) : undefined
    if (word?.type === 'Assignment' || (word && /^[A-Za-z_]\w*=/.test(word.text) && (program === 'env' || program === 'sudo' || program === 'doas'))) continue
    if (text === '--') {
      at++
      break
    }
    if (text === undefined || !text.startsWith('-')) break
    if (program === 'command' && /^-[vV]+$/.test(text)) return undefined
    if (valued.includes(text)) at++
  }
  if (withOperand.has(program)) at++
  return at < words.length ? at : undefined
}

function programOf(word: CommandArgument | undefined): string | undefined {
  const text = word?.type === 'Word' ? literalOf(word) : undefined
  return text === undefined ? undefined : text.slice(text.lastIndexOf('/') + 1)
}
