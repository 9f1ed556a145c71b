import { type Dockerfile, type Flag, type Instruction, type ModifiableInstruction, type Onbuild, type PropertyInstruction, type Run } from 'dockerfile-ast'
import type { Range } from '@perf-rules/core'
import { readCommands } from '../shell/commands/index.ts'
import type { ShellCommand } from '../shell/commands/command.ts'
import type { DockerInstruction, DockerProperty, DockerWord } from './instruction.ts'
import { blanked, withoutContinuations } from './run-text.ts'

export type AstRange = { readonly start: { readonly line: number; readonly character: number }; readonly end: { readonly line: number; readonly character: number } }

/** What the reading of one file needs throughout. */
export interface Reading {
  readonly text: string
  readonly dockerfile: Dockerfile
  readonly rangeOf: (range: AstRange) => Range
  readonly ignoredAt: (instruction: Instruction) => readonly string[]
}

const withCommands = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK'])
const withProperties = new Set(['ENV', 'ARG', 'LABEL'])
/** Shells whose text is no shell of ours. */
const foreignShell = /(?:^|[\\/])(?:pwsh|powershell|cmd|python\d?|node|perl|ruby)(?:\.exe)?$/i

/** All instructions in source order, triggers of ONBUILD taken out of it. */
export function readInstructions(reading: Reading): readonly DockerInstruction[] {
  const read: DockerInstruction[] = []
  let stage = -1
  let isForeign = false
  for (const outer of reading.dockerfile.getInstructions()) {
    const isOnBuild = outer.getKeyword() === 'ONBUILD'
    const instruction = isOnBuild ? (outer as Onbuild).getTriggerInstruction() : outer
    if (!instruction) continue
    const keyword = instruction.getKeyword()
    if (keyword === 'FROM' && !isOnBuild) {
      stage++
      isForeign = false
    }
    const one = readOne(reading, instruction, outer, { stage, isOnBuild, isForeign })
    if (keyword === 'SHELL') isForeign = foreignShell.test(one.words[0]?.text ?? '')
    read.push(one)
  }
  return read
}

function readOne(reading: Reading, instruction: Instruction, outer: Instruction, at: { readonly stage: number; readonly isOnBuild: boolean; readonly isForeign: boolean }): DockerInstruction {
  const keyword = instruction.getKeyword()
  const flags = flagsOf(instruction)
  const exec = execForm(instruction)
  return {
    keyword,
    isOnBuild: at.isOnBuild,
    stage: at.stage,
    range: reading.rangeOf(outer.getRange()),
    keywordRange: reading.rangeOf(instruction.getInstructionRange()),
    ignored: reading.ignoredAt(outer),
    flags: flags.map(flag => ({ name: flag.getName(), value: flag.getValue() ?? '', range: reading.rangeOf(flag.getRange()) })),
    words: exec === undefined ? wordsOf(instruction, reading) : exec.map(text => ({ text, range: reading.rangeOf(instruction.getArgumentsRange() ?? instruction.getRange()) })),
    isExec: exec !== undefined,
    properties: withProperties.has(keyword) ? propertiesOf(instruction as PropertyInstruction, reading) : [],
    commands: withCommands.has(keyword) && !at.isForeign ? commandsOf(reading, instruction, exec, flags) : [],
    hasHeredoc: bodiesOf(reading, instruction).length > 0,
    content: instruction.getArgumentsContent() ?? '',
  }
}

/** Places of the here-documents of RUN and COPY. The library declares the method for those two alone. */
function bodiesOf(reading: Reading, instruction: Instruction): readonly Range[] {
  if (!['RUN', 'COPY', 'ADD'].includes(instruction.getKeyword()) || !('getHeredocs' in instruction)) return []
  return (instruction as Run).getHeredocs().flatMap(heredoc => {
    const content = heredoc.getContentRange()
    return content ? [reading.rangeOf(content)] : []
  })
}

function flagsOf(instruction: Instruction): readonly Flag[] {
  return 'getFlags' in instruction ? (instruction as ModifiableInstruction).getFlags() : []
}

