const mostOpen = 200

/**
 * Says that a text nests deeper than any data file that a person wrote, so that the recursive parsers
 * are never given one that would exhaust their stack. One linear scan; brackets in strings count too,
 * which errs on the careful side.
 */
export function nestsTooDeep(text: string): boolean {
  let open = 0
  let lineStart = 0
  let isLead = true
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 91 || unit === 123) {
      if (++open > mostOpen) return true
    } else if (unit === 93 || unit === 125) open = Math.max(0, open - 1)
    if (unit === 10) {
      lineStart = at + 1
      isLead = true
    } else if (isLead && unit !== 32 && unit !== 45 && unit !== 63 && unit !== 58) {
      // Indentation and the indicators `-`, `?`, `:` are what nests YAML without a bracket.
      isLead = false
      if (at - lineStart > mostOpen * 4) return true
    }
  }
  return false
}
