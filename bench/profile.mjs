// node bench/profile.mjs PATH [--top 10] [--only CHECKS]: where a cold run with one worker thread spends its time.
// V8's own profiler watches the published bundle, main thread and worker apart; nothing is run in another way than users run it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { cli, home, machine, measure, readArguments, seconds, stop, table } from './measure.mjs'

const { paths, options } = readArguments(process.argv.slice(2), { top: '10', only: '', preset: '' })
const [path] = paths
if (path === undefined) stop('usage: node bench/profile.mjs PATH [--top 10] [--only CHECKS] [--preset NAMES]')
const root = resolve(path)
/** Lines at which modules start, by bundle. */
const known = new Map()
const folder = mkdtempSync(join(tmpdir(), 'perf-rules-profile-'))

try {
  const chosen = [...(options.only === '' ? [] : ['--only', options.only]), ...(options.preset === '' ? [] : ['--preset', options.preset])]
  const run = await measure(process.execPath, ['--cpu-prof', '--cpu-prof-interval', '500', '--cpu-prof-dir', folder, cli, 'check', '--root', root, '--no-cache', '--threads', '1', '--quiet', '--format', 'json', ...chosen], { cwd: root })
  if (run.stdout === '') stop(run.stderr)
  console.log(`${root.split('/').at(-1)}: cold, one worker thread, ${seconds(run.seconds)} s with the profiler on\n${machine()}`)
  // The name holds the thread: 0 is the main one.
  const profiles = readdirSync(folder).map(name => ({ thread: Number(name.split('.').at(-3)), profile: JSON.parse(readFileSync(join(folder, name), 'utf8')) })).sort((a, b) => a.thread - b.thread)
  for (const { thread, profile } of profiles) show(thread === 0 ? 'main thread' : `worker ${thread}`, profile)
} finally {
  rmSync(folder, { recursive: true })
}

function show(name, profile) {
  const own = selfTimes(profile)
  const total = [...own.values()].reduce((sum, each) => sum + each, 0)
  const idle = own.get('(idle)') ?? 0
  const busy = total - idle
  const rows = [...own].filter(([key]) => key !== '(idle)').sort((a, b) => b[1] - a[1]).slice(0, Number(options.top))
  console.log(`\n${name}: ${(busy / 1000).toFixed(0)} ms busy, ${(idle / 1000).toFixed(0)} ms waiting\n${table(['self ms', 'share', 'function', 'where'], rows.map(([key, microseconds]) => [(microseconds / 1000).toFixed(0), `${((microseconds / busy) * 100).toFixed(1)}%`, ...key.split('\0'), ...(key.includes('\0') ? [] : ['V8'])]))}`)
}

/** Microseconds by function, from the samples and the time between them. */
function selfTimes({ nodes, samples, timeDeltas }) {
  const keys = new Map(nodes.map(({ id, callFrame }) => [id, keyOf(callFrame)]))
  const own = new Map()
  for (const [at, id] of samples.entries()) {
    const key = keys.get(id)
    own.set(key, (own.get(key) ?? 0) + timeDeltas[at])
  }
  return own
}

function keyOf({ functionName, url, lineNumber }) {
  if (functionName.startsWith('(')) return functionName
  return `${functionName === '' ? '(anonymous)' : functionName}\0${sourceOf(url, lineNumber)}`
}

/** The source module of a line of our bundle: esbuild writes its path as a comment above it. */
function sourceOf(url, line) {
  if (!url.startsWith('file:')) return url === '' ? 'native' : url
  const file = new URL(url).pathname
  const modules = file.endsWith('.cjs') && file.includes('/cli/dist/') ? modulesOf(file) : []
  let found = file.startsWith(home) ? file.slice(home.length + 1) : file.replace(/^.*\/node_modules\//, '')
  for (const { at, name } of modules) {
    if (at > line) break
    found = name
  }
  return `${found.replace(/^(?:.*\/)?node_modules\//, '')}${modules.length === 0 ? `:${line + 1}` : ''}`
}

function modulesOf(file) {
  if (!known.has(file)) known.set(file, readFileSync(file, 'utf8').split('\n').flatMap((line, at) => (/^\s*\/\/ \S+\.[cm]?[jt]s(?:on)?$/.test(line) ? [{ at, name: line.trim().slice(3) }] : [])))
  return known.get(file)
}
