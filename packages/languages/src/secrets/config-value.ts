import { entropy, isDummy, isPlaceholder, isReference } from './dummy.ts'
import { tokenKind } from './token-shapes.ts'

/** Why a value of a configuration is taken for a secret. `sure`: an issuer's shape, not only a random look. */
export interface ConfigSecret {
  readonly kind: string
  readonly sure: boolean
}

/**
 * Tells whether a value under a key is a secret: of a token's shape whatever the key, or of a random look under a
 * key that asks for one. Neither a name nor a look is enough alone.
 */
export function secretIn(key: string, value: string): ConfigSecret | undefined {
  const text = value.trim().replace(/^(?:Bearer|Basic|Token|token|bearer)\s+/, '')
  if (text === '' || isReference(text) || isDummy(text)) return undefined
  const kind = tokenKind(text)
  if (kind !== undefined) return { kind, sure: true }
  return asksForSecret(key) && looksRandom(text) ? { kind: 'a value that looks like a secret', sure: false } : undefined
}

/**
 * The same for a file that is nothing but configuration in use: there a value under a key that asks for a secret is
 * one, however plain, unless it says that it is a placeholder.
 */
export function secretInUse(key: string, value: string): ConfigSecret | undefined {
  const found = secretIn(key, value)
  if (found) return found
  const text = value.trim().replace(/^(?:Bearer|Basic|Token|token|bearer)\s+/, '')
  const isPlain = text.length >= 8 && !/\s/.test(text) && !/^(?:https?:)?\/\/|^[./~]|^(?:true|false|null|\d+)$/.test(text)
  return isPlain && asksForSecret(key) && !isReference(text) && !isPlaceholder(text) ? { kind: 'a value that is no reference', sure: false } : undefined
}

const secretWords = new Set(['token', 'secret', 'password', 'passwd', 'pwd', 'pat', 'credential', 'credentials', 'apikey', 'authorization', 'auth', 'accesskey', 'authtoken'])
const keyOwners = new Set(['api', 'access', 'secret', 'private', 'auth', 'service', 'master', 'encryption', 'signing', 'role', 'account', 'app', 'application', 'client', 'license', 'subscription', 'admin', 'x'])
const harmless = new Set(['public', 'publishable', 'anon', 'id', 'path', 'file', 'url', 'uri', 'name', 'endpoint', 'type', 'ttl', 'limit', 'max', 'header', 'method', 'mode', 'enabled'])

/** True for a key that asks for a secret (`GITHUB_TOKEN`, `apiKey`, `--api-key`, `Authorization`). */
export function asksForSecret(key: string): boolean {
  const words = key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase().split(/[^a-z0-9]+/).filter(word => word !== '')
  if (words.some(word => harmless.has(word)) && !words.includes('password')) return false
  const last = words.at(-1) ?? ''
  if (secretWords.has(last) || words.includes('secret') || words.includes('password')) return true
  return last === 'key' && keyOwners.has(words.at(-2) ?? '') || /apikey$|accesstoken$/.test(words.join(''))
}

/** Long, without spaces, letters and digits mixed, and too even for words. */
function looksRandom(text: string): boolean {
  if (text.length < 16 || /\s/.test(text) || /^(?:https?:)?\/\/|^[./~]|[\\/].*[\\/].*\.\w+$/.test(text)) return false
  if (!/\d/.test(text) || !/[A-Za-z]/.test(text)) return false
  return entropy(text) >= (/^[0-9a-f-]+$/i.test(text) ? 2.8 : 3.3)
}
