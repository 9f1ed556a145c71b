/**
 * The shape of what one rule of secretlint's preset can report, at its loosest: a text without a match holds
 * nothing for that rule. Each pattern starts with literal characters and has no unbounded repeat, so that all of
 * them together stay a matter of milliseconds per megabyte.
 */
interface Shape {
  /** The rule's id without `@secretlint/secretlint-rule-`. */
  readonly rule: string
  /** Literals of which one must be in the text; found by the engine's fast search, before any pattern runs. */
  readonly anyOf: readonly string[]
  /** Looked for only where a literal was found. */
  readonly pattern?: RegExp
  /** Looks only at such files. */
  readonly path?: RegExp
}

const userInUrl = /:\/\/[^:/\s]{1,256}:[^@/\s]{1,256}@/

const shapes: readonly Shape[] = [
  { rule: 'aws', anyOf: ['SECRET', 'Secret', 'secret'], pattern: /(?:SECRET|secret|Secret)_?(?:ACCESS|access|Access)_?(?:KEY|key|Key)/ },
  { rule: 'gcp', anyOf: ['private_key_id'], path: /\.json$/ },
  { rule: 'privatekey', anyOf: ['PRIVATE KEY'], pattern: /-----BEGIN[ ]?(?:(?:RSA|DSA|EC|OPENSSH|PGP) )?PRIVATE KEY/ },
  { rule: 'npm', anyOf: ['npm_'], pattern: /npm_[A-Za-z0-9_]{36}/ },
  { rule: 'npm', anyOf: [':x-oauth-basic@'] },
  { rule: 'npm', anyOf: ['_authToken='], path: /\.npmrc$/ },
  { rule: 'basicauth', anyOf: ['://'], pattern: userInUrl },
  { rule: 'slack', anyOf: ['xox', 'xapp-'], pattern: /(?:xox[bpaor]|xapp)-[a-zA-Z0-9]/ },
  { rule: 'slack', anyOf: [], pattern: /hooks\.slack\.com\/services\/T/i },
  { rule: 'sendgrid', anyOf: ['SG.'], pattern: /SG\.\w{1,128}\.\w/ },
  { rule: 'shopify', anyOf: ['shp'], pattern: /shp(?:pa|ca|at|ss)_[a-zA-Z0-9]{32}/ },
  { rule: 'github', anyOf: ['gh'], pattern: /gh[pousr]_[A-Za-z0-9_]{36}/ },
  { rule: 'github', anyOf: ['github_pat_'] },
  { rule: 'gitlab', anyOf: ['glpat-'] },
  { rule: 'grafana', anyOf: ['glc_', 'glsa_'] },
  { rule: 'openai', anyOf: ['T3BlbkFJ'] },
  { rule: 'anthropic', anyOf: ['sk-ant-api0'] },
  { rule: 'groq', anyOf: ['gsk_'], pattern: /gsk_[a-zA-Z0-9]{52}/ },
  { rule: 'huggingface', anyOf: ['hf_'], pattern: /hf_[a-zA-Z]{34}/ },
  { rule: 'linear', anyOf: ['lin_api_'] },
  { rule: 'notion', anyOf: ['ntn_'], pattern: /ntn_[0-9]{11}/ },
  { rule: '1password', anyOf: ['ops_ey'] },
  { rule: 'database-connection-string', anyOf: ['://'], pattern: userInUrl },
  { rule: 'hashicorp-vault', anyOf: ['hvs.', 'hvb.', 'hvr.'], pattern: /hv[sbr]\.[A-Za-z0-9_-]{90}/ },
  { rule: 'vercel', anyOf: ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'], pattern: /vc[piark]_[A-Za-z0-9]{20}/ },
  { rule: 'databricks', anyOf: ['dapi'], pattern: /dapi[A-Fa-f0-9]{32}/ },
  { rule: 'docker', anyOf: ['dckr_pat_'] },
  { rule: 'figma', anyOf: ['figd_'] },
]

/** Rules of the preset for which the text may hold something; none for nearly every file. */
export function suspects(text: string, path: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { rule, anyOf, pattern, path: only } of shapes) {
    if (found.has(rule) || (only && !only.test(path))) continue
    if (anyOf.length > 0 && !anyOf.some(literal => text.includes(literal))) continue
    if (!pattern || pattern.test(text)) found.add(rule)
  }
  return found
}

/** The rules that a shape stands for, so that a test can tell when the preset gains one. */
export const shapedRules: ReadonlySet<string> = new Set(shapes.map(shape => shape.rule))
