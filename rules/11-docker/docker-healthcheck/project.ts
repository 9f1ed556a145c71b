import { projectDetector } from '@perf-rules/core'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: ['dockerfile', 'compose'],
  appliesWhen: index => index.facts('dockerfile').size > 0 || 'no Dockerfile',
  *detect({ index, isOn, options }) {
    const probed = new Set([...index.facts('compose').values()].flatMap(({ services }) => services.flatMap(({ build, healthcheck }) => (healthcheck !== null && !healthcheck.isOff && build?.dockerfile ? [build.dockerfile] : []))))
    for (const [path, { stages }] of index.facts('dockerfile')) {
      const last = stages.at(-1)
      if (!isOn(path) || options(path).missing === 'ignore' || !last || last.healthcheck !== null || probed.has(path) || last.from.ignored.includes('DL3057')) continue
      yield say.missing({ path, range: last.from.range })
    }
  },
})
