// node bench/peers.mjs PATH [--runs 3]: our command line against ESLint and oxlint on the same checks and files,
// then against itself: whole tree to code checks, warm to cold.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cli, home, machine, measure, megabytes, readArguments, repeat, seconds, stop, table, versionOf } from './measure.mjs'

const { paths, options } = readArguments(process.argv.slice(2), { runs: '3' })
const [path] = paths
if (path === undefined) stop('usage: node bench/peers.mjs PATH [--runs 3]')
const root = resolve(path)
const runs = Number(options.runs)
const plugins = { 'perf-rules': join(home, 'packages/eslint-plugin-perf-rules/dist/index.js'), 'perf-patterns': join(home, 'packages/eslint-plugin-perf-patterns/dist/index.js') }
for (const file of [...Object.values(plugins), cli]) if (!existsSync(file)) stop(`${file} is not there: run \`npm run build\` first.`)

// Every tool gets the same files by name; larger ones than ours would look at are left out for all.
const code = /\.(?:[cm]?[jt]s|[jt]sx)$/
const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, maxBuffer: 2 ** 28 }).toString().split('\0').filter(file => code.test(file) && existsSync(join(root, file)) && statSync(join(root, file)).size < 1_000_000)
const checks = JSON.parse(execFileSync(process.execPath, [cli, 'list', '--format', 'json']).toString()).filter(check => check.kinds.includes('code')).map(check => check.id)
const rules = {}
for (const [prefix, file] of Object.entries(plugins)) for (const name of Object.keys((await import(pathToFileURL(file).href)).default.rules)) rules[`${prefix}/${name}`] = 'warn'

const folder = mkdtempSync(join(tmpdir(), 'perf-rules-peers-'))
try {
  console.log(`${root.split('/').at(-1)}: ${files.length} TypeScript and JavaScript files, ${checks.length} code checks, ${Object.keys(rules).length} plugin rules, median of ${runs} runs\n${machine()}\nperf-rules ${versionOfOurs()}, ESLint ${versionOf('eslint')} with @typescript-eslint/parser ${versionOf('@typescript-eslint/parser')}, oxlint ${versionOf('oxlint')}\n`)
  const ours = await repeat(runs, () => measure(process.execPath, [cli, 'check', '--root', root, '--only', checks.join(','), '--no-cache', '--format', 'json', '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'], { cwd: root }))
  const eslint = await repeat(runs, () => runEslint())
  const oxlint = await repeat(runs, () => runOxlint())
  const cold = await repeat(runs, () => measure(process.execPath, [cli, 'check', '--root', root, '--no-cache', '--format', 'json'], { cwd: root }))
  await measure(process.execPath, [cli, 'check', '--root', root, '--format', 'json'], { cwd: root })
  const warm = await repeat(runs, () => measure(process.execPath, [cli, 'check', '--root', root, '--format', 'json'], { cwd: root }))
  const everything = await repeat(runs, () => measure(process.execPath, [cli, 'check', '--root', root, '--no-cache', '--format', 'json', '--preset', 'strict,patterns'], { cwd: root }))

  const row = (name, result, found) => [name, seconds(result.seconds), `${seconds(result.spread[0])} to ${seconds(result.spread[1])}`, result.processor === undefined ? 'not measured' : seconds(result.processor), megabytes(result.megabytes), found]
  console.log(table(['run', 'seconds', 'fastest to slowest', 'CPU seconds', 'peak MB', 'findings'], [
    row('(a) perf-rules, code checks', ours, ourFindings(ours)),
    row('(a) ESLint, our plugins', eslint, eslintFindings(eslint)),
    row('(a) oxlint, our plugins', oxlint, oxlintFindings(oxlint)),
    row('(b) perf-rules, recommended, whole tree, cold', cold, ourFindings(cold)),
    row('(b) the same, warm', warm, ourFindings(warm)),
    row('strict and patterns, whole tree, cold', everything, ourFindings(everything)),
  ]))
  const target = (name, value, inWork, limit, isMet) => [name, value, inWork, limit, isMet ? 'met' : 'missed']
  const ratio = (a, b) => `${(a.seconds / b.seconds).toFixed(2)}x`
  const work = (a, b) => (a.processor === undefined ? 'not measured' : `${(a.processor / b.processor).toFixed(2)}x`)
  const peak = Math.max(cold.megabytes ?? 0, warm.megabytes ?? 0)
  console.log(`\n${table(['target', 'in wall time', 'in CPU time', 'limit', 'wall time'], [
    target('(a) ESLint takes so many times longer', ratio(eslint, ours), work(eslint, ours), '>= 10x', eslint.seconds / ours.seconds >= 10),
    target('(a) our time to oxlint\'s', ratio(ours, oxlint), work(ours, oxlint), '<= 1.2x', ours.seconds / oxlint.seconds <= 1.2),
    target('(b) whole tree to code checks', ratio(cold, ours), work(cold, ours), '<= 2x', cold.seconds / ours.seconds <= 2),
    target('(b) warm to cold', ratio(warm, cold), work(warm, cold), '< 0.2x', warm.seconds / cold.seconds < 0.2),
    target('(b) peak memory', `${megabytes(peak === 0 ? undefined : peak)} MB`, '', '< 500 MB', peak < 500),
  ])}`)
} finally {
  rmSync(folder, { recursive: true })
}

