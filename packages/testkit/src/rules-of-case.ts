import { type ChangeView, forgeOf, ownersFiles, ownersOf, parseCodeOwners, type RulesInForce } from '@perf-rules/core'
import { loadConfigs, settingsOf } from '@perf-rules/engine'

type Texts = ReadonlyMap<string, string>

/** Configuration and owners as the files of a case state them, read by the engine's own functions. */
export async function rulesOfCase(before: Texts, after: Texts): Promise<Pick<ChangeView, 'rules' | 'authority'>> {
  const [base, head] = [await inForce(before), await inForce(after)]
  const approvers = base.configs.flatMap(({ config }) => config.authority?.approvers ?? [])
  const path = ownersFiles.find(candidate => before.has(candidate))
  const text = path === undefined ? '' : (before.get(path) ?? '')
  const owners = parseCodeOwners(text, forgeOf(path ?? '', text, before.has('.gitlab-ci.yml')))
  return { rules: { base, head }, authority: { approvers, ownersOf: each => ownersOf(owners, each) } }
}

async function inForce(files: Texts): Promise<RulesInForce> {
  const configs = await loadConfigs('/', [...files.keys()], path => {
    const text = files.get(path)
    return text === undefined ? { why: 'unreadable', detail: 'ENOENT', blob: '' } : { text, blob: '' }
  })
  return { configs, ...settingsOf(configs, ['recommended'], undefined) }
}
