import { type Finding, type Place, projectDetector } from '@perf-rules/core'
import { isForDevelopers, layersOf } from '@perf-rules/core/ask'
import check, { say } from './check.ts'

interface Limits {
  readonly cpu: boolean
  readonly memory: boolean
}

const inCompose = { memory: '`deploy.resources.limits.memory` (or `mem_limit`)', cpu: '`deploy.resources.limits.cpus` (or `cpus`)' }
const inKubernetes = { memory: '`resources.limits.memory`', cpu: '`resources.limits.cpu`' }

export default projectDetector(check, {
  needs: ['compose', 'kubernetes'],
  appliesWhen: index => index.facts('compose').size + index.facts('kubernetes').size > 0 || 'neither a compose file nor a manifest',
  *detect(view) {
    const files = view.index.facts('compose')
    for (const [path, { services }] of files) {
      const options = view.options(path)
      if (!view.isOn(path) || (!options.includeDevelopment && isForDevelopers(path))) continue
      for (const service of services) {
        if (service.isPatch) continue
        const layers = layersOf(files, path, service)
        yield* judge({ path, range: service.nameRange }, service.name, { cpu: layers.some(each => each.cpuLimit !== null), memory: layers.some(each => each.memoryLimit !== null) }, options.require, inCompose)
      }
    }
    for (const [path, { workloads }] of view.index.facts('kubernetes')) {
      const options = view.options(path)
      if (!view.isOn(path) || (!options.includeDevelopment && isForDevelopers(path))) continue
      for (const { containers } of workloads) {
        for (const container of containers) {
          if (container.image === null || container.isInit) continue
          yield* judge({ path, range: container.nameRange }, container.name, { cpu: container.cpuLimit, memory: container.memoryLimit }, options.require, inKubernetes)
        }
      }
    }
  },
})

function* judge(place: Place, name: string, { cpu, memory }: Limits, required: readonly string[], words: { readonly memory: string; readonly cpu: string }): Iterable<Finding> {
  const lacksCpu = !cpu && required.includes('cpu')
  const lacksMemory = !memory && required.includes('memory')
  if (lacksCpu && lacksMemory) yield say.noLimits(place, { name, ...words })
  else if (lacksMemory) yield say.noMemoryLimit(place, { name, memory: words.memory })
  else if (lacksCpu) yield say.noCpuLimit(place, { name, cpu: words.cpu })
}
