import { type Finding, projectDetector, type Range } from '@perf-rules/core'
import { layersOf } from '@perf-rules/core/ask'
import type { ComposeService, KubernetesContainer, KubernetesWorkload } from '@perf-rules/languages/views'
import check, { say } from './check.ts'
import { isEngineSocket, isStrongCapability, isWholeDisk } from './rights.ts'

type Required = readonly string[]

export default projectDetector(check, {
  needs: ['compose', 'kubernetes'],
  appliesWhen: index => index.facts('compose').size + index.facts('kubernetes').size > 0 || 'neither a compose file nor a manifest',
  *detect(view) {
    const files = view.index.facts('compose')
    for (const [path, { services }] of files) {
      if (!view.isOn(path)) continue
      const { require, allow } = view.options(path)
      for (const service of services) {
        if (allow.includes(service.name)) continue
        yield* ofService(path, service, require)
        if (!service.isPatch) yield* keptBy(path, service.name, service.nameRange, missingIn(layersOf(files, path, service)), require)
      }
    }
    for (const [path, { workloads }] of view.index.facts('kubernetes')) {
      if (!view.isOn(path)) continue
      const { require, allow } = view.options(path)
      for (const workload of workloads) if (!allow.includes(workload.name)) yield* ofWorkload(path, workload, require)
    }
  },
})

function* ofService(path: string, { name, privileged, mounts, capAdd, namespaces, securityOptions }: ComposeService, required: Required): Iterable<Finding> {
  if (privileged) yield say.privileged({ path, range: privileged }, { name })
  for (const { source, readOnly, range } of mounts) {
    if (source === null) continue
    if (isEngineSocket(source)) yield say.engineSocket({ path, range }, { name, source })
    else if (!readOnly && isWholeDisk(source)) yield say.wholeDisk({ path, range }, { name, source })
  }
  for (const { written, range } of capAdd) if (isStrongCapability(written)) yield say.strongCapability({ path, range }, { name, capability: written })
  for (const { written, range } of securityOptions) if (/^(?:seccomp|apparmor)[:=]\s*unconfined$/.test(written)) yield say.unconfined({ path, range }, { name, option: written })
  if (required.includes('own-namespaces')) for (const { key, value } of namespaces) if (value.resolved === 'host') yield say.hostNamespace({ path, range: value.range }, { name, namespace: key })
}

interface Missing {
  readonly right: string
  readonly words: string
  readonly fix: string
}

function missingIn(layers: readonly ComposeService[]): readonly Missing[] {
  const missing: Missing[] = []
  if (!layers.some(each => each.securityOptions.some(({ written }) => /^no-new-privileges(?:[:=]\s*true)?$/.test(written)))) missing.push({ right: 'no-new-privileges', words: 'to gain more by a set-user-id program', fix: '`security_opt: ["no-new-privileges:true"]`' })
  if (!layers.some(each => each.capDrop.some(({ written }) => written.toUpperCase() === 'ALL'))) missing.push({ right: 'cap-drop', words: 'the default capabilities', fix: '`cap_drop: [ALL]`' })
  if (!layers.some(each => each.readOnlyRoot)) missing.push({ right: 'read-only', words: 'to write to its own program', fix: '`read_only: true` with `tmpfs` for what it must write' })
  return missing
}

function* ofWorkload(path: string, { name, hostPaths, hostNamespaces, containers }: KubernetesWorkload, required: Required): Iterable<Finding> {
  for (const { value, range } of hostPaths) {
    if (isEngineSocket(value)) yield say.engineSocket({ path, range }, { name, source: value })
  }
  if (required.includes('own-namespaces')) for (const { value, range } of hostNamespaces) yield say.hostNamespace({ path, range }, { name, namespace: value })
  for (const container of containers) {
    if (container.privileged) yield say.privileged({ path, range: container.privileged }, { name: container.name })
    for (const { value, range } of container.capAdd) if (isStrongCapability(value)) yield say.strongCapability({ path, range }, { name: container.name, capability: value })
    if (container.image !== null) yield* keptBy(path, container.name, container.nameRange, missingOf(container), required)
  }
}

function missingOf({ allowPrivilegeEscalation, capDrop, readOnlyRoot }: KubernetesContainer): readonly Missing[] {
  const missing: Missing[] = []
  if (allowPrivilegeEscalation?.value !== false) missing.push({ right: 'no-new-privileges', words: 'to gain more by a set-user-id program', fix: '`allowPrivilegeEscalation: false`' })
  if (!capDrop.some(each => each.toUpperCase() === 'ALL')) missing.push({ right: 'cap-drop', words: 'the default capabilities', fix: '`capabilities: { drop: [ALL] }`' })
  if (!readOnlyRoot) missing.push({ right: 'read-only', words: 'to write to its own program', fix: '`readOnlyRootFilesystem: true`' })
  return missing
}

function* keptBy(path: string, name: string, range: Range, missing: readonly Missing[], required: Required): Iterable<Finding> {
  const asked = missing.filter(({ right }) => required.includes(right))
  if (asked.length > 0) yield say.rightsKept({ path, range }, { name, missing: asked.map(({ words }) => words).join(', '), fix: asked.map(({ fix }) => fix).join(', ') })
}
