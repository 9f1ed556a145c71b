/**
 * Facts by kind. Languages add theirs by declaration merging; each is plain JSON about one file.
 */
export interface FactKinds {}
export type FactKind = keyof FactKinds & string

/** Layers computed from the facts of many files (call graph, effects), by kind. The analyzer adds its own. */
export interface JoinKinds {}
export type JoinKind = keyof JoinKinds & string

/** One file of the snapshot that is checked. */
export interface FileEntry {
  /** Relative to the root, with `/`. */
  readonly path: string
  /** Size in bytes. */
  readonly bytes: number
  readonly executable: boolean
  /** In git's index. Outside git every file counts as tracked. */
  readonly tracked: boolean
}

/** The facts of the project, joined. The same snapshot always gives the same index. */
export interface ProjectIndex {
  /** Sorted by path in code unit order. */
  readonly files: readonly FileEntry[]
  has(path: string): boolean
  file(path: string): FileEntry | undefined
  /** True when a file lies below the folder. The root is ''. */
  hasFolder(folder: string): boolean
  /** True for a path that is there and not read: a symbolic link, a submodule, or what lies below one. */
  isUnread?(path: string): boolean
  /** Facts of one kind by path, in path order. Only kinds that a running check needs are there. */
  facts<K extends FactKind>(kind: K): ReadonlyMap<string, FactKinds[K]>
  /** A joined layer, computed on first use. */
  joined<K extends JoinKind>(kind: K): JoinKinds[K]
}

/** True only for data that JSON gives back as it took it: no function, undefined, bigint, Map, Set or Date. */
export type Plain<F> = F extends string | number | boolean | null
  ? F
  : F extends bigint | symbol | undefined | ((...a: never[]) => unknown) | Date | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown> | RegExp
    ? never
    : { [K in keyof F]: undefined extends F[K] ? ({} extends Pick<F, K> ? Plain<Exclude<F[K], undefined>> | undefined : never) : Plain<F[K]> }

/** How a language turns one parsed file into facts of one kind. `version` changes whenever the same file gives other facts. */
export interface FactExtractor<K extends FactKind, Tree> {
  readonly kind: K
  readonly version: number
  readonly extract: (tree: Tree, file: { readonly path: string; readonly text: string }) => FactKinds[K] | undefined
}

/** Declares an extractor; facts that are not plain JSON do not compile. */
export function defineFacts<K extends FactKind, Tree>(extractor: FactExtractor<K, Tree> & ([FactKinds[K]] extends [Plain<FactKinds[K]>] ? unknown : { readonly 'a fact must be plain JSON': never })): FactExtractor<K, Tree> {
  return extractor
}
