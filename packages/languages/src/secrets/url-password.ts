import { entropy, isDummy, isReference } from './dummy.ts'

/** `none`: not worth a word. `weak`: it may be real. `strong`: nobody types this by chance. */
export type UrlPassword = 'none' | 'weak' | 'strong'

/**
 * Judges a password in a URL by the company it keeps. A database on the same machine or the next container has
 * a password that protects nothing; a password that repeats a name of the URL was never meant to.
 */
export function judgeUrlPassword(url: string): UrlPassword {
  const parts = /:\/\/([^:/\s]{1,256}):([^@/\s]{1,256})@([^/\s?#"'`]{0,256})(?:\/([^?\s"'`]{0,100}))?/.exec(url)
  if (!parts) return 'none'
  const [, user = '', password = '', authority = '', database = ''] = parts
  const host = authority.replace(/:\d+$/, '').toLowerCase()
  if ([user, password, host].some(isReference) || isDummy(password) || isPlaceholderHost(host)) return 'none'
  const names = [user, database, host].map(name => name.toLowerCase())
  if (names.some(name => name !== '' && (name === password.toLowerCase() || name.includes(password.toLowerCase())))) return 'none'
  if (isLocalHost(host)) return 'none'
  return password.length >= 12 && entropy(password) >= 3 ? 'strong' : 'weak'
}

function isPlaceholderHost(host: string): boolean {
  return host === '' || /(?:^|\.)(?:example|test|invalid)(?:\.(?:com|org|net|io))?$|[<>{}$%]|(?:^|[.-])(?:host|hostname|your\w*)(?:[.-]|$)|domain\.|\.\.\./.test(host)
}

/** This machine, a private address, or a name without a dot: a container next door. */
function isLocalHost(host: string): boolean {
  return !host.includes('.') || /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0)/.test(host) || /(?:\.local|\.localhost|\.internal|\.lan|\.svc|\.cluster)$/.test(host)
}
