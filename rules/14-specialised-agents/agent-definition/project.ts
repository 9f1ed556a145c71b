import { projectDetector } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: ['agentFile'],
  appliesWhen: index => index.facts('agentFile').size > 0 || 'no agent, skill or rule is defined',
  *detect(view) {
    const seen = new Map<string, string>()
    for (const [path, { client, kind, name }] of view.index.facts('agentFile')) {
      if (kind !== 'agent' || !name || isTestFile(path)) continue
      // Agents of one folder tree are loaded together; those of a nested project are not.
      const key = JSON.stringify([client, path.slice(0, path.lastIndexOf('/agents/')), name.text])
      const first = seen.get(key)
      if (first === undefined) seen.set(key, path)
      else if (view.isOn(path)) yield say.duplicateName({ path, range: name.range }, { name: name.text }, { related: [{ at: { path: first, range: [0, 0] }, note: 'the other one' }] })
    }
  },
})
