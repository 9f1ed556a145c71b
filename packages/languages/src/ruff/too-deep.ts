/** CPython itself refuses more. */
const mostBrackets = 200
/** Columns before a statement: CPython takes 100 levels. */
const mostIndentation = 400
/** Operators of one expression; ruff's stack in WebAssembly ends between one and two thousand. */
const mostOperators = 800

/**
 * Why a Python text nests deeper than ruff's stack holds, or undefined. One linear scan past strings and comments;
 * what it takes for a string by mistake can only leave brackets open, which errs on the careful side.
 */
export function tooDeepForRuff(text: string): string | undefined {
  let open = 0
  let operators = 0
  // A token is one of: comment, string, line end with the indentation behind it, bracket, comma, operator or word that nests.
  for (const [token] of text.matchAll(/#[^\n]*|"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|\\\r?\n|\n[ \t]*|[()[\]{},;.+\-*/%&|^~<>=]|\b(?:not|if|and|or)\b/g)) {
    const first = token.charAt(0)
    if (first === '\n') {
      if (token.length > mostIndentation) return `more than ${mostIndentation} columns of indentation`
      if (open === 0) operators = 0
    } else if (first === ',' || first === ';') operators = 0
    else if ('([{'.includes(first)) {
      if (++open > mostBrackets) return `more than ${mostBrackets} open brackets`
      // What follows a closed bracket goes on with the same expression: `a()()`, `a[0][0]`.
      operators++
    } else if (')]}'.includes(first)) open = Math.max(0, open - 1)
    else if (!'#"\'\\'.includes(first)) operators++
    if (operators > mostOperators) return `more than ${mostOperators} operators in one expression`
  }
  return undefined
}
