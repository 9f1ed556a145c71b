/** One statement of a script with its offset. */
export interface Statement {
  readonly text: string
  readonly start: number
}

/**
 * Splits a script at its semicolons. Quotes, dollar quotes and comments hide a semicolon; blocks are left to the
 * parser. What is before the first word belongs to no statement, so that a place begins at the statement.
 */
export function splitStatements(script: string): readonly Statement[] {
  const found: Statement[] = []
  let start = -1
  let at = 0
  const take = (end: number): void => {
    if (start !== -1) found.push({ text: script.slice(start, end), start })
    start = -1
  }
  while (at < script.length) {
    const two = script.slice(at, at + 2)
    const sign = script.charAt(at)
    if (two === '--') at = after(script, '\n', at)
    else if (two === '/*') at = after(script, '*/', at + 2)
    else if (sign === '\\' && start === -1) at = after(script, '\n', at)
    else if (sign === ';') {
      take(at)
      at++
    } else if (/\s/.test(sign)) at++
    else {
      if (start === -1) start = at
      if (sign === "'") at = quoted(script, at, "'")
      else if (sign === '"') at = quoted(script, at, '"')
      else if (sign === '$') {
        const tag = /^\$\w*\$/.exec(script.slice(at, at + 64))?.[0]
        at = tag === undefined ? at + 1 : after(script, tag, at + tag.length)
      } else at++
    }
  }
  take(script.trimEnd().length)
  return found
}

function after(script: string, end: string, from: number): number {
  const at = script.indexOf(end, from)
  return at === -1 ? script.length : at + end.length
}

function quoted(script: string, from: number, quote: string): number {
  for (let at = from + 1; at < script.length; at++) if (script.charAt(at) === quote) return at + 1
  return script.length
}
