import type { SecretLintCore } from './secretlint.ts'
import { isDummy } from './dummy.ts'
import type { FoundSecret } from './facts.ts'
import { kindOf } from './kinds.ts'
import { suspects } from './prefilter.ts'
import { judgeUrlPassword } from './url-password.ts'

let loading: Promise<SecretLintCore> | undefined

/** Looks for secrets. secretlint is loaded when the first text comes that may hold one, and runs only the rules that may find it. */
export async function findSecrets(text: string, path: string): Promise<readonly FoundSecret[]> {
  const rules = suspects(text, path)
  if (rules.size === 0) return []
  loading ??= import('./secretlint.ts').then(module => module.openSecretlint())
  const secretlint = await loading
  const found: FoundSecret[] = []
  for (const { rule, range } of await secretlint.lint(text, path, rules)) {
    const place = rule === 'aws' ? valueAfter(text, range[0]) : range
    const doubt = doubtOf(rule, text.slice(...place))
    if (doubt !== undefined) found.push({ rule, kind: kindOf(rule), range: place, doubt })
  }
  return withoutTwins(found)
}

/** The rule for AWS gives its secret the place where the key's name starts: the value stands behind the separator. */
function valueAfter(text: string, start: number): readonly [number, number] {
  const value = /(?<=[:=>]\s{0,99}["']?)[A-Za-z0-9/+=]{40}/g
  value.lastIndex = start
  const at = value.exec(text)?.index ?? start
  return [at, at + 40]
}

/** Undefined when the text is of the shape and no secret. */
function doubtOf(rule: string, value: string): FoundSecret['doubt'] | undefined {
  if (rule === 'basicauth' || rule === 'database-connection-string') {
    const password = judgeUrlPassword(value)
    return password === 'none' ? undefined : password === 'weak' ? 'weak' : 'none'
  }
  // Keys of many lines and whole files are no placeholder for a word in them.
  return value.length < 400 && isDummy(value) ? undefined : 'none'
}

/** Two rules may speak of one URL; the first word is enough. */
function withoutTwins(found: readonly FoundSecret[]): readonly FoundSecret[] {
  const kept: FoundSecret[] = []
  for (const each of [...found].sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1])) {
    const last = kept.at(-1)
    if (!last || each.range[0] >= last.range[1]) kept.push(each)
  }
  return kept
}
