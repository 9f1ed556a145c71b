import { type Authority, type ChangeView, FaultError, forgeOf, type LoadedConfig, ownersFiles, ownersOf, parseCodeOwners } from '@perf-rules/core'
import { configTexts, loadConfigs } from '../config/load-config.ts'
import { blobs, type TreeFile } from '../workspace/base-tree.ts'
import { type ReadResult, toText } from '../workspace/read.ts'
import type { RunState } from './run-state.ts'
import { settingsOf } from './settings.ts'

/** Configuration and owners of both sides of a change, for the checks that judge changes. */
export async function rulesOf(state: RunState, base: readonly TreeFile[]): Promise<Pick<ChangeView, 'rules' | 'authority'>> {
  const { options, settings } = state
  const wantsRules = state.enabled.some(entry => entry.kinds.includes('change') && entry.needsRules)
  const preset = options.preset ?? ['recommended']
  // `--only` chooses what this run looks at; it is no part of the configuration that is compared.
  const head = { ...(options.only ? settingsOf(state.configs, preset, undefined) : settings), configs: state.configs }
  if (!wantsRules) return { rules: { base: undefined, head }, authority: { approvers: [], ownersOf: () => [] } }
  const old = await baseConfigs(state, base)
  return { rules: { base: old && { ...settingsOf(old, preset, undefined), configs: old }, head }, authority: await authorityOf(state, base, old ?? []) }
}

/** Undefined when they cannot be read: a version of ours may not know a check that an older configuration names. */
async function baseConfigs({ root }: RunState, base: readonly TreeFile[]): Promise<readonly LoadedConfig[] | undefined> {
  const byPath = new Map(base.map(file => [file.path, file]))
  const load = async (paths: readonly string[]): Promise<ReadonlyMap<string, ReadResult>> => {
    const wanted = paths.flatMap(path => byPath.get(path) ?? [])
    const contents = await blobs(root, wanted.map(file => file.blob))
    return new Map(wanted.map((file, at) => [file.path, toText(contents[at] ?? Buffer.alloc(0))]))
  }
  const texts = await configTexts(base.map(file => file.path), load)
  try {
    return await loadConfigs(root.folder, base.map(file => file.path), path => texts.get(path) ?? { why: 'unreadable', detail: 'ENOENT', blob: '' })
  } catch (thrown) {
    if (thrown instanceof FaultError) return undefined
    throw thrown
  }
}

async function authorityOf({ root }: RunState, base: readonly TreeFile[], configs: readonly LoadedConfig[]): Promise<Authority> {
  const approvers = configs.filter(({ folder }) => folder === '').flatMap(({ config }) => config.authority?.approvers ?? [])
  const byPath = new Map(base.map(file => [file.path, file]))
  const path = ownersFiles.find(candidate => byPath.has(candidate))
  const file = path === undefined ? undefined : byPath.get(path)
  if (path === undefined || file === undefined) return { approvers, ownersOf: () => [] }
  const read = toText((await blobs(root, [file.blob]))[0] ?? Buffer.alloc(0))
  const text = 'text' in read ? read.text : ''
  const owners = parseCodeOwners(text, forgeOf(path, text, byPath.has('.gitlab-ci.yml')))
  return { approvers, ownersOf: each => ownersOf(owners, each) }
}
