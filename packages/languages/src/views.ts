// Types that rules may import: what the languages' trees and facts look like. Importing this loads no parser.
export type {} from './text/index.ts'
export type { PythonModule, PythonNode } from './python/index.ts'
export type * from './package-manifest/package-facts.ts'
export type * from './package-manifest/tsconfig-facts.ts'
export type * from './typescript/facts/shape.ts'
export type * from './markdown/facts/headings.ts'
export type * from './markdown/facts/links.ts'
export type * from './markdown/facts/changelog.ts'
