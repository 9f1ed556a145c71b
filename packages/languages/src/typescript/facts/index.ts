import type { CodeFacts } from '../code-facts.ts'

/** Every kind of fact that program files give. */
export const codeFacts: readonly CodeFacts[] = []
