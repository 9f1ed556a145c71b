import type { JoinKind, JoinKinds, ProjectIndex } from '@perf-rules/core'

/** How each joined layer is made from the facts. */
export const joiners: { readonly [K in JoinKind]?: (index: ProjectIndex) => JoinKinds[K] } = {}
