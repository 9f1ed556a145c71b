const paths = /(?:\.|-)min\.[cm]?js$|(?:\.|_|-)bundle\.js$|\.(?:generated|gen|pb)\.[^/]+$|(?:^|\/)(?:vendor|vendors|vendored|third[-_]party|node_modules|dist|\.yarn|wasm-gen|__generated__|generated)\//i
const notice = /@generated\b|\bdo not edit\b|\bauto-?generated\b|\bautomatically generated\b/i
/** No person writes such lines; bundlers and minifiers do. */
const longestLine = 3_000

/** True for files that a tool wrote or that came from elsewhere: nobody here mends what is found in them. */
export function isMachineMade(path: string, text: string): boolean {
  return paths.test(path) || notice.test(text.slice(0, 600)) || hasLongLine(text)
}

function hasLongLine(text: string): boolean {
  let start = 0
  while (text.length - start > longestLine) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    // A long string (a data URL, a key) is one token; a minified line has many statements.
    if (end - start > longestLine && count(text, ';', start, end) > 30) return true
    start = end + 1
  }
  return false
}

function count(text: string, part: string, from: number, to: number): number {
  let found = 0
  for (let at = text.indexOf(part, from); at !== -1 && at < to; at = text.indexOf(part, at + 1)) found++
  return found
}
