/** Files above this size are skipped and counted: no parser is asked to hold them. */
export const mostBytes = 1_000_000
/** Real code stays below 25; native parsers overflow their stack in the thousands. */
const mostOpenBrackets = 500
/** Runs of one operator nest a tree as brackets do (`!!!!`, `a=a=a=`, `**`), and no bracket count shows it. */
const mostRepeats = 1_000
/** Each `<` of `a<b<c<` may begin type arguments, and the parser tries it: time grows with the square of them. */
const mostOpenAngles = 500
/** Block quotes and lists in one another; Markdown parsers take time with the square of them on each line. */
const mostContainers = 100

/**
 * Why a text is too deeply nested to be given to a native parser, or undefined. One linear scan that
 * ignores strings and comments, so it can only err on the careful side.
 */
export function tooDeep(text: string): string | undefined {
  let open = 0
  let angles = 0
  let repeats = 0
  let last = -1
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    // ( [ { open; ) ] } close. `<` is counted apart, since comparison operators would drift the count.
    if (unit === 40 || unit === 91 || unit === 123) {
      if (++open > mostOpenBrackets) return `more than ${mostOpenBrackets} open brackets`
    } else if (unit === 41 || unit === 93 || unit === 125) open = Math.max(0, open - 1)
    // Statements end at `;`, and with them what a `<` may have begun; a second `<` makes a shift, and is no bracket.
    else if (unit === 59) angles = 0
    else if (unit === 62) angles = Math.max(0, angles - 1)
    else if (unit === 60 && last !== 60 && text.charCodeAt(at + 1) !== 60 && ++angles > mostOpenAngles) return `more than ${mostOpenAngles} open angle brackets`
    if (unit === last && (unit === 33 || unit === 126 || unit === 43 || unit === 45 || unit === 60)) {
      if (++repeats > mostRepeats) return `more than ${mostRepeats} times the same operator in a row`
    } else repeats = 0
    last = unit
  }
  return undefined
}

/** Why a Markdown text nests too many quotes and lists, or undefined. Looks at what stands before the first word of each line. */
export function tooDeepDocument(text: string): string | undefined {
  for (const [lead] of text.matchAll(/^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/gm)) {
    // A level of a list is at least two columns of indentation.
    const containers = lead.length < mostContainers ? 0 : lead.search(/\S/) / 2 + (lead.match(/[>+*-]|\d+/g)?.length ?? 0)
    if (containers > mostContainers) return `more than ${mostContainers} quotes and lists in one another`
  }
  return undefined
}
