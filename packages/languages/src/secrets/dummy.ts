/** Words that a person writes where a secret should stand, and no issuer of secrets does. */
const placeholder = /example|placeholder|change[-_ ]?(?:me|this|it)|replace|dummy|sample|redacted|insert|x{4}|\*\*\*|\.\.\.|…|<[^>]*>|foobar|secret|passw|hunter2|notreal|not-a-real|invalid|abcdef|qwerty|012345|123456|654321|deadbeef/i
/** Short ones stand in random text by chance, so they count as whole words alone. */
const shortPlaceholder = /(?<![A-Za-z0-9])(?:xxx|your|my|fake|todo|fixme|test|testing|foo|bar|demo|mock|here)(?![A-Za-z0-9])/i
/** Passwords of services that run on a developer's own machine. */
const common = new Set(['postgres', 'postgresql', 'mysql', 'mariadb', 'mongo', 'mongodb', 'redis', 'root', 'admin', 'user', 'username', 'guest', 'docker', 'local', 'localhost', 'dev', 'develop', 'development', 'prisma', 'typeorm', 'minio', 'minioadmin', 'rabbitmq', 'elastic', 'sa', 'db', 'database', 'app', 'pass', 'pwd', 'pw', 'token', 'key', 'apikey', 'none', 'null', 'undefined', 'default', 'empty'])

/** True for text that stands where a secret would, and is none: a placeholder, a repeated sign, the password everybody knows. */
export function isDummy(text: string): boolean {
  const value = text.trim()
  return value === '' || placeholder.test(value) || shortPlaceholder.test(value) || common.has(value.toLowerCase()) || new Set(value).size <= Math.min(4, value.length / 4)
}

/** True for text that says of itself that something else belongs there. Narrower than `isDummy`: a made-up value is none. */
export function isPlaceholder(text: string): boolean {
  const value = text.trim()
  return /example|placeholder|change[-_ ]?(?:me|this|it)|replace|dummy|redacted|insert|x{4}|\*\*\*|\.\.\.|…|<[^>]*>|\[[^\]]*\]/i.test(value) || shortPlaceholder.test(value) || common.has(value.toLowerCase()) || new Set(value).size <= 2
}

/** True for text that names where the value comes from and does not hold it (`${TOKEN}`, `%TOKEN%`, `{{ token }}`, `op://…`). */
export function isReference(text: string): boolean {
  return /\$\{[^}]+\}|\$\([^)]+\)|\$[A-Za-z_]\w*|%[A-Za-z_]\w*%|\{\{.+\}\}|\{[A-Za-z_][\w.]*\}|<%.+%>|^(?:op|vault|ssm|secretsmanager|keychain|env|file):/.test(text)
}

/** Shannon entropy in bits a character. Random text of 20 signs has above 3.5, words about 3. */
export function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}
