/** Files above this size are skipped and counted: no parser is asked to hold them. */
export const mostBytes = 1_000_000
/** Real code stays below 25; native parsers overflow their stack in the thousands. */
const mostOpenBrackets = 500
/** Runs of one operator nest a tree as brackets do (`!!!!`, `a=a=a=`, `**`), and no bracket count shows it. */
const mostRepeats = 1_000

/**
 * Why a text is too deeply nested to be given to a native parser, or undefined. One linear scan that
 * ignores strings and comments, so it can only err on the careful side.
 */
export function tooDeep(text: string): string | undefined {
  let open = 0
  let repeats = 0
  let last = -1
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    // ( [ { < open; ) ] } > close. `<` and `>` are left out: comparison operators would drift the count.
    if (unit === 40 || unit === 91 || unit === 123) {
      if (++open > mostOpenBrackets) return `more than ${mostOpenBrackets} open brackets`
    } else if (unit === 41 || unit === 93 || unit === 125) open = Math.max(0, open - 1)
    if (unit === last && (unit === 33 || unit === 126 || unit === 43 || unit === 45 || unit === 60)) {
      if (++repeats > mostRepeats) return `more than ${mostRepeats} times the same operator in a row`
    } else repeats = 0
    last = unit
  }
  return undefined
}