function versionOfOurs() {
  return execFileSync(process.execPath, [cli, '--version']).toString().trim()
}

/** Flat config with nothing but our rules; the repository's own configuration is not loaded. */
async function runEslint() {
  const config = join(folder, 'eslint.config.mjs')
  const imports = Object.entries({ ...plugins, parser: join(home, 'node_modules/@typescript-eslint/parser/dist/index.js') }).map(([name, file], at) => [`m${at}`, name, pathToFileURL(file).href])
  const nameOf = wanted => imports.find(([, name]) => name === wanted)[0]
  writeFileSync(config, `${imports.map(([local, , url]) => `import ${local} from ${JSON.stringify(url)}`).join('\n')}
export default [{ files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'], languageOptions: { parser: ${nameOf('parser')} }, linterOptions: { reportUnusedDisableDirectives: 'off' }, plugins: { 'perf-rules': ${nameOf('perf-rules')}, 'perf-patterns': ${nameOf('perf-patterns')} }, rules: ${JSON.stringify(rules)} }]\n`)
  const result = await measure(process.execPath, [join(home, 'node_modules/eslint/bin/eslint.js'), '--no-config-lookup', '-c', config, '--no-warn-ignored', '--format', 'json', ...files], { cwd: root, env: { NODE_OPTIONS: '--max-old-space-size=4096' } })
  if (result.code === 2) stop(`ESLint did not run: ${result.stderr.slice(0, 2000)}`)
  return result
}

/** The same plugins as JS plugins; oxlint's own rules are off. */
async function runOxlint() {
  const config = join(folder, 'oxlintrc.json')
  writeFileSync(config, JSON.stringify({ plugins: [], jsPlugins: Object.values(plugins), categories: { correctness: 'off' }, rules }))
  const result = await measure(process.execPath, [join(home, 'node_modules/oxlint/bin/oxlint'), '-c', config, '--format', 'json', ...files], { cwd: root })
  if (!result.stdout.trimStart().startsWith('{')) stop(`oxlint did not run: ${(result.stdout + result.stderr).slice(0, 2000)}`)
  return result
}

function ourFindings({ stdout, stderr }) {
  if (stdout === '') stop(`perf-rules gave no report: ${stderr}`)
  const { findings, faults } = JSON.parse(stdout)
  for (const fault of faults) console.log(`fault: ${fault.what} (${fault.where})`)
  return findings.filter(finding => finding.suppressed === null).length
}

function eslintFindings({ stdout }) {
  return JSON.parse(stdout).flatMap(file => file.messages).filter(message => message.ruleId in rules).length
}

function oxlintFindings({ stdout }) {
  return JSON.parse(stdout).diagnostics.filter(({ code: rule }) => /^perf-(?:rules|patterns)\(/.test(rule ?? '')).length
}
