import { fileDetector, type Finding } from '@perf-rules/core'
import { hasFlag, invocationOf, type Invocation, stageChain, stagesInImage } from '@perf-rules/core/ask'
import type { DockerfileTree, DockerInstruction, ShellCommand, ShellWord } from '@perf-rules/languages/views'
import { caches } from './caches.ts'
import check, { say } from './check.ts'

interface Call {
  readonly command: ShellCommand
  readonly call: Invocation<ShellWord>
}

export default fileDetector(check, {
  *dockerfile(tree, { options }) {
    const inImage = stagesInImage(tree.stages)
    for (const instruction of tree.instructions) {
      if (instruction.keyword !== 'RUN' || (instruction.stage !== -1 && !inImage.has(instruction.stage))) continue
      const calls = instruction.commands.map((command): Call => ({ command, call: invocationOf(command) }))
      if (options.managers.includes('apt')) yield* lists(instruction, calls)
      for (const cache of caches) {
        if (!options.managers.includes(cache.id)) continue
        const filling = calls.find(({ call }) => cache.fills(call))
        if (!filling || instruction.ignored.includes(cache.code(filling.call)) || calls.some(({ call }) => cache.empties(call)) || mounts(instruction, cache.folder)) continue
        if (cache.variable !== undefined && isSet(tree, instruction, filling.command, cache.variable)) continue
        yield say.cacheKept(filling.command.range, { program: filling.call.program, remedy: cache.remedy })
      }
      if (options.recommends) yield* recommended(instruction, calls)
    }
  },
})

const aptLists = /\/var\/lib\/(?:apt(?:\/|$)|\*|\{[^}]*apt)|\/var\/lib\/apt\/lists/

function* lists(instruction: DockerInstruction, calls: readonly Call[]): Iterable<Finding> {
  const update = calls.find(({ call }) => isApt(call.program) && call.words.some(({ text }) => text === 'update'))
  if (!update || instruction.ignored.includes('DL3009') || mounts(instruction, /^\/var\/lib(?:\/apt(?:\/lists)?)?\/?$/)) return
  const cleans = calls.some(({ call: { program, words } }) => ((program === 'rm' || program === 'find') && words.some(({ text }) => aptLists.test(text))) || (isApt(program) && words.some(({ text }) => text === 'distclean' || text === 'dist-clean')))
  if (!cleans) yield say.listsKept(update.command.range, { program: update.call.program })
}

function* recommended(instruction: DockerInstruction, calls: readonly Call[]): Iterable<Finding> {
  if (instruction.ignored.includes('DL3015')) return
  for (const { command, call } of calls) {
    if (!isApt(call.program) || call.program === 'aptitude' || !call.words.some(({ text }) => text === 'install') || hasFlag(call.words, '--no-install-recommends')) continue
    if (call.words.some(({ text }) => /^(?:APT::)?Install-Recommends=(?:0|no|false)$/i.test(text))) continue
    yield say.recommended(command.range, { program: call.program })
  }
}

function isApt(program: string): boolean {
  return program === 'apt-get' || program === 'apt' || program === 'aptitude'
}

/** A cache or tmpfs mount covers the folder. */
function mounts({ flags }: DockerInstruction, folder: RegExp): boolean {
  return flags.some(({ name, value }) => {
    if (name !== 'mount' || !/(?:^|,)type=(?:cache|tmpfs)(?:,|$)/.test(value)) return false
    const target = /(?:^|,)(?:target|dst|destination)=([^,]+)/.exec(value)?.[1]
    return target !== undefined && folder.test(target)
  })
}

/** Set by ENV in the stage or one it goes on from, or in the RUN itself. */
function isSet({ instructions, stages }: DockerfileTree, run: DockerInstruction, command: ShellCommand, variable: string): boolean {
  const chain = new Set(stageChain(stages, run.stage))
  const isOn = (value: string | null) => value !== null && !/^(?:0|false|off|no|)$/i.test(value)
  if (command.assigns.some(({ name, value }) => name === variable && isOn(value))) return true
  if (run.commands.some(({ name, words, assigns }) => (name === 'export' && words.some(({ text }) => text.startsWith(`${variable}=`))) || (name === '' && assigns.some(each => each.name === variable)))) return true
  return instructions.some(({ keyword, stage, range, properties }) => (keyword === 'ENV' || keyword === 'ARG') && range[0] < run.range[0] && chain.has(stage) && properties.some(({ name, value }) => name === variable && isOn(value)))
}
