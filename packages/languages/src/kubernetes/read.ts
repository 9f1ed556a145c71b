import type { Range } from '@perf-rules/core'
import { type DataNode, entryOf, nodeAt, stringOf } from '../data/index.ts'
import type { KubernetesContainer, KubernetesFacts, KubernetesWorkload, Placed } from './facts.ts'

/** Where each kind keeps its pod. */
const podPaths: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Rollout: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
}

/** Reads the objects of a file of manifests. Documents without `kind` and `apiVersion` are none. */
export function readManifests(documents: readonly DataNode[]): KubernetesFacts {
  const objects = documents.flatMap(itemsOf).filter(object => stringOf(nodeAt(object, 'kind')) !== undefined && nodeAt(object, 'apiVersion') !== undefined)
  return {
    workloads: objects.flatMap(object => workloadOf(object) ?? []),
    kinds: objects.map(object => stringOf(nodeAt(object, 'kind')) ?? ''),
    nodePorts: objects.flatMap(nodePortsOf),
  }
}

function itemsOf(document: DataNode): readonly DataNode[] {
  const items = stringOf(nodeAt(document, 'kind')) === 'List' ? nodeAt(document, 'items') : undefined
  return items?.kind === 'list' ? items.items : [document]
}

function workloadOf(object: DataNode): KubernetesWorkload | undefined {
  const kind = stringOf(nodeAt(object, 'kind')) ?? ''
  const path = Object.hasOwn(podPaths, kind) ? podPaths[kind] : undefined
  const pod = path && nodeAt(object, ...path)
  const spec = nodeAt(pod, 'spec')
  if (!pod || !spec) return undefined
  const name = nodeAt(object, 'metadata', 'name') ?? nodeAt(object, 'metadata', 'generateName')
  const annotations = nodeAt(pod, 'metadata', 'annotations')
  return {
    kind,
    name: stringOf(name) ?? '',
    nameRange: name?.range ?? object.range,
    runsOnce: kind === 'Job' || kind === 'CronJob',
    hostNamespaces: ['hostNetwork', 'hostPID', 'hostIPC'].flatMap(key => (isTrue(nodeAt(spec, key)) ? [{ value: key, range: entryOf(spec, key)?.keyRange ?? spec.range }] : [])),
    hostPaths: listAt(spec, 'volumes').flatMap(volume => {
      const host = nodeAt(volume, 'hostPath', 'path')
      return stringOf(host) === undefined ? [] : [{ value: stringOf(host) ?? '', range: host?.range ?? volume.range }]
    }),
    runAsUser: numberAt(spec, 'securityContext', 'runAsUser'),
    runAsNonRoot: booleanAt(spec, 'securityContext', 'runAsNonRoot')?.value ?? null,
    isScraped: annotations?.kind === 'map' && annotations.entries.some(({ key, value }) => key.endsWith('/scrape') && value.kind === 'scalar' && String(value.value) === 'true'),
    containers: [...listAt(spec, 'initContainers').map(node => containerOf(node, stringOf(nodeAt(node, 'restartPolicy')) !== 'Always')), ...listAt(spec, 'containers').map(node => containerOf(node, false))],
  }
}

function containerOf(node: DataNode, isInit: boolean): KubernetesContainer {
  const image = nodeAt(node, 'image')
  const name = nodeAt(node, 'name')
  const security = nodeAt(node, 'securityContext')
  const privileged = booleanAt(security, 'privileged')
  return {
    name: stringOf(name) ?? '',
    nameRange: name?.range ?? node.range,
    isInit,
    image: stringOf(image) === undefined ? null : { value: stringOf(image) ?? '', range: image?.range ?? node.range },
    hasPorts: listAt(node, 'ports').length > 0,
    cpuLimit: isSet(nodeAt(node, 'resources', 'limits', 'cpu')),
    memoryLimit: isSet(nodeAt(node, 'resources', 'limits', 'memory')),
    livenessProbe: isSet(nodeAt(node, 'livenessProbe')),
    readinessProbe: isSet(nodeAt(node, 'readinessProbe')),
    startupProbe: isSet(nodeAt(node, 'startupProbe')),
    privileged: privileged?.value === true ? privileged.range : null,
    runAsUser: numberAt(security, 'runAsUser'),
    runAsNonRoot: booleanAt(security, 'runAsNonRoot')?.value ?? null,
    allowPrivilegeEscalation: booleanAt(security, 'allowPrivilegeEscalation'),
    readOnlyRoot: isTrue(nodeAt(security, 'readOnlyRootFilesystem')),
    capDrop: listAt(nodeAt(security, 'capabilities'), 'drop').flatMap(item => stringOf(item) ?? []),
    capAdd: listAt(nodeAt(security, 'capabilities'), 'add').flatMap(item => (stringOf(item) === undefined ? [] : [{ value: stringOf(item) ?? '', range: item.range }])),
  }
}

function nodePortsOf(object: DataNode): readonly Placed<number>[] {
  if (stringOf(nodeAt(object, 'kind')) !== 'Service') return []
  return listAt(nodeAt(object, 'spec'), 'ports').flatMap(port => numberAt(port, 'nodePort') ?? [])
}

function listAt(node: DataNode | undefined, key: string): readonly DataNode[] {
  const list = nodeAt(node, key)
  return list?.kind === 'list' ? list.items : []
}

function isSet(node: DataNode | undefined): boolean {
  return node !== undefined && !(node.kind === 'scalar' && node.value === null)
}

function isTrue(node: DataNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true
}

function booleanAt(node: DataNode | undefined, ...path: readonly string[]): { readonly value: boolean; readonly range: Range } | null {
  const found = nodeAt(node, ...path)
  return found?.kind === 'scalar' && typeof found.value === 'boolean' ? { value: found.value, range: found.range } : null
}

function numberAt(node: DataNode | undefined, ...path: readonly string[]): Placed<number> | null {
  const found = nodeAt(node, ...path)
  return found?.kind === 'scalar' && typeof found.value === 'number' ? { value: found.value, range: found.range } : null
}
