import { type Finding, type ProjectIndex, projectDetector } from '@perf-rules/core'
import { nearest } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { AgentFileFacts } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

/** Agents that Claude Code brings along. */
const builtIn = ['Explore', 'Plan', 'general-purpose', 'statusline-setup', 'claude-code-guide', 'output-style-setup']

export default projectDetector(check, {
  needs: ['agentFile'],
  appliesWhen: index => index.facts('agentFile').size > 0 || 'no agent, skill or rule is defined',
  *detect(view) {
    const defined = { agent: namesOf(view.index, 'agent'), skill: new Set([...namesOf(view.index, 'skill'), ...namesOf(view.index, 'command')]) }
    for (const [path, file] of view.index.facts('agentFile')) {
      if (!view.isOn(path) || isTestFile(path)) continue
      const elsewhere = new Set(view.options(path).elsewhere)
      for (const { text, range } of file.skills) if (isMissing(text, defined.skill, elsewhere)) yield say.missingSkill({ path, range }, { name: text, hint: hintOf(text, defined.skill) })
      for (const { text, range } of file.starts) if (!builtIn.includes(text) && isMissing(text, defined.agent, elsewhere)) yield say.missingAgent({ path, range }, { name: text, hint: hintOf(text, defined.agent) })
      yield* imports(path, file, view.index)
    }
  },
})

/** What a plugin brings is named `plugin:name`, and stands in no repository that uses it. */
function isMissing(name: string, defined: ReadonlySet<string>, elsewhere: ReadonlySet<string>): boolean {
  return !defined.has(name) && !elsewhere.has(name) && !name.includes(':') && !/[*$\s]/.test(name)
}

function hintOf(name: string, defined: ReadonlySet<string>): string {
  const near = nearest(name, [...defined])
  return near === undefined ? '' : ` (there is \`${near}\`)`
}

function namesOf(index: ProjectIndex, kind: AgentFileFacts['kind']): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [path, file] of index.facts('agentFile')) {
    if (file.kind !== kind) continue
    if (file.name) names.add(file.name.text)
    if (kind === 'skill') names.add(path.split('/').at(-2) ?? '')
  }
  return names
}

/** `@docs/style.md` is read in from there: relative to the file that says so. */
function* imports(path: string, { imports: written }: AgentFileFacts, index: ProjectIndex): Iterable<Finding> {
  const folder = path.split('/').slice(0, -1)
  for (const { text, range } of written) {
    const target = below(folder, text)
    if (target === undefined || index.has(target) || index.hasFolder(target)) continue
    yield say.missingFile({ path, range }, { path: text })
  }
}

function below(folder: readonly string[], written: string): string | undefined {
  const parts = [...folder]
  for (const part of written.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}
