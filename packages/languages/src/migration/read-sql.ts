import { parseSync } from 'libpg-query'
import type { Range } from '@perf-rules/core'
import type { MigrationStep, SqlDialect } from './facts.ts'
import { readStatement } from './read-statement.ts'
import { splitStatements } from './statements.ts'

/** What a script does, and how many statements it has. */
export interface ReadScript {
  readonly steps: readonly MigrationStep[]
  readonly statements: number
}

/**
 * Reads a script with PostgreSQL's own parser, statement by statement. One that it does not take is skipped: it may
 * be another dialect's, or hold a placeholder of the tool. `place` turns offsets of the script into those of the file.
 */
export function readScript(script: string, place: (start: number, end: number) => Range): ReadScript {
  const statements = splitStatements(script)
  return {
    statements: statements.length,
    steps: statements.flatMap(({ text, start }) => {
      const tree = parsed(text)
      const toOffset = bytes(text)
      return tree.flatMap(stmt => readStatement(stmt, text, place(start, start + text.length), { ofByte: byte => place(start + toOffset(byte), start + text.length)[0], ofOffset: offset => place(start + offset, start + text.length)[0] }))
    }),
  }
}

function parsed(text: string): readonly Readonly<Record<string, unknown>>[] {
  try {
    const { stmts } = parseSync(text)
    return (stmts ?? []).flatMap(({ stmt }) => (stmt ? [stmt as unknown as Readonly<Record<string, unknown>>] : []))
  } catch (thrown) {
    if (thrown instanceof Error && 'sqlDetails' in thrown) return []
    throw thrown
  }
}

/** PostgreSQL counts bytes of UTF-8. */
function bytes(text: string): (byte: number) => number {
  if (/^[\x00-\x7f]*$/.test(text)) return byte => byte
  const encoded = Buffer.from(text)
  return byte => encoded.subarray(0, byte).toString().length
}

/** What words and signs of a script show of its dialect; null where it might be any. */
export function dialectOf(script: string): SqlDialect | null {
  const bare = script.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ').replace(/'(?:[^']|'')*'/g, "''")
  if (/\bAUTOINCREMENT\b|\bPRAGMA\b|\bWITHOUT\s+ROWID\b|\bdatetime\s*\(\s*''|\bstrftime\s*\(|\bjulianday\s*\(|\bunixepoch\s*\(/i.test(bare)) return 'sqlite'
  if (/\bAUTO_INCREMENT\b|\bENGINE\s*=|\bUNSIGNED\b|\bMODIFY\s+COLUMN\b|\bON\s+UPDATE\s+CURRENT_TIMESTAMP\b|\b(?:TINYINT|MEDIUMTEXT|LONGTEXT)\b|\bDATETIME\s*\(\d\)|\bCHARACTER\s+SET\b/i.test(bare)) return 'mysql'
  if (/\bNVARCHAR\b|\[dbo\]|\bIDENTITY\s*\(\s*\d|\bDATETIME2\b|^\s*GO\s*$/im.test(bare)) return 'mssql'
  if (/`\w+`/.test(bare)) return /\bCREATE\s+TABLE\b[\s\S]*\binteger\b[\s\S]*\bprimary\s+key\b/i.test(bare) ? 'sqlite' : 'mysql'
  return /\bCONCURRENTLY\b|\b(?:JSONB|TIMESTAMPTZ|BIGSERIAL|SERIAL|BYTEA)\b|\bNOT\s+VALID\b|\bplpgsql\b|::\w/i.test(bare) ? 'postgres' : null
}
