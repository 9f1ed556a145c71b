import type { Range } from '@perf-rules/core'

/** A text of a compose file with its variables' defaults put in. */
export interface ComposeText {
  readonly written: string
  /** Null when a variable without default stands in it. */
  readonly resolved: string | null
  readonly isVariable: boolean
  readonly range: Range
}

/** How a service is built. Paths are relative to the root of the repository, or null when they leave it or are unknown. */
export interface ComposeBuild {
  readonly context: string | null
  readonly dockerfile: string | null
  readonly target: string | null
  /** `dockerfile_inline`: there is no file. */
  readonly isInline: boolean
}

/** A mount of a service, in the short or the long syntax. */
export interface ComposeMount {
  /** Null when only the environment knows it. Of a named volume that is bound to a path, that path. */
  readonly source: string | null
  readonly target: string | null
  readonly readOnly: boolean
  readonly range: Range
}

/** A port of a service, in the short or the long syntax. */
export interface ComposePort {
  /** Address of the host it is bound to; null when none is given, `?` when only the environment knows it. */
  readonly address: string | null
  /** Port of the host or a range of them; null when Docker chooses, `?` when only the environment knows it. */
  readonly published: string | null
  readonly target: string | null
  readonly protocol: string
  readonly range: Range
}

/** A demand of `depends_on`; the condition is null in the short syntax. */
export interface ComposeDependency {
  readonly service: string
  readonly condition: string | null
  readonly range: Range
}

export interface ComposeService {
  readonly name: string
  readonly nameRange: Range
  /** Nothing says what it runs: it only changes a service of another file. */
  readonly isPatch: boolean
  /** The service it takes its settings from; the path is null for one of the same file. */
  readonly extends: { readonly path: string | null; readonly service: string } | null
  readonly profiles: readonly string[]
  readonly cpuLimit: ComposeText | null
  readonly memoryLimit: ComposeText | null
  readonly healthcheck: { readonly isOff: boolean; readonly range: Range } | null
  /** `restart`, or the condition of `deploy.restart_policy` (`any` when it names none). */
  readonly restart: ComposeText | null
  readonly privileged: Range | null
  /** `network_mode`, `pid`, `ipc`, `uts`, `userns_mode`, `cgroup` where they are set. */
  readonly namespaces: readonly { readonly key: string; readonly value: ComposeText }[]
  readonly capAdd: readonly ComposeText[]
  readonly capDrop: readonly ComposeText[]
  readonly securityOptions: readonly ComposeText[]
  readonly readOnlyRoot: boolean
  readonly mounts: readonly ComposeMount[]
  readonly ports: readonly ComposePort[]
  readonly dependsOn: readonly ComposeDependency[]
  readonly image: ComposeText | null
  readonly build: ComposeBuild | null
  readonly user: ComposeText | null
  /** What it starts with in place of the image's own (`entrypoint`, `command`). */
  readonly starts: string | null
}

/** The services of a compose file. */
export interface ComposeFacts {
  readonly services: readonly ComposeService[]
  /** Files that `include` names, from the root of the repository. */
  readonly includes: readonly string[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    compose: ComposeFacts
  }
  interface LanguageTrees {
    compose: ComposeFacts
  }
}
