// Types that rules may import: what the languages' trees and facts look like. Importing this loads no parser.
export type {} from './text/index.ts'
