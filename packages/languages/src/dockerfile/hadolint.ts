/**
 * The codes that hadolint's own comments silence for the instruction that starts on a line (counted from 0).
 * Read from the text: the parser takes a comment with `=` on the first line for a directive of Docker's.
 */
export function hadolintIgnores(text: string): (line: number) => readonly string[] {
  const everywhere: string[] = []
  const above = new Map<number, readonly string[]>()
  const comments = new Set<number>()
  for (const [at, line] of text.split('\n').entries()) {
    const comment = line.trimStart()
    if (!comment.startsWith('#')) continue
    comments.add(at)
    const found = /^#\s*hadolint\s+(global\s+)?ignore\s*=\s*([A-Z0-9,\s]+)/.exec(comment)
    if (!found) continue
    const codes = (found[2] ?? '').split(',').map(code => code.trim())
    if (found[1] === undefined) above.set(at, codes)
    else everywhere.push(...codes)
  }
  return line => {
    const codes = [...everywhere]
    for (let at = line - 1; comments.has(at); at--) codes.push(...(above.get(at) ?? []))
    return codes
  }
}
