/** What statements begin with, by what they do: ask, change rows, or neither (transactions, settings, schema). */
const verbs = /^(?:select|with|show|explain|values|table|insert|update|delete|upsert|merge|replace|copy|begin|start|commit|end|rollback|abort|savepoint|release|set|reset|pragma|lock|unlock|listen|unlisten|notify|use|vacuum|analyze|attach|detach|deallocate|discard|refresh|reindex|create|drop|alter|truncate|grant|revoke|comment|call|exec|execute|match)\b/i
/** What may stand before: blanks, comments and opening parentheses. */
const before = /^(?:\s+|--[^\n]*\n|\/\*[^]*?\*\/|\()+/
/** A table expression that changes rows: `WITH gone AS (DELETE …`, `WITH new AS (…) INSERT …`. */
const changesWithin = /\(\s*(insert|update|delete)\b|\)\s*(insert|update|delete|merge)\b/i
/** Functions whose call is a setting or a lock, and no question. */
const settings = /^select\s+(?:pg_catalog\.)?(?:set_config|pg_(?:try_)?advisory_\w+|setval|pg_notify)\s*\(/i

/** The verb of an SQL statement, in lower case; empty where the text is none, as far as its first words show. */
export function sqlVerb(text: string): string {
  const statement = text.replace(before, '')
  const [verb = ''] = verbs.exec(statement) ?? []
  // `Set the table` and `Show more` are prose: a word alone, or in the case of a sentence, is no statement but for the few that need no object.
  if (verb === '' || !isStatement(verb, statement)) return ''
  const lower = verb.toLowerCase()
  if (lower === 'select') return settings.test(statement) ? 'set' : lower
  return lower === 'with' ? (changesWithin.exec(statement)?.slice(1).find(Boolean)?.toLowerCase() ?? lower) : lower
}

/** Verbs in one case; alone only where a statement is whole with its verb. */
function isStatement(verb: string, statement: string): boolean {
  if (verb !== verb.toUpperCase() && verb !== verb.toLowerCase()) return false
  return statement.length > verb.length ? /^[\s;(]/.test(statement.slice(verb.length)) : /^(?:begin|commit|rollback|end|abort)$/i.test(verb)
}
