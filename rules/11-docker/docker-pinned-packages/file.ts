import { fileDetector } from '@perf-rules/core'
import { invocationOf } from '@perf-rules/core/ask'
import check, { say } from './check.ts'
import { managers } from './managers.ts'

export default fileDetector(check, {
  *dockerfile({ instructions }, { options }) {
    for (const { keyword, commands, ignored } of instructions) {
      if (keyword !== 'RUN') continue
      for (const command of commands) {
        const { program, words } = invocationOf(command)
        const manager = managers.find(each => options.managers.includes(each.id) && each.programs.test(program))
        if (!manager || ignored.includes(manager.code(program))) continue
        // A variable may hold the version, or a whole list with versions.
        const open = (manager.packages(program, words) ?? []).filter(({ text, isOpen }) => !isOpen && text !== '' && !manager.isPinned(text) && !options.allow.includes(text))
        const [first] = open
        const last = open.at(-1)
        if (first && last) yield say.unpinned([first.range[0], last.range[1]], { packages: listed(open.map(({ text }) => text)), manager: program, example: manager.example })
      }
    }
  },
})

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).map(name => `\`${name}\``)
  const rest = names.length - shown.length
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''} ${names.length === 1 ? 'is' : 'are'}`
}