/** The strings of the exec form. Docker takes whatever is no JSON list for the shell form. */
function execForm(instruction: Instruction): readonly string[] | undefined {
  const content = (instruction.getArgumentsContent() ?? '').trim().replace(/^(?:CMD\s+)(?=\[)/i, '')
  if (!content.startsWith('[')) return undefined
  try {
    const list: unknown = JSON.parse(content)
    return Array.isArray(list) && list.every(item => typeof item === 'string') ? list : undefined
  } catch {
    // The shell form may begin with a bracket too: `[ -f x ] && …`.
    return undefined
  }
}

function wordsOf(instruction: Instruction, reading: Reading): readonly DockerWord[] {
  return instruction.getArguments().map(argument => ({ text: argument.getValue().replace(/^(["'])(.*)\1$/s, '$2'), range: reading.rangeOf(argument.getRange()) }))
}

function propertiesOf(instruction: PropertyInstruction, reading: Reading): readonly DockerProperty[] {
  return instruction.getProperties().map(property => ({ name: property.getName(), value: property.getValue(), range: reading.rangeOf(property.getRange()) }))
}

function commandsOf(reading: Reading, instruction: Instruction, exec: readonly string[] | undefined, flags: readonly Flag[]): readonly ShellCommand[] {
  const [start, end] = reading.rangeOf(instruction.getRange())
  if (exec) return ofExec(exec, reading.rangeOf(instruction.getArgumentsRange() ?? instruction.getRange()))
  const bodies = bodiesOf(reading, instruction)
  const bodyStart = bodies[0] ? bodies[0][0] - start : undefined
  const raw = reading.text.slice(start, end)
  let text = withoutContinuations(raw, reading.dockerfile.getEscapeCharacter(), bodyStart ?? raw.length)
  text = blanked(text, 0, instruction.getKeyword().length)
  for (const flag of flags) {
    const [from, to] = reading.rangeOf(flag.getRange())
    text = blanked(text, from - start, to - start)
  }
  if (instruction.getKeyword() === 'HEALTHCHECK') text = text.replace(/^(\s*)(CMD|NONE)\b/i, (all, space: string) => space + ' '.repeat(all.length - space.length))
  const line = bodyStart === undefined ? text : text.slice(0, bodyStart)
  if (bodies.length > 0 && /^\s*(?:<<-?["']?[\w.]+["']?\s*)+$/.test(line)) return bodies.flatMap(body => ofBody(reading, body))
  return readCommands(text, start).commands.flatMap(command => (command.input !== null && isShell(command.name) ? [command, ...allAt(readCommands(command.input).commands, command.range)] : [command]))
}

function ofBody(reading: Reading, [from, to]: Range): readonly ShellCommand[] {
  const body = reading.text.slice(from, to)
  const shebang = /^#!\s*(\S+)(?:\s+(\S+))?/.exec(body)
  if (shebang && !isShell((shebang[1]?.endsWith('/env') ? shebang[2] : shebang[1]) ?? '')) return []
  return readCommands(body, from).commands
}

function isShell(name: string): boolean {
  return /(?:^|\/)(?:ba|da|a|z)?sh$/.test(name)
}

/** The exec form is one command; `["sh", "-c", "…"]` is a shell text. */
function ofExec(strings: readonly string[], range: Range): readonly ShellCommand[] {
  const [name = '', ...rest] = strings
  const script = isShell(name) ? rest[rest.findIndex(word => /^-\w*c$/.test(word)) + 1] : undefined
  if (script !== undefined && rest.some(word => /^-\w*c$/.test(word))) return allAt(readCommands(script).commands, range)
  return [{ name, words: rest.map(text => ({ text, isOpen: false, range })), range, assigns: [], pipedInto: null, inFunction: null, inLoop: false, isConditional: false, isTested: false, input: null, writesTo: [] }]
}

/** Commands out of a text within a text, whose own places nobody can point at. */
function allAt(commands: readonly ShellCommand[], range: Range): readonly ShellCommand[] {
  return commands.map(command => ({ ...command, range, words: command.words.map(word => ({ ...word, range })), assigns: command.assigns.map(each => ({ ...each, range })) }))
}
