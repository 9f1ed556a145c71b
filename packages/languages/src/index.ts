import { python } from './python/index.ts'
import { packageManifest, tsconfig } from './package-manifest/index.ts'
import { text } from './text/index.ts'
import type { Language } from './language.ts'

export * from './language.ts'

/** Every language with a file parser. TypeScript and Markdown have stages of their own. */
export const languages: readonly Language[] = [text, python, packageManifest, tsconfig] as readonly Language[]
