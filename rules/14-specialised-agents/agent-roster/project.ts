import { projectDetector } from '@perf-rules/core'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: ['agentFile'],
  appliesWhen: index => [...index.facts('agentFile').values()].some(({ kind }) => kind === 'agent') || 'no agent is defined',
  *detect(view) {
    const names = new Set<string>()
    let first: string | undefined
    for (const [path, { kind, name }] of view.index.facts('agentFile')) {
      if (kind !== 'agent' || !name) continue
      names.add(name.text)
      if (view.isOn(path)) first ??= path
    }
    if (first === undefined) return
    const { roster, folder, alias } = view.options(first)
    const stands = new Map(alias.flatMap(pair => (pair.includes('=') ? [[pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1).trim()] as const] : [])))
    for (const name of roster) {
      if (names.has(name) || names.has(stands.get(name) ?? '')) continue
      const path = `${folder}/${name}.md`
      yield say.missingSpecialist({ path, range: [0, 0] }, { name, path })
    }
  },
})
