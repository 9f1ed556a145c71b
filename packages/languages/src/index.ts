import { text } from './text/index.ts'
import type { Language } from './language.ts'

export * from './language.ts'

/** Every language with a file parser. TypeScript and Markdown have stages of their own. */
export const languages: readonly Language[] = [text] as readonly Language[]
