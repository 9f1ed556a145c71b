/** Names that well-known services give to their credentials, beside those that say so in a word. */
const known = new Set(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'APPLICATION_KEY', 'BITTREX_API_KEY', 'CF_USERNAME', 'CI_DEPLOY_USER', 'DOCKER_USERNAME', 'DOCKER_EMAIL', 'HEROKU_API_USER', 'OS_USERNAME', 'OKTA_OAUTH2_CLIENTID', 'OKTA_OAUTH2_CLIENTSECRET', 'OKTA_AUTHN_GROUPID', 'OKTA_CLIENT_ORGURL', 'FACEBOOK_APP_ID', 'STRIPE_DEVICE_NAME', 'TRAVIS_SECURE_ENV_VARS', 'TRAVIS_SUDO', 'TRAVIS_OS_NAME', 'APP_KEY'])
/** Of those above, names that name nothing secret whatever hadolint suspects. */
const harmlessKnown = new Set(['TRAVIS_SECURE_ENV_VARS', 'TRAVIS_SUDO', 'TRAVIS_OS_NAME', 'STRIPE_DEVICE_NAME', 'FACEBOOK_APP_ID', 'OKTA_CLIENT_ORGURL', 'OKTA_AUTHN_GROUPID', 'DOCKER_EMAIL'])
const suspicious = ['api_key', 'client_key', 'password', 'private', 'secret', 'token', 'username']

const secretWords = new Set(['token', 'secret', 'secrets', 'password', 'passwd', 'passphrase', 'pwd', 'credential', 'credentials', 'apikey', 'authtoken', 'accesskey', 'privatekey'])
const keyOwners = new Set(['api', 'access', 'private', 'client', 'signing', 'encryption', 'master', 'license', 'service', 'deploy', 'ssh', 'auth', 'jwt', 'hmac', 'secret'])
/** What a name says of a secret without being one: where it is, how long it lives, whether it is asked for. */
const about = new Set(['file', 'files', 'path', 'dir', 'folder', 'url', 'uri', 'endpoint', 'ttl', 'expiry', 'expires', 'expiration', 'lifetime', 'age', 'length', 'limit', 'max', 'min', 'size', 'count', 'timeout', 'enabled', 'enable', 'disabled', 'disable', 'required', 'allow', 'header', 'algorithm', 'alg', 'type', 'prefix', 'suffix', 'issuer', 'audience', 'mode', 'name', 'regex', 'pattern', 'public', 'publishable', 'tokenizer', 'tokenizers', 'tokens', 'tiktoken', 'location', 'arn', 'region', 'rotation', 'policy', 'method', 'store', 'provider', 'manager', 'version', 'env', 'vars', 'id', 'hash', 'rounds', 'mount', 'backend', 'reset', 'parallelism', 'show', 'skip', 'no', 'use', 'ignore', 'warn', 'strength'])

/** True for a name that hadolint suspects, whatever else it says. */
export function isSuspected(name: string): boolean {
  return known.has(name.toUpperCase()) || suspicious.some(part => name.toLowerCase().includes(part)) || /apikey|access_?key|credential/i.test(name)
}

/** True for a name that asks for a secret, and says nothing that makes it none. */
export function asksForSecret(name: string): boolean {
  if (known.has(name.toUpperCase())) return !harmlessKnown.has(name.toUpperCase())
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase().split(/[^a-z0-9]+/).filter(word => word !== '')
  if (words.some(word => about.has(word))) return false
  if (words.some(word => secretWords.has(word) || /^\w+(?:password|passwd|apikey)$/.test(word))) return true
  if (words.some((word, at) => word === 'key' && keyOwners.has(words[at - 1] ?? ''))) return true
  // `USERNAME` alone is the name of the account that the image makes.
  return words.at(-1) === 'username' && words.length > 1
}

/** True for a value that is surely no secret: a switch, a place, nothing at all. */
export function isHarmlessValue(value: string): boolean {
  return /^(?:true|false|yes|no|on|off|none|null|undefined|auto|default|env|file|[01])?$/i.test(value) || /^(?:\/|\.{1,2}\/|~\/|https?:\/\/[^@\s]*$)/.test(value)
}
