import { type Finding, projectDetector, type ProjectIndex } from '@perf-rules/core'
import { stagesInImage } from '@perf-rules/core/ask'
import type { DockerStage } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: ['dockerfile', 'dockerignore', 'gitignore', 'envFile'],
  appliesWhen: index => index.facts('dockerfile').size > 0 || 'no Dockerfile',
  *detect({ index, isOn }) {
    for (const [path, { stages }] of index.facts('dockerfile')) {
      if (!isOn(path)) continue
      const inImage = stagesInImage(stages)
      const shipped = stages.filter((_, at) => inImage.has(at))
      for (const stage of shipped) yield* copiedFiles(path, stage, index)
      yield* wholeContext(path, shipped, index)
    }
  },
})

function* copiedFiles(path: string, stage: DockerStage, index: ProjectIndex): Iterable<Finding> {
  for (const { sources, range, ignored } of stage.copies) {
    if (ignored.includes('DL3064')) continue
    const file = sources.find(source => isSecretFile(source) && !isHarmlessFile(source, path, index))
    if (file !== undefined) yield say.copied({ path, range }, { file })
  }
}

/** Files whose only purpose is to hold a secret, by the names that their programs look for. */
function isSecretFile(source: string): boolean {
  const name = source.slice(source.replace(/\/$/, '').lastIndexOf('/') + 1)
  return /^\.env(?:\.(?:local|production|prod|staging)(?:\.local)?)?$/.test(name) || /^(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.netrc|_netrc|\.pypirc|\.git-credentials|\.pgpass|\.ssh\/?|\.aws\/?|\.kube\/?|kubeconfig|credentials\.json|service[-_]?account[\w-]*\.json|[\w-]*private[\w-]*\.(?:pem|key)|[\w.-]+\.(?:p12|pfx|jks|keystore))$/.test(name)
}

/** In git and without a secret: `.env` of a framework that keeps only defaults in it. */
function isHarmlessFile(source: string, dockerfile: string, index: ProjectIndex): boolean {
  const folder = dockerfile.includes('/') ? dockerfile.slice(0, dockerfile.lastIndexOf('/') + 1) : ''
  const plain = source.replace(/^\.\//, '')
  return [plain, `${folder}${plain}`].some(path => index.file(path)?.tracked === true && !(index.facts('envFile').get(path)?.entries.some(({ holdsSecret }) => holdsSecret) ?? false))
}

function* wholeContext(path: string, shipped: readonly DockerStage[], index: ProjectIndex): Iterable<Finding> {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
  const keepsEnv = ['.gitignore', `${folder}.gitignore`].some(file => index.facts('gitignore').get(file)?.patterns.some(pattern => /(?:^|\/)\.env\*?$/.test(pattern)))
  if (!keepsEnv) return
  const filters = [`${path}.dockerignore`, `${folder}.dockerignore`, '.dockerignore']
  if (filters.some(file => leavesEnvOut(index.facts('dockerignore').get(file)?.patterns ?? []))) return
  const copy = shipped.flatMap(stage => stage.copies).find(({ sources }) => sources.some(source => /^(?:\.?\/?|\.\/\*)$/.test(source)))
  if (copy) yield say.unfiltered({ path, range: copy.range }, { file: filters.find(file => index.has(file)) ?? `${folder}.dockerignore` }, { confidence: 'medium' })
}

/** The last pattern that matches decides, as in Docker. */
function leavesEnvOut(patterns: readonly string[]): boolean {
  const last = patterns.findLast(pattern => matchesEnv(pattern.replace(/^!/, '')))
  return last !== undefined && !last.startsWith('!')
}

function matchesEnv(pattern: string): boolean {
  const name = pattern.replace(/^\.?\//, '').replace(/^(?:\*\*\/)+/, '').replace(/\/$/, '')
  if (name.includes('/')) return false
  const source = name.replace(/[.+^$()|{}\\]/g, '\\$&').replace(/\*+/g, '.*').replace(/\?/g, '.')
  try {
    return new RegExp(`^${source}$`).test('.env')
  } catch {
    // A class of signs that is none: Docker refuses the file, so nothing is left out by it.
    return false
  }
}
