import { git } from './git.ts'
import type { Root } from './root.ts'

/** A committed line, and when its author last changed it; unknown before the first commit of a shallow clone. */
export interface DatedLine {
  readonly text: string
  readonly at: number | undefined
}

/**
 * The lines of a file as HEAD holds them, with their authors' dates; undefined outside git and for files that
 * HEAD does not hold. HEAD is asked and not the working tree, since git would run the repository's own filters
 * on the latter.
 */
export async function lineDates(root: Root, path: string): Promise<readonly DatedLine[] | undefined> {
  if (!root.git) return undefined
  const result = await git(root, ['blame', '--line-porcelain', '--no-textconv', 'HEAD', '--', path])
  if (result?.code !== 0) return undefined
  const lines: DatedLine[] = []
  let at: number | undefined
  for (const row of result.stdout.toString().split('\n')) {
    if (row.startsWith('\t')) lines.push({ text: withoutReturn(row.slice(1)), at })
    else if (row.startsWith('author-time ')) at = Number(row.slice('author-time '.length)) * 1000
    // Where a shallow clone begins, every line looks as if it had been written in that commit.
    else if (row === 'boundary' && root.git.isShallow) at = undefined
  }
  return lines
}

/**
 * When a block of lines was changed last: the newest date in it. `now` where HEAD does not hold it, as it is yet
 * to be committed. Of equal blocks the one nearest to the line where it stands counts.
 */
export function blockDate(dated: readonly DatedLine[], block: readonly string[], first: number, now: number): number | undefined {
  const wanted = block.map(withoutReturn)
  let found: number | undefined
  for (let start = 0; start + wanted.length <= dated.length; start++) {
    const isNearer = found === undefined || Math.abs(start + 1 - first) < Math.abs(found + 1 - first)
    if (isNearer && wanted.every((line, offset) => dated[start + offset]?.text === line)) found = start
  }
  if (found === undefined) return now
  const dates = dated.slice(found, found + wanted.length).map(({ at }) => at)
  return dates.includes(undefined) ? undefined : Math.max(...dates.map(at => at ?? 0))
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
