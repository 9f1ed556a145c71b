import picomatch from 'picomatch'

/** A test for paths by globs as configuration writes them; without globs it matches nothing. */
export function matcherOf(globs: readonly string[]): (path: string) => boolean {
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true })
}
