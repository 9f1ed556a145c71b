import type { Dockerfile } from 'dockerfile-ast'

/** The codes that hadolint's own comments silence for the instruction that starts on a line (counted from 0). */
export function hadolintIgnores(dockerfile: Dockerfile): (line: number) => readonly string[] {
  const everywhere: string[] = []
  const above = new Map<number, readonly string[]>()
  const comments = new Set<number>()
  for (const comment of dockerfile.getComments()) {
    const { line } = comment.getRange().start
    comments.add(line)
    const found = /^hadolint\s+(global\s+)?ignore\s*=\s*([A-Z0-9,\s]+)/.exec(comment.getContent())
    if (!found) continue
    const codes = (found[2] ?? '').split(',').map(code => code.trim())
    if (found[1] === undefined) above.set(line, codes)
    else everywhere.push(...codes)
  }
  return line => {
    const codes = [...everywhere]
    for (let at = line - 1; comments.has(at); at--) codes.push(...(above.get(at) ?? []))
    return codes
  }
}
