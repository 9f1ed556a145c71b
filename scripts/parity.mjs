// Compares our engine with ESLint: every code check, the same files, the same findings at the same places.
// usage: node scripts/parity.mjs [--only CHECKS] [--espree] [DIR ...]   (default: this repository). Needs a build.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as typescriptParser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import * as espree from 'espree'
import patterns from '../packages/eslint-plugin-perf-patterns/dist/index.js'
import rules from '../packages/eslint-plugin-perf-rules/dist/index.js'

const cli = join(import.meta.dirname, '../packages/cli/bin/perf-rules.cjs')
const plugins = { 'perf-rules': rules, 'perf-patterns': patterns }
const isCode = path => /\.(?:[cm]?[jt]s|[jt]sx)$/.test(path)
/** More would be noise: the first ones show what is wrong. */
const mostShown = 20

function ourFindings(dir, ids) {
  const run = spawnSync(process.execPath, [cli, 'check', '--format', 'json', '--no-cache', '--no-baseline', '--no-suppressed', '--only', ids.join(',')], { cwd: dir, encoding: 'utf8', maxBuffer: 2 ** 30 })
  const report = JSON.parse(run.stdout)
  if (report.faults.length > 0) throw new Error(JSON.stringify(report.faults[0]))
  const found = report.findings.filter(({ file, suppressed }) => isCode(file) && suppressed === null)
  return { skipped: new Set(report.coverage.skipped.map(({ file }) => file)), keys: new Set(found.map(({ file, range, check, messageId }) => key(file, range.start.line, range.start.column, range.end.line, range.end.column, check, messageId))) }
}

/** What ESLint finds in one file; undefined when its parser refuses the file. */
function eslintFindings(linter, dir, file, enabled, useEspree) {
  let text
  try {
    text = readFileSync(join(dir, file), 'utf8')
  } catch {
    return undefined
  }
  const isScript = /\.c[jt]s$/.test(file)
  const parser = useEspree && /\.[cm]?jsx?$/.test(file) ? espree : typescriptParser
  // As our engine does: a file that is no module is tried as a script.
  for (const sourceType of isScript ? ['commonjs'] : ['module', 'script']) {
    const config = [{ files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'], languageOptions: { parser, sourceType, parserOptions: { ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(file) } } }, linterOptions: { reportUnusedDisableDirectives: 'off' }, plugins, rules: enabled }]
    const messages = linter.verify(text, config, { filename: join(dir, file) })
    if (messages.some(({ fatal }) => fatal)) continue
    return messages.flatMap(({ ruleId, line, column, endLine, endColumn, messageId }) => {
      const [namespace, check] = ruleId?.split('/') ?? []
      return namespace in plugins && messageId ? [key(file, line, column, endLine, endColumn, check, messageId)] : []
    })
  }
  return undefined
}

const key = (...parts) => parts.join(' ')

function compare(dir, only, useEspree) {
  const known = Object.entries(plugins).flatMap(([namespace, plugin]) => Object.keys(plugin.rules).map(id => ({ namespace, id })))
  const chosen = known.filter(({ id }) => only.length === 0 || only.includes(id))
  const enabled = Object.fromEntries(chosen.map(({ namespace, id }) => [`${namespace}/${id}`, 'error']))
  const ours = ourFindings(dir, chosen.map(({ id }) => id))
  const listed = spawnSync('git', ['-C', dir, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8', maxBuffer: 2 ** 28 }).stdout.split('\0').filter(isCode)
  const linter = new Linter({ cwd: dir })
  const theirs = new Set()
  const refused = new Set()
  for (const file of listed) {
    if (ours.skipped.has(file)) continue
    const found = eslintFindings(linter, dir, file, enabled, useEspree)
    if (found === undefined) refused.add(file)
    else for (const each of found) theirs.add(each)
  }
  const missing = [...ours.keys].filter(each => !theirs.has(each) && !refused.has(each.split(' ')[0]))
  const extra = [...theirs].filter(each => !ours.keys.has(each))
  console.log(`${dir}: ${chosen.length} checks, ${listed.length} files, ${ours.keys.size} findings, ${ours.skipped.size} skipped by us, ${refused.size} refused by the parser; only ours ${missing.length}, only ESLint's ${extra.length}`)
  for (const each of missing.slice(0, mostShown)) console.log(`  only ours:     ${each}`)
  for (const each of extra.slice(0, mostShown)) console.log(`  only ESLint's: ${each}`)
  return missing.length + extra.length
}

const { values, positionals } = parseArgs({ options: { only: { type: 'string', default: '' }, espree: { type: 'boolean', default: false } }, allowPositionals: true })
const dirs = positionals.length > 0 ? positionals : [join(import.meta.dirname, '..')]
const differences = dirs.map(dir => compare(resolve(dir), values.only.split(',').filter(Boolean), values.espree)).reduce((sum, count) => sum + count, 0)
process.exitCode = differences === 0 ? 0 : 1
