import { type Finding, projectDetector, type ProjectIndex } from '@perf-rules/core'
import type { DockerStage } from '@perf-rules/languages/views'
import { baseUserOf, startsByItself } from './base-user.ts'
import check, { say } from './check.ts'
import { isForDevelopment } from './purpose.ts'
import { type Placed, servicesByDockerfile, targetsInWorkflows } from './services.ts'

export default projectDetector(check, {
  needs: ['dockerfile', 'compose', 'entrypoint', 'imageBuilds'],
  appliesWhen: index => index.facts('dockerfile').size > 0 || 'no Dockerfile',
  *detect(view) {
    const services = servicesByDockerfile(view.index)
    for (const [path, { stages }] of view.index.facts('dockerfile')) {
      if (!view.isOn(path)) continue
      const options = view.options(path)
      if (!options.includeDevelopment && isForDevelopment(path)) continue
      const built = services.get(path) ?? []
      for (const stage of stagesThatRun(stages, built, targetsInWorkflows(view.index, path), options.includeDevelopment)) yield* judge(stage, { path, stages, built, index: view.index, options })
    }
  },
})

interface Image {
  readonly path: string
  readonly stages: readonly DockerStage[]
  readonly built: readonly Placed[]
  readonly index: ProjectIndex
  readonly options: { readonly nonRootBases: readonly string[]; readonly rootServices: 'ignore' | 'report' }
}

/** The last stage is what `docker build` makes; compose and CI may name others. */
function stagesThatRun(stages: readonly DockerStage[], built: readonly Placed[], targets: readonly string[], withDevelopment: boolean): readonly DockerStage[] {
  const last = stages.at(-1)
  const named = new Set([...built.flatMap(({ service }) => service.build?.target ?? []), ...targets])
  return stages.filter(stage => (stage === last || (stage.name !== null && named.has(stage.name))) && (withDevelopment || stage.name === null || !isForDevelopment(stage.name)))
}

function* judge(stage: DockerStage, image: Image): Iterable<Finding> {
  const { path, built, index, options } = image
  const chain = chainOf(stage, image.stages)
  const user = chain.map(each => each.user).find(found => found !== null)
  const here = built.filter(({ service }) => service.build?.target === null || service.build?.target === stage.name)
  if (user) {
    if (user.resolved === null) return
    if (!isRoot(user.resolved)) return options.rootServices === 'report' ? yield* rootServices(here) : undefined
    if (user.ignored.includes('DL3002') || changesUser(stage, index) || runsAsAnother(here)) return
    return yield say.rootUser({ path, range: user.range }, { user: user.written })
  }
  const root = chain.at(-1)
  const base = root?.from.resolved
  if (!root || base === null || base === undefined || root.from.ignored.includes('DL3002')) return
  if (baseUserOf(base, options.nonRootBases) !== 'root' || base.toLowerCase() === 'scratch') return
  const starts = stage.starts !== null || startsByItself(base) || here.some(({ service }) => service.starts !== null)
  if (!starts || changesUser(stage, index) || runsAsAnother(here)) return
  // nginx and php-fpm give their workers another user, and keep root for the process that starts them.
  yield say.noUser({ path, range: stage.from.range }, { image: root.from.written }, startsByItself(base) ? { confidence: 'medium' } : {})
}

/** The stage and those it goes on from, back to an image. */
function chainOf(stage: DockerStage, stages: readonly DockerStage[]): readonly DockerStage[] {
  const chain = [stage]
  for (let at: DockerStage | undefined = stage; at?.base !== null && at?.base !== undefined; ) {
    at = stages[at.base]
    if (at) chain.push(at)
  }
  return chain
}

function isRoot(user: string): boolean {
  const [name = ''] = user.split(':')
  return name === 'root' || /^0+$/.test(name)
}

/** Its start script or a program in the image hands on to another user. */
function changesUser(stage: DockerStage, index: ProjectIndex): boolean {
  if (stage.privilegeDrop !== null) return true
  const scripts = new Set(stage.scripts)
  return [...index.facts('entrypoint').keys()].some(path => scripts.has(path.slice(path.lastIndexOf('/') + 1)))
}

/** Every service that builds the image gives it a user. */
function runsAsAnother(here: readonly Placed[]): boolean {
  return here.length > 0 && here.every(({ service }) => service.user !== null && (service.user.resolved === null || !isRoot(service.user.resolved)))
}

function* rootServices(here: readonly Placed[]): Iterable<Finding> {
  for (const { path, service } of here) {
    if (service.user === null || service.user.resolved === null || !isRoot(service.user.resolved) || isForDevelopment(path)) continue
    yield say.rootService({ path, range: service.user.range }, { service: service.name })
  }
}

