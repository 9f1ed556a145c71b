import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { secretIn } from '../src/secrets/config-value.ts'
import { shapedRules, suspects } from '../src/secrets/prefilter.ts'
import { findSecrets } from '../src/secrets/scan.ts'
import { openSecretlint, presetRules } from '../src/secrets/secretlint.ts'
import { judgeUrlPassword } from '../src/secrets/url-password.ts'

/** Random-looking text of a length, the same each time. Secrets are put together here, so that none stands in our own repository. */
function noise(length: number, signs = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789'): string {
  const bytes = Array.from({ length: Math.ceil(length / 64) }, (_, at) => [...createHash('sha512').update(String(at)).digest()]).flat()
  return bytes.slice(0, length).map(byte => signs[byte % signs.length]).join('')
}

const join = (...parts: readonly string[]) => parts.join('')
const pem = (label: string) => `-----BEGIN ${label}-----\nMI${noise(400)}\n-----END ${label}-----`

/** Its JSON ends a group of three bytes with the brace alone, as the rule wants. */
function onePassword(): string {
  const json = (pad: string) => JSON.stringify({ email: noise(30), muk: noise(60), pad })
  return [json(''), json('a'), json('aa')].find(text => text.length % 3 === 1) ?? ''
}

/** At least one text for each rule of the preset, and one for each shape that a rule knows. */
const samples: readonly (readonly [rule: string, text: string, path?: string])[] = [
  ['aws', join('aws_secret_', 'access_key = ', noise(40))],
  ['aws', join('"SecretAccess', 'Key": "', noise(40), '"')],
  ['aws', join('AWS_SECRET_', 'ACCESS_KEY=>', noise(40))],
  ['gcp', JSON.stringify({ private_key_id: noise(40), private_key: pem('PRIVATE KEY') }), 'account.json'],
  ['privatekey', pem('RSA PRIVATE KEY')],
  ['privatekey', pem('PRIVATE KEY')],
  ['privatekey', pem('EC PRIVATE KEY').replaceAll('\n', '\\n')],
  ['npm', join('npm', '_', noise(36))],
  ['npm', join('https://', noise(30), ':x-oauth', '-basic@github.com/acme/shop'), 'package.json'],
  ['npm', join('//registry.npmjs.org/:_auth', 'Token=', noise(36)), '.npmrc'],
  ['basicauth', join('https://deploy:', noise(14), '@registry.acme.io')],
  ['basicauth', join('ftp://deploy:', noise(14), '@files.acme.io')],
  ['slack', join('xox', 'b-', noise(12, '0123456789'), '-', noise(24))],
  ['slack', join('xapp', '-1-', noise(10), '-', noise(20))],
  ['slack', join('https://Hooks.Slack.com/', 'services/T', noise(8), '/B', noise(8), '/', noise(24))],
  ['sendgrid', join('SG', '.', noise(22), '.', noise(43))],
  ['shopify', join('shp', 'at_', noise(32))],
  ['shopify', join('shp', 'ss_', noise(40))],
  ['github', join('gh', 'p_', noise(36))],
  ['github', join('gh', 's_', noise(36))],
  ['github', join('github', '_pat_', noise(82))],
  ['gitlab', join('gl', 'pat-', noise(20))],
  ['grafana', join('gl', 'c_', noise(60))],
  ['grafana', join('gl', 'sa_', noise(32), '_', noise(8, '0123456789abcdef'))],
  ['openai', join('sk', '-', noise(20), 'T3Blbk', 'FJ', noise(20))],
  ['openai', join('sk', '-proj-', noise(58), 'T3Blbk', 'FJ', noise(58))],
  ['anthropic', join('sk', '-ant-api03-', noise(93), 'AA')],
  ['groq', join('gs', 'k_', noise(52))],
  ['huggingface', join('h', 'f_', noise(34, 'ABCDEFGHJKLMNPabcdefghijkmnp'))],
  ['linear', join('lin', '_api_', noise(40))],
  ['notion', join('nt', 'n_', noise(11, '0123456789'), noise(35))],
  ['1password', join('op', 's_', Buffer.from(onePassword()).toString('base64'))],
  ['database-connection-string', join('postgres://shop:', noise(14), '@db.acme.io:5432/orders')],
  ['database-connection-string', join('mongodb+srv://shop:', noise(14), '!@cluster.acme.io')],
  ['database-connection-string', join('jdbc:mysql://shop:', noise(14), '@db.acme.io/orders')],
  ['hashicorp-vault', join('hv', 's.', noise(95))],
  ['hashicorp-vault', join('hv', 'b.', noise(150))],
  ['vercel', join('vc', 'p_', noise(30))],
  ['databricks', join('da', 'pi', noise(32, '0123456789abcdef'))],
  ['docker', join('dckr', '_pat_', noise(27))],
  ['figma', join('fig', 'd_', noise(45))],
]

