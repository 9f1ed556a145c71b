/** What is wrong with a filter pattern of branches, tags or paths; undefined for a right one. */
export function globProblem(pattern: string, isPath: boolean): string | undefined {
  const text = pattern.startsWith('!') ? pattern.slice(1) : pattern
  if (text === '') return 'leaves nothing to match behind `!`'
  if (isPath) {
    if (/^\s|\s$/.test(pattern)) return 'begins or ends with a space'
    if (text === '.' || text === '..' || /^\.\.?\//.test(text)) return 'begins with `./` or `../`, and paths are relative to the root without it'
    if (text.split('/').some(part => part === '..' || part === '.')) return 'has `.` or `..` in it, which no path has'
  } else if (text.startsWith('/')) return 'begins with `/`, which no branch or tag does'
  return scan(text, isPath)
}

function scan(text: string, isPath: boolean): string | undefined {
  let isRepeatable = false
  let last = ''
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    last = sign
    if (sign === '\n' || sign === '\r') return 'has a line break in it'
    if (sign === '\\') {
      const next = text.charAt(at + 1)
      if (!isPath && /[[?*]/.test(next)) return `has \`${next}\` in it, which no branch or tag may have`
      if (/[[?*+\\!]/.test(next)) at++
      else if (!isPath) return 'has `\\` in front of a plain character: it is no regular expression'
      isRepeatable = true
    } else if (sign === '?' || sign === '+') {
      if (!isRepeatable) return `has \`${sign}\` with no single character before it`
      isRepeatable = false
    } else if (sign === '*') isRepeatable = false
    else if (sign === '[') {
      const end = text.indexOf(']', at)
      if (end === -1) return 'has `[` without `]`'
      const problem = setProblem(text.slice(at + 1, end))
      if (problem !== undefined) return problem
      at = end
      last = ']'
      isRepeatable = true
    } else {
      if (!isPath && /[\s~^:]/.test(sign)) return `has \`${sign}\` in it, which no branch or tag may have`
      isRepeatable = true
    }
  }
  return !isPath && (last === '/' || last === '.') ? `ends with \`${last}\`, which no branch or tag does` : undefined
}

function setProblem(set: string): string | undefined {
  if (set === '') return 'has an empty `[]`'
  if ([...set].length === 1) return `has a set of one character, \`[${set}]\``
  for (const match of set.matchAll(/(.)-(.?)/g)) {
    const [, from = '', to = ''] = match
    if (to === '') return 'has a range without end in `[]`'
    if (from > to) return `has the range \`${from}-${to}\`, which counts down`
  }
  return undefined
}
