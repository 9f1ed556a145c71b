// What all benchmarks share: running a command, the figures of it, and the table they are shown in.
import { spawn, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'

/** The repository this file is in. */
export const home = join(import.meta.dirname, '..')
/** Our published command line. `npm run build` makes it. */
export const cli = join(home, 'packages/cli/bin/perf-rules.cjs')

/** GNU time tells the peak memory of a child with all its threads; Node can only tell it of itself. */
const gnuTime = '/usr/bin/time'
const hasGnuTime = existsSync(gnuTime) && isGnu()

function isGnu() {
  try {
    execFileSync(gnuTime, ['-f', '%M', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Runs a command to its end: wall and processor time in seconds, peak memory in megabytes (both undefined without GNU time), output. */
export async function measure(command, args, { cwd, env = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'perf-rules-bench-'))
  const usage = join(folder, 'usage')
  const [file, all] = hasGnuTime ? [gnuTime, ['-f', '%M %U %S', '-o', usage, command, ...args]] : [command, args]
  const started = performance.now()
  const child = spawn(file, all, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const out = []
  const err = []
  child.stdout.on('data', chunk => out.push(chunk))
  child.stderr.on('data', chunk => err.push(chunk))
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const seconds = (performance.now() - started) / 1000
  // The last line: the ones before it tell of an exit code other than 0.
  const [kilobytes, user = 0, system = 0] = hasGnuTime ? readFileSync(usage, 'utf8').trim().split('\n').at(-1).split(' ').map(Number) : []
  rmSync(folder, { recursive: true })
  return { seconds, processor: kilobytes === undefined ? undefined : user + system, megabytes: kilobytes === undefined ? undefined : kilobytes / 1024, code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }
}

/** Runs a command several times. Times are the median, memory the worst, output that of the last run. */
export async function repeat(runs, run) {
  const all = []
  for (let at = 0; at < runs; at++) all.push(await run())
  const last = all.at(-1)
  return { ...last, seconds: median(all.map(each => each.seconds)), processor: last.processor === undefined ? undefined : median(all.map(each => each.processor)), spread: [Math.min(...all.map(each => each.seconds)), Math.max(...all.map(each => each.seconds))], megabytes: last.megabytes === undefined ? undefined : Math.max(...all.map(each => each.megabytes)) }
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** A Markdown table, so that it can be pasted where it is wanted. Numbers stand to the right. */
export function table(heads, rows) {
  const cells = [heads, ...rows.map(row => row.map(String))]
  const widths = heads.map((_, at) => Math.max(...cells.map(row => row[at].length)))
  const isNumber = heads.map((_, at) => rows.every(row => /^[-<>=~]*\s?[\d.,]+/.test(String(row[at])) || row[at] === ''))
  const line = row => `| ${row.map((cell, at) => (isNumber[at] ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join(' | ')} |`
  return [line(heads), `| ${widths.map((width, at) => (isNumber[at] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`, ...cells.slice(1).map(line)].join('\n')
}

/** Where and on what the figures were taken. */
export function machine() {
  return `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${(totalmem() / 2 ** 30).toFixed(0)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}, load before the run ${loadavg()[0].toFixed(1)}`
}

export function versionOf(name) {
  return JSON.parse(readFileSync(join(home, 'node_modules', name, 'package.json'), 'utf8')).version
}

export function seconds(value) {
  return value.toFixed(value < 10 ? 2 : 1)
}

export function megabytes(value) {
  return value === undefined ? 'not measured' : value.toFixed(0)
}

/** Reads `PATH... --name value`: the words and the options. */
export function readArguments(words, known) {
  const paths = []
  const options = { ...known }
  for (let at = 0; at < words.length; at++) {
    const name = words[at].startsWith('--') ? words[at].slice(2) : undefined
    if (name === undefined) paths.push(words[at])
    else if (name in known) options[name] = words[++at]
    else stop(`There is no option --${name}. There are: ${Object.keys(known).map(each => `--${each}`).join(', ')}.`)
  }
  return { paths, options }
}

export function stop(text) {
  console.error(text)
  process.exit(2)
}
