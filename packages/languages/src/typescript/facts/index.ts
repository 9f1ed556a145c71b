import type { CodeFacts } from '../code-facts.ts'
import { moduleFacts } from './collect.ts'

export type * from './shape.ts'
export { uses } from './shape.ts'

/** Every kind of fact that program files give. */
export const codeFacts: readonly CodeFacts[] = [moduleFacts] as readonly CodeFacts[]