describe('the prefilter loses nothing that the preset finds', () => {
  const everyRule = new Set(presetRules)
  test('it has a shape and a sample for each rule of the preset', () => {
    const wanted = presetRules.filter(rule => rule !== 'filter-comments').sort()
    expect([...shapedRules].sort()).toEqual(wanted)
    expect([...new Set(samples.map(([rule]) => rule))].sort()).toEqual(wanted)
  })
  for (const [at, [rule, text, path = 'src/settings.ts']] of samples.entries()) {
    test(`${rule} ${at}`, async () => {
      const body = path.endsWith('.json') ? text : `const before = 1\n${text}\nconst after = 2\n`
      const all = await openSecretlint().lint(body, path, everyRule)
      expect(all.map(report => report.rule), 'the sample is one').toContain(rule)
      const chosen = suspects(body, path)
      expect(chosen).toContain(rule)
      expect(await openSecretlint().lint(body, path, chosen)).toEqual(all)
      expect(await findSecrets(body, path)).not.toEqual([])
    })
  }
})

describe('a password in a URL is judged by its surroundings', () => {
  const cases: readonly (readonly [url: string, verdict: string, because: string])[] = [
    [`postgres://shop:${noise(14)}@db.acme.io/orders`, 'strong', 'long and even'],
    ['https://robot:maple99@feeds.acme.io', 'weak', 'a word may be a password'],
    [`postgres://shop:${noise(14)}@database:5432/orders`, 'none', 'the next container'],
    [`postgres://shop:${noise(14)}@10.0.3.7/orders`, 'none', 'a private address'],
    ['postgres://orders:orders@db.acme.io/orders', 'none', 'repeats the name'],
    ['https://deploy:$TOKEN@registry.acme.io', 'none', 'a reference'],
    [`https://deploy:${noise(14)}@registry.example.com`, 'none', 'a host for examples'],
    ['https://feeds.acme.io/orders', 'none', 'no password'],
  ]
  for (const [url, verdict, because] of cases) test(because, () => expect(judgeUrlPassword(url)).toBe(verdict))
})

describe('a configuration value is a secret by shape, or by name and look', () => {
  const cases: readonly (readonly [key: string, value: string, sure: boolean | undefined, because: string])[] = [
    ['ANYTHING', join('gh', 'p_', noise(36)), true, 'an issuer\'s shape needs no name'],
    ['Authorization', join('Bearer ', 'gl', 'pat-', noise(22)), true, 'the scheme is taken off'],
    ['TICKETS_API_KEY', noise(20), false, 'name and look'],
    ['apiKey', noise(20), false, 'camel case'],
    ['ORDERS_REGION', noise(20), undefined, 'the look alone proves nothing'],
    ['API_KEY', 'maple-syrup-and-cake', undefined, 'the name alone proves nothing'],
    ['API_KEY', '${API_KEY}', undefined, 'a reference'],
    ['API_KEY', '<your key here 123>', undefined, 'a placeholder'],
    ['PUBLIC_KEY', noise(20), undefined, 'public'],
    ['MAX_TOKENS', '128000', undefined, 'a count'],
    ['ANYTHING', join('gh', 'p_', 'x'.repeat(36)), undefined, 'a placeholder of a token\'s shape'],
  ]
  for (const [key, value, sure, because] of cases) test(because, () => expect(secretIn(key, value)?.sure).toBe(sure))
})

test('the scan is linear: a hostile megabyte takes no longer than a kind one', () => {
  const hostile = ['://'.repeat(300_000), 'xoxb-'.repeat(180_000), `SG.${'a'.repeat(900_000)}`, `${'secret'.repeat(150_000)}`, `://${'a:'.repeat(450_000)}`]
  for (const text of hostile) {
    const started = performance.now()
    suspects(text, 'src/a.ts')
    expect(performance.now() - started).toBeLessThan(1_500)
  }
})
