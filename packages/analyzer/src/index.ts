import type { JoinKind, JoinKinds, ProjectIndex } from '@perf-rules/core'
import { Effects } from './effects/effects.ts'
import { assignedMembers, parameterFlows } from './effects/flows.ts'
import { repeatsIn } from './effects/repeats.ts'
import { Project } from './origins/project.ts'
import { Values } from './origins/values.ts'
import type { EffectsView } from './views.ts'

export type * from './views.ts'
export type * from './narrowing/mentions.ts'
export { Narrowing } from './narrowing/narrowing.ts'

/** How each joined layer is made from the facts. */
export const joiners: { readonly [K in JoinKind]?: (index: ProjectIndex) => JoinKinds[K] } = {
  effects: effectsOf,
}

function effectsOf(index: ProjectIndex): EffectsView {
  const project = new Project(index)
  // Two looks: who calls whom is known only when most receivers are, and parameters only when calls are.
  const first = new Values(project)
  const flows = parameterFlows(first)
  const second = new Values(project, flows, new Map(), first)
  return { repeats: repeatsIn(new Effects(new Values(project, flows, assignedMembers(second), second))) }
}
