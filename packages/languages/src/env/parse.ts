import { secretIn } from '../secrets/config-value.ts'
import { judgeUrlPassword } from '../secrets/url-password.ts'
import type { EnvEntry, EnvFacts } from './facts.ts'

/** Reads the assignments of a dotenv file, as dotenv itself does: one a line, `export` allowed, quotes around a value, `#` after a space ends it. */
export function parseEnv(text: string): EnvFacts {
  const entries: EnvEntry[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const found = /^(\s*(?:export\s+)?)([A-Za-z_][\w.-]*)\s*=(.*)$/.exec(line.trimEnd())
    if (found) {
      const [whole, lead = '', key = '', raw = ''] = found
      const value = unquoted(raw.trim())
      entries.push({ key, range: [start + lead.length, start + whole.length], holdsSecret: secretIn(key, value) !== undefined || judgeUrlPassword(value) === 'strong' })
    }
    start += line.length + 1
  }
  return { entries }
}

function unquoted(raw: string): string {
  const quote = raw.charAt(0)
  if (quote === '"' || quote === "'" || quote === '`') {
    const end = raw.indexOf(quote, 1)
    return raw.slice(1, end === -1 ? undefined : end)
  }
  const comment = raw.search(/\s#/)
  return comment === -1 ? raw : raw.slice(0, comment)
}
