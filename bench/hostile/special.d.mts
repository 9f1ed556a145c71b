/** A case that is more than a text; see special.mjs. */
export interface SpecialCase {
  readonly name: string
  /** Builds the case in a folder; `outside` is a folder that no run may touch. */
  readonly make: (folder: string, outside: string) => unknown
  readonly skips?: readonly string[]
  readonly files?: readonly string[]
  readonly fault?: RegExp
  /** The run may end with a fault or without. */
  readonly mayFail?: boolean
  readonly noGit?: boolean
  readonly needsRoot?: boolean
  readonly asNobody?: boolean
}
export declare const swallowing: string
export declare const special: readonly SpecialCase[]
/** A program that leaves a file when it is run. */
export declare function canary(outside: string): string
/** Many small files: folders of 250. */
export declare function manyFiles(folder: string, count: number): void
