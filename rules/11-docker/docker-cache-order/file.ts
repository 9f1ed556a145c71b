import { fileDetector } from '@perf-rules/core'
import { invocationOf, listedInstallOf, stageChain } from '@perf-rules/core/ask'
import type { DockerInstruction } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

export default fileDetector(check, {
  *dockerfile({ instructions, stages }) {
    for (const run of instructions) {
      if (run.keyword !== 'RUN' || run.flags.some(({ name, value }) => name === 'mount' && /type=(?:cache|bind)/.test(value))) continue
      const before = instructions.filter(({ range, stage }) => range[0] < run.range[0] && stageChain(stages, run.stage).includes(stage))
      const copy = before.find(copiesAll)
      if (!copy) continue
      const installed = new Set(before.flatMap(installsOf).map(({ manager }) => manager))
      for (const { manager, lists, range } of installsOf(run)) {
        // A second install after the sources (without development dependencies, say) finds the first one's files.
        if (installed.has(manager)) continue
        installed.add(manager)
        yield say.copiedFirst(range, { manager, lists }, { related: [{ at: copy.range, note: 'All sources are copied here.' }] })
      }
    }
  },
})

/** COPY or ADD of the whole build context. */
function copiesAll({ keyword, words, flags }: DockerInstruction): boolean {
  if ((keyword !== 'COPY' && keyword !== 'ADD') || flags.some(({ name }) => name === 'from' || name === 'exclude')) return false
  return words.length >= 2 && words.slice(0, -1).some(({ text }) => /^(?:\.?\/?|\.\/\*|\*)$/.test(text))
}

function installsOf(instruction: DockerInstruction) {
  if (instruction.keyword !== 'RUN') return []
  return instruction.commands.flatMap(command => {
    const call = invocationOf(command)
    const install = listedInstallOf(call)
    if (install) return [{ ...install, range: command.range }]
    // What fetches everything that the lock file names, before the sources are there.
    return call.program === 'pnpm' && call.words.some(({ text }) => text === 'fetch') ? [{ manager: 'pnpm', lists: '', range: command.range }] : []
  })
}
