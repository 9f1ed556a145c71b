/** What a pattern may have before matching it could take forever: each of these multiplies the ways to match. */
const mostLength = 1_000
const mostStars = 3
const mostDeep = 4
const mostBraces = 10

/**
 * Why a glob of a config file is not used, or undefined. Patterns become regular expressions that backtrack, and
 * whoever writes the config chooses the paths too. What is allowed stays below a few million steps for any path.
 */
export function globFault(pattern: string): string | undefined {
  if (pattern.length > mostLength) return `has more than ${mostLength} characters`
  if (/[+*@!?]\(/.test(pattern)) return 'has a group such as `+(a|b)`: write the alternatives as {a,b}'
  if ((pattern.match(/\{/g)?.length ?? 0) > mostBraces) return `has more than ${mostBraces} braces`
  const parts = pattern.split('/')
  if (parts.filter(part => part === '**').length > mostDeep) return `has more than ${mostDeep} times \`**\``
  if (parts.some(part => part !== '**' && (part.match(/\*+/g)?.length ?? 0) > mostStars)) return `has more than ${mostStars} stars between two slashes`
  return undefined
}
