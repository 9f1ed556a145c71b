import type { MigrationFacts, MigrationTool } from './facts.ts'
import { dialectOf, readScript } from './read-sql.ts'

/** Reads a migration of plain SQL. The part that goes back, after the tool's own mark, is left out. */
export function readSqlMigration(source: string, path: string): MigrationFacts {
  const tool = toolOf(source, path)
  const mark = /^--[ \t]*(?:\+goose Down|migrate:down|\+migrate Down|@?(?:down|undo|rollback)(?: migration)?)\b.*$/im.exec(source)
  const forward = mark ? source.slice(0, mark.index) : source
  const { steps, statements } = readScript(forward, (start, end) => [start, end])
  return {
    tool,
    steps,
    statements,
    noTransaction: /^--[ \t]*(?:\+goose NO TRANSACTION|migrate:up[ \t]+transaction:false|\+migrate Up notransaction|atlas:txmode none|disable-transaction|no-transaction)\b/im.test(source),
    dialect: dialectOf(forward),
    down: mark ? (readScript(source.slice(mark.index), (start, end) => [start, end]).statements > 0 ? 'inside' : 'empty') : /--[^\n]*\b(?:irreversible|no (?:down|rollback|way back)|cannot be (?:undone|reverted|rolled back)|not reversible)\b/i.test(source) ? 'reason' : 'none',
    isDown: isWayBack(path),
    head: [steps[0]?.range[0] ?? 0, steps[0]?.range[1] ?? 0],
  }
}

/** True for a file that undoes another. */
export function isWayBack(path: string): boolean {
  return /(?:^|[/._-])(?:down|undo|revert|rollback)\.sql$|\/(?:revert|down|rollback)s?\/[^/]+\.sql$|(?:^|\/)U\d[\w.]*__[^/]*\.sql$/i.test(path)
}

function toolOf(source: string, path: string): MigrationTool {
  if (/(?:^|\/)migrations\/[^/]+\/migration\.sql$/.test(path)) return 'prisma'
  if (/^--[ \t]*\+goose\b/m.test(source)) return 'goose'
  if (/^--[ \t]*migrate:up\b/m.test(source)) return 'dbmate'
  if (/^-->\s*statement-breakpoint/m.test(source)) return 'drizzle'
  if (/(?:^|\/)[VR]\d*[\w.]*__[^/]*\.sql$/.test(path)) return 'flyway'
  return /\.up\.sql$/.test(path) ? 'golang-migrate' : 'sql'
}
