// node bench/real-repositories.mjs DIR...: runs the command line on real repositories and shows what it says of each:
// files, findings by check and severity, faults, time, and whether a second run gave the same bytes.
import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { writeFileSync } from 'node:fs'
import { cli, machine, measure, megabytes, readArguments, seconds, stop, table } from './measure.mjs'

const { paths, options } = readArguments(process.argv.slice(2), { preset: 'recommended', json: '' })
if (paths.length === 0) stop('usage: node bench/real-repositories.mjs DIR... [--preset NAMES] [--json FILE]')

console.log(`preset ${options.preset}\n${machine()}\n`)
const rows = []
const details = []
const all = []
for (const path of paths) {
  const root = resolve(path)
  console.error(`${basename(root)} ...`)
  const run = args => measure(process.execPath, [cli, 'check', '--root', root, '--preset', options.preset, '--format', 'json', ...args], { cwd: root })
  const cold = await run(['--no-cache'])
  const other = await run(['--no-cache', '--threads', '1'])
  const isSame = digest(cold.stdout) === digest(other.stdout)
  if (cold.stdout === '') {
    rows.push([basename(root), '', '', '', '', '', '1', seconds(cold.seconds), megabytes(cold.megabytes), isSame ? 'yes' : 'NO'])
    details.push(`${basename(root)}: ${cold.stderr.trim()}`)
    continue
  }
  const report = JSON.parse(cold.stdout)
  const open = report.findings.filter(finding => finding.suppressed === null)
  const of = severity => open.filter(finding => finding.severity === severity).length
  rows.push([basename(root), report.coverage.checked, report.coverage.skipped.length, of('error'), of('warning'), of('info'), report.faults.length, seconds(cold.seconds), megabytes(cold.megabytes), isSame ? 'yes' : 'NO'])
  details.push(`${basename(root)}: ${counted(open.map(finding => `${finding.check} ${finding.severity}`)) || 'no findings'}${report.coverage.skipped.length > 0 ? `; skipped: ${counted(report.coverage.skipped.map(skip => skip.why))}` : ''}`)
  for (const fault of report.faults) details.push(`  fault ${fault.code}: ${fault.what} (${fault.where})${fault.cause === undefined ? '' : ` ${fault.cause.split('\n')[0]}`}`)
  all.push({ repository: basename(root), findings: open })
}
console.log(table(['repository', 'checked', 'skipped', 'errors', 'warnings', 'infos', 'faults', 'seconds', 'peak MB', 'same bytes'], rows))
console.log(`\n${details.join('\n')}`)
if (options.json !== '') writeFileSync(options.json, `${JSON.stringify(all, null, 2)}\n`)
if (rows.some(row => row.at(-1) === 'NO' || row[6] !== 0)) process.exitCode = 1

function digest(text) {
  return createHash('sha256').update(text).digest('hex')
}

function counted(words) {
  const counts = new Map()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word, count]) => `${word} ${count}`).join(', ')
}
