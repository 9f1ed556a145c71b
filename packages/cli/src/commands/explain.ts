import { existsSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { type CatalogueEntry, type ClauseFacts, didYouMean, FaultError, presetNames } from '@perf-rules/core'
import { discover, findRoot, loadConfigs, settingsOf } from '@perf-rules/engine'
import { catalogue } from '@perf-rules/rules/catalogue'
import { rules } from '@perf-rules/rules/rules'
import type { ExplainCommand } from '../arguments.ts'
import { safe, terminal, type Terminal } from '../terminal.ts'

/** `perf-rules explain`: the name may be a check, a clause, a rule or a file. */
export async function explain({ subject, root }: ExplainCommand): Promise<number> {
  const term = terminal(process.stdout)
  const entry = catalogue.find(each => each.id === subject)
  const rule = rules.find(each => each.id.toLowerCase() === subject.toLowerCase())
  const clause = rules.flatMap(each => each.clauses).find(each => each.clause.toLowerCase() === subject.toLowerCase())
  if (entry) process.stdout.write(explainCheck(entry, term))
  else if (clause) process.stdout.write(`${term.bold(clause.clause)} ${clause.demand}\n${provedBy(clause.by)}\n`)
  else if (rule) process.stdout.write(`${term.bold(`${rule.id} ${rule.title}`)}\n${rule.clauses.map(each => `  ${each.clause} ${each.demand}\n    ${provedBy(each.by)}`).join('\n')}\n`)
  else if (existsSync(subject)) process.stdout.write(await explainFile(subject, root, term))
  else throw new FaultError({ code: 'usage', what: `"${subject}" is no check, clause, rule or file.${didYouMean(subject, catalogue.map(each => each.id))}`, where: 'explain', do: '`npx perf-rules list` shows all checks; rules are R1 to R20, clauses R1.1 to R20.10.' })
  return 0
}

function provedBy(by: ClauseFacts['by']): string {
  if ('guide' in by) return `no machine can tell: ${by.guide}`
  if ('open' in by) return `not checked: ${by.open}`
  const known = new Set(catalogue.map(entry => entry.id))
  const [present, planned] = [by.filter(id => known.has(id)), by.filter(id => !known.has(id))]
  return [present.length > 0 ? `proved by ${present.join(', ')}` : '', planned.length > 0 ? `not yet checked: ${planned.join(', ')}` : ''].filter(part => part !== '').join('; ')
}

function explainCheck(entry: CatalogueEntry, term: Terminal): string {
  const presets = presetNames.flatMap(name => (entry.severity[name] ? [`${name}: ${entry.severity[name]}`] : []))
  const page = join(__dirname, 'checks', `${entry.id}.md`)
  const facts = [`${term.bold(entry.id)} proves ${entry.clauses.join(', ')}; ${presets.length > 0 ? presets.join(', ') : 'in no preset'}; ${entry.stage}.`, `Options: ${Object.keys(entry.defaults).length > 0 ? JSON.stringify(entry.defaults) : 'none'}`]
  return `${facts.join('\n')}\n\n${existsSync(page) ? readFileSync(page, 'utf8') : entry.says}\n`
}

async function explainFile(subject: string, given: string | undefined, term: Terminal): Promise<string> {
  const root = await findRoot(process.cwd(), given)
  const path = relative(root.folder, resolve(subject)).split(sep).join('/')
  const { files } = await discover(root)
  const paths = files.map(file => file.path)
  const settings = settingsOf(await loadConfigs(root.folder, paths), ['recommended'], undefined)
  if (settings.isIgnored(path)) return `${safe(path)} is left out by \`ignore\` in the config.\n`
  if (!paths.includes(path)) return `${safe(path)} is not checked: git neither tracks it nor would add it.\n`
  const rows = [...settings.contextOf(path).checks.values()].map(check => `  ${check.id.padEnd(32)} ${check.severity.padEnd(8)} ${term.dim(`from ${check.from.join(', then ')}`)}${Object.keys(check.options).length > 0 ? term.dim(` ${JSON.stringify(check.options)}`) : ''}`)
  return `${term.bold(safe(path))}: ${rows.length} checks are on.\n${rows.join('\n')}\n`
}
