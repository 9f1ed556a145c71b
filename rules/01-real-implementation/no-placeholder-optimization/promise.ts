/** Verbs that promise performance work wherever they lead a name or a doc comment. */
const verbs = new Set([
  'optimize', 'optimise', 'memoize', 'memoise', 'throttle', 'debounce', 'prefetch', 'preload', 'preheat', 'prewarm', 'warm', 'warmup', 'compress', 'minify', 'batch', 'coalesce', 'deduplicate', 'dedupe', 'parallelize', 'parallelise', 'vectorize', 'vectorise', 'accelerate', 'tune', 'balance', 'rebalance', 'defragment', 'compact', 'vacuum', 'reindex', 'precompute', 'autoscale', 'speedup', 'cache', 'pool', 'downsample', 'denormalize', 'prune', 'evict',
])
/** Verbs that are nouns as well, and the words that make them so: `cacheKey`, `batchSize`, `poolOptions`. */
const nouns = new Set(['cache', 'pool', 'batch', 'balance', 'throttle', 'debounce', 'compact', 'prune', 'tune'])
const dataWords = new Set([
  'key', 'keys', 'size', 'ttl', 'name', 'names', 'id', 'ids', 'option', 'options', 'config', 'settings', 'path', 'dir', 'directory', 'folder', 'file', 'url', 'uri', 'control', 'tag', 'tags', 'header', 'headers', 'prefix', 'policy', 'strategy', 'type', 'types', 'status', 'state', 'enabled', 'limit', 'limits', 'max', 'min', 'timeout', 'interval', 'count', 'length', 'version', 'mode', 'level', 'label', 'title', 'schema', 'table', 'index', 'entry', 'props', 'provider', 'default', 'defaults', 'value', 'ratio', 'quality', 'amount', 'currency', 'sheet', 'account', 'info', 'hit', 'miss', 'error', 'query', 'job', 'number', 'date', 'token', 'stats', 'metrics', 'busting', 'buster', 'seconds', 'ms', 'duration', 'lifetime', 'expiry', 'age',
])
/** Words that say openly that nothing is done, or that another stands in. */
const standIn = /^(?:noop|no|null|dummy|fake|mock|stub|test|disabled|disable|pass|passthrough|identity|void|empty|base|abstract|skip|without|un|unsupported|legacy|deprecated)$/i

/** The lower-case words of a name: `optimizeDBQuery` and `optimize_db_query` both give optimize, db, query. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_$#-]+/)
    .filter(word => word !== '')
    .map(word => word.toLowerCase())
}

/** The verb of performance work that a function's name leads with; undefined for names of data and of stand-ins. */
export function promiseOfFunction(name: string, more: readonly string[]): string | undefined {
  const words = wordsOf(name)
  const [first, second] = words
  if (first === undefined || words.some(word => standIn.test(word))) return undefined
  if (nouns.has(first) && dataWords.has(words.at(-1) ?? '')) return undefined
  // A bare noun (`cache`, `pool`, `batch`) names a thing as often as an action.
  if (words.length === 1 && (first === 'cache' || first === 'pool' || first === 'batch' || first === 'balance' || first === 'compact')) return undefined
  if (isVerb(first, more)) return first
  return (first === 'auto' || first === 're' || first === 'apply' || first === 'enable' || first === 'run' || first === 'do' || first === 'perform') && second !== undefined && isVerb(verbOf(second), more) ? verbOf(second) : undefined
}

/** `optimization` and `caching` promise what `optimize` and `cache` do. */
function verbOf(word: string): string {
  const known: Readonly<Record<string, string>> = { optimization: 'optimize', optimizations: 'optimize', optimisation: 'optimise', caching: 'cache', batching: 'batch', pooling: 'pool', compression: 'compress', throttling: 'throttle', memoization: 'memoize', prefetching: 'prefetch', tuning: 'tune', balancing: 'balance' }
  return known[word] ?? word
}

