import { type FileView, fileDetector, type OptionsOf } from '@perf-rules/core'
import { short } from '@perf-rules/core/ask'
import type { ShellTree, unbash } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

type Node = unbash.SyntaxNode

/** Commands that ask whether something is there yet. */
const asking = new Set(['curl', 'wget', 'nc', 'ncat', 'pg_isready', 'redis-cli', 'mysqladmin', 'ping', 'docker', 'kubectl', 'podman', 'test', '[', 'pgrep', 'ss', 'netstat', 'lsof', 'systemctl', 'mongosh', 'psql', 'nslookup', 'dig', 'getent', 'aws', 'gcloud', 'az', 'gh'])
/** Commands that wait for input or time themselves. */
const waiting = new Set(['sleep', 'read', 'wait', 'usleep', 'inotifywait', 'select', 'tail', 'timeout', 'flock'])

export default fileDetector(check, {
  *shell(tree: ShellTree, view: FileView<OptionsOf<typeof check>>) {
    for (const loop of tree.all('While')) yield* polling(tree, loop)
    for (const loop of [...tree.all('While'), ...tree.all('For')]) yield* jobs(tree, loop)
    if (view.options.timeouts) for (const command of tree.all('Command')) yield* calls(tree, command)
  },
})

function* polling(tree: ShellTree, loop: unbash.While) {
  const condition = tree.below(loop.clause, 'Command')
  const body = tree.below(loop.body, 'Command')
  const programs = (commands: readonly unbash.Command[]) => commands.map(command => tree.invocation(command).name ?? '')
  const isEndless = loop.kind === 'while' && programs(condition).every(name => name === 'true' || name === ':') && condition.length > 0
  const isPolling = loop.kind === 'until' || tree.below(loop.clause, 'Negation').length > 0
  const asked = (isEndless ? body : condition).find(command => asking.has(tree.invocation(command).name ?? '') && !isTestOfNumbers(tree, command))
  if (!asked || (!isEndless && !isPolling)) return
  const all = [...programs(condition), ...programs(body)]
  const keyword: readonly [number, number] = [loop.pos, loop.pos + loop.kind.length]
  if (!all.some(name => waiting.has(name))) {
    // A loop that works on each turn is no poll.
    if (body.length <= 3 && !isEndless) yield say.busyLoop(keyword)
    return
  }
  if (isEndless && !all.includes('break')) return
  if (!hasLimit(tree, loop)) yield say.endlessWait(keyword, { awaited: short(tree.text.slice(...tree.range(asked)), 40) })
}

/** `[ $i -lt 10 ]` counts, it asks nobody. */
function isTestOfNumbers(tree: ShellTree, command: unbash.Command): boolean {
  return command.args.some(arg => /^-(?:eq|ne|lt|le|gt|ge)$/.test(arg.text)) || (tree.invocation(command).name === 'test' && command.args.length === 0)
}

/** A count, a clock or a way out other than the answer. */
function hasLimit(tree: ShellTree, loop: unbash.While): boolean {
  if (/\bSECONDS\b|\bEPOCHSECONDS\b|date \+%s/.test(tree.text.slice(loop.pos, loop.end))) return true
  const counts = [...tree.below(loop, 'ArithmeticUnary'), ...tree.below(loop, 'ArithmeticBinary'), ...tree.below(loop, 'ArithmeticCommand')].length > 0 || tree.below(loop, 'Command').some(command => ['let', 'expr', 'exit', 'return'].includes(tree.invocation(command).name ?? ''))
  if (counts) return true
  for (const outer of tree.ancestors(loop)) if (outer.type === 'Command' && tree.invocation(outer).through.includes('timeout')) return true
  return false
}

function* jobs(tree: ShellTree, loop: unbash.While | unbash.For) {
  const jobStatement = tree.below(loop.body, 'Statement').find(statement => statement.background === true && nearestLoop(tree, statement) === loop)
  if (!jobStatement || (loop.type === 'For' && isShortList(loop))) return
  const waits = tree.below(loop.body, 'Command').some(command => ['wait', 'jobs', 'sem'].includes(tree.invocation(command).name ?? ''))
  if (!waits) yield say.unboundedJobs(tree.range(jobStatement))
}

function nearestLoop(tree: ShellTree, node: Node): Node | undefined {
  for (const outer of tree.ancestors(node)) if (outer.type === 'While' || outer.type === 'For' || outer.type === 'ArithmeticFor') return outer
  return undefined
}

/** A list that is written out is as long as it is. */
function isShortList(loop: unbash.For): boolean {
  return loop.wordlist?.every(word => word.parts === undefined || word.parts.every(part => part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'DoubleQuoted')) ?? false
}

function* calls(tree: ShellTree, command: unbash.Command) {
  const { name, args, through } = tree.invocation(command)
  if ((name !== 'curl' && name !== 'wget') || through.includes('timeout')) return
  const words = args.map(arg => arg.text)
  // Arguments from an array or a variable may hold the limit.
  if (words.length === 0 || words.some(word => /^["']?\$\{?(?:[@*]|[A-Za-z_]\w*(?:\[@\])?)\}?["']?$/.test(word) && !/url|host|endpoint|addr|link|uri|file|token|port|path/i.test(word))) return
  if (words.some(word => /^(?:--version|-V|--help|-h)$/.test(word))) return
  const has = name === 'curl' ? words.some(word => /^(?:-[a-zA-Z]*m\d*|--max-time(?:=.*)?|--connect-timeout(?:=.*)?|--speed-time|-[a-zA-Z]*y)$/.test(word)) : words.some(word => /^(?:-[a-zA-Z]*T\d*|--timeout(?:=.*)?|--read-timeout(?:=.*)?)$/.test(word))
  if (!has) yield say.noTimeout(tree.range(command), { program: name, option: name === 'curl' ? '--max-time 30' : '--timeout=30' })
}
