import type { Range } from '@perf-rules/core'

/** A value of a manifest that is asked for by a check, with its place. */
export interface Placed<T> {
  readonly value: T
  readonly range: Range
}

export interface KubernetesContainer {
  readonly name: string
  readonly nameRange: Range
  /** Runs to its end before the others start; a sidecar (`restartPolicy: Always`) does not. */
  readonly isInit: boolean
  /** Null in a patch that only changes a container of another file. */
  readonly image: Placed<string> | null
  readonly hasPorts: boolean
  readonly cpuLimit: boolean
  readonly memoryLimit: boolean
  readonly livenessProbe: boolean
  readonly readinessProbe: boolean
  readonly startupProbe: boolean
  readonly privileged: Range | null
  readonly runAsUser: Placed<number> | null
  readonly runAsNonRoot: boolean | null
  readonly allowPrivilegeEscalation: Placed<boolean> | null
  readonly readOnlyRoot: boolean
  readonly capDrop: readonly string[]
  readonly capAdd: readonly Placed<string>[]
}

/** Something that runs pods: a Deployment, a StatefulSet, a CronJob, a Pod itself. */
export interface KubernetesWorkload {
  readonly kind: string
  readonly name: string
  readonly nameRange: Range
  /** It runs to its end (Job, CronJob). */
  readonly runsOnce: boolean
  /** `hostNetwork`, `hostPID`, `hostIPC` where they are true. */
  readonly hostNamespaces: readonly Placed<string>[]
  readonly hostPaths: readonly Placed<string>[]
  readonly runAsUser: Placed<number> | null
  readonly runAsNonRoot: boolean | null
  /** Keys of annotations by which a scraper finds metrics are on the pod. */
  readonly isScraped: boolean
  readonly containers: readonly KubernetesContainer[]
}

export interface KubernetesFacts {
  readonly workloads: readonly KubernetesWorkload[]
  /** Kinds of the objects of the file, in order. */
  readonly kinds: readonly string[]
  /** Ports that Services of type NodePort or LoadBalancer open outside the cluster. */
  readonly nodePorts: readonly Placed<number>[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    kubernetes: KubernetesFacts
  }
  interface LanguageTrees {
    kubernetes: KubernetesFacts
  }
}
