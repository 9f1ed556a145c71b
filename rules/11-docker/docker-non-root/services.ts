import type { ProjectIndex } from '@perf-rules/core'
import type { ComposeService } from '@perf-rules/languages/views'

/** A compose service with the file it stands in. */
export interface Placed {
  readonly path: string
  readonly service: ComposeService
}

/** Compose services by the Dockerfile that they build. */
export function servicesByDockerfile(index: ProjectIndex): ReadonlyMap<string, readonly Placed[]> {
  const found = new Map<string, Placed[]>()
  for (const [path, { services }] of index.facts('compose')) {
    for (const service of services) {
      const file = service.build?.isInline ? null : service.build?.dockerfile
      if (file === null || file === undefined) continue
      const list = found.get(file)
      if (list) list.push({ path, service })
      else found.set(file, [{ path, service }])
    }
  }
  return found
}

/** Names of stages that CI builds of a Dockerfile. */
export function targetsInWorkflows(index: ProjectIndex, dockerfile: string): readonly string[] {
  const isOnly = index.facts('dockerfile').size === 1
  return [...index.facts('imageBuilds').values()].flatMap(({ targets }) => targets.filter(each => each.dockerfile === dockerfile || (each.dockerfile === null && isOnly)).map(each => each.target))
}