const agents: Readonly<Record<string, string>> = { optimizer: 'optimize', optimiser: 'optimise', cache: 'cache', cacher: 'cache', memoizer: 'memoize', batcher: 'batch', pool: 'pool', pooler: 'pool', throttler: 'throttle', throttle: 'throttle', debouncer: 'debounce', prefetcher: 'prefetch', preloader: 'preload', compressor: 'compress', warmer: 'warm', tuner: 'tune', balancer: 'balance', accelerator: 'accelerate' }

/** What a class promises by its name: `QueryOptimizer` promises to optimize. */
export function promiseOfClass(name: string): string | undefined {
  const words = wordsOf(name)
  if (words.some(word => standIn.test(word))) return undefined
  return words.map(word => agents[word]).find(found => found !== undefined)
}

/** The verb a doc comment begins with: "Optimizes the query plan." */
export function promiseOfComment(text: string, more: readonly string[]): string | undefined {
  const first = /^[\s*"'#/!]*([A-Za-z]+)/.exec(text)?.[1]?.toLowerCase()
  if (first === undefined) return undefined
  const plain = [first, first.replace(/s$/, ''), first.replace(/es$/, '')].find(word => isVerb(word, more))
  // "Cache of rendered pages", "Batch size": a thing, not an action.
  return plain !== undefined && !/^[\s*"'#/!]*[A-Za-z]+\s+(?:of|for|size|key|that|which|is|to)\b/.test(text) && (first.endsWith('s') || plain !== 'cache') ? plain : undefined
}

const anyWord = new RegExp([...verbs, ...Object.keys(agents), 'optimi[sz]ation', 'caching', 'batching', 'pooling', 'compression', 'throttling', 'memoization', 'prefetching', 'tuning', 'balancing'].join('|'), 'i')

/** False for a text that holds none of the words above: nothing in it can promise anything. */
export function mayPromise(text: string, more: readonly string[]): boolean {
  return anyWord.test(text) || more.some(word => text.toLowerCase().includes(word))
}

function isVerb(word: string, more: readonly string[]): boolean {
  return verbs.has(word) || more.includes(word)
}

/** True for names that say openly that nothing is done: `NoopCache`, `NullPool`, `mockOptimizer`. */
export function isStandIn(name: string): boolean {
  return wordsOf(name).some(word => standIn.test(word)) || /no-?op/i.test(name)
}

const openly = /no-?op|intentional|deliberate|on purpose|by design|not needed|no need|nothing to|not required|unnecessary|handled (?:by|in)|done (?:by|in)|managed by|delegat|superseded|deprecated|only (?:on|in|for)|not supported|unsupported|does nothing|disabled|default|override|subclass|hook|passthrough|pass-through|already|kept for|compat|test|mock|stub for|not applicable|n\/a|see |https?:\/\/|because|since\b|the caller|ssr|server.side|browser/i
const toCome = /\b(?:todo|fixme|xxx|tbd|placeholder|implement|not implemented|would|simulat|in production|for now|later|future|coming soon|real implementation|actual|stub)\b/i
/** Documentation leaves code out with dots or a word. */
const leftOut = /^[\s*/#]*(?:\.{2,}|…|your .* here|implementation|omitted|snip)|\.\.\.\s*$/i

/** True when a comment in place of code gives a reason for there being none. "TODO" and a title of the missing step are none. */
export function isReason(comment: string): boolean {
  if (leftOut.test(comment.trim())) return true
  return !toCome.test(comment) && openly.test(comment)
}

const pythonPromise = new RegExp(`\\bdef\\s+_*(?:(?:auto|re|apply|enable|run|do|perform)_?)?(?:${anyWord.source})|\\bclass\\s+\\w*(?:${Object.keys(agents).join('|')})|["\']{3}[\\s*#/!]*(?:${anyWord.source})`, 'i')

/** False for Python texts in which no function, class or docstring leads with a word of performance work. */
export function mayPromiseInPython(text: string, more: readonly string[]): boolean {
  return pythonPromise.test(text) || more.some(word => text.toLowerCase().includes(word.toLowerCase()))
}
