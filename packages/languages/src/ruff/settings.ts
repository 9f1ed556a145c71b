/** The repository's own settings of ruff for one file, as plain JSON. */
export interface RuffSettings {
  /** Options that ruff's WebAssembly build is given. */
  readonly options: Readonly<Record<string, unknown>>
  /** Prefixes of codes that the settings leave out for this file, each with the longest prefix that takes it in. */
  readonly ignored: readonly string[]
  readonly selected: readonly string[]
  /** The file is excluded as a whole. */
  readonly excluded: boolean
}

/** True when the settings leave a code out: the longer prefix wins, as in ruff. */
export function isLeftOut(code: string, { ignored, selected }: Pick<RuffSettings, 'ignored' | 'selected'>): boolean {
  const longest = (prefixes: readonly string[]) => Math.max(-1, ...prefixes.map(prefix => (prefix === 'ALL' ? 0 : code.startsWith(prefix) ? prefix.length : -1)))
  const out = longest(ignored)
  return out >= 0 && out >= longest(selected)
}
