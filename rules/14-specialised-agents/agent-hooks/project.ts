import { type Finding, projectDetector, type ProjectIndex } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { AgentSettingsFacts, HookFlaw } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: ['agentSettings'],
  appliesWhen: index => index.facts('agentSettings').size > 0 || 'no settings of a coding agent',
  *detect(view) {
    for (const [path, settings] of view.index.facts('agentSettings')) {
      if (!view.isOn(path) || isTestFile(path)) continue
      for (const flaw of settings.flaws) yield toFinding(path, flaw)
      yield* missingScripts(path, settings, view.index)
    }
  },
})

function toFinding(path: string, flaw: HookFlaw): Finding {
  const at = { path, range: flaw.range }
  switch (flaw.id) {
    case 'brokenFile':
      return say.brokenFile(at, { error: flaw.error })
    case 'unknownEvent':
      // Clients gain events: only a name that is nearly one of today's is surely a mistake.
      return say.unknownEvent(at, { event: flaw.event, hint: flaw.known === '' ? '' : `; there is \`${flaw.known}\`` }, flaw.known === '' ? { confidence: 'medium' } : {})
    case 'badShape':
      return say.badShape(at, { wanted: flaw.wanted, example: '{ "matcher": "Bash", "hooks": [{ "type": "command", "command": "…" }] }' })
    case 'unknownType':
      return say.unknownType(at, { type: flaw.type })
    case 'lacks':
      return say.lacks(at, { type: flaw.type, field: flaw.field })
    case 'badTimeout':
      return say.badTimeout(at)
    case 'deafMatcher':
      return say.deafMatcher(at, { event: flaw.event })
  }
}

function* missingScripts(path: string, { folder, scripts }: AgentSettingsFacts, index: ProjectIndex): Iterable<Finding> {
  for (const { path: script, range } of scripts) {
    // What a build or an install makes need not be in git.
    if (/(?:^|\/)(?:dist|build|node_modules|target|\.venv)\//.test(script)) continue
    // A relative command is run from wherever the session stands: absent means absent from the root too.
    if (!index.has(folder === '' ? script : `${folder}/${script}`) && !index.has(script)) yield say.missingScript({ path, range }, { path: script })
  }
}
