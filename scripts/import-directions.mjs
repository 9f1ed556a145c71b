// Holds the import directions of the workspace. Each edge says why it is allowed; everything else is refused.
import { existsSync, readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'oxc-parser'

const root = join(import.meta.dirname, '..')

/** From package to package, with the reason. A package may always import itself. */
const edges = [
  ['languages', 'core', 'languages hand trees and facts to the contracts of core'],
  ['analyzer', 'core', 'the index and its layers are contracts of core'],
  ['analyzer', 'languages', 'the analyzer joins the facts that languages extract'],
  ['rules', 'core', 'a check is written against the contracts and nothing else'],
  ['rules', 'languages', 'types of trees and facts only (views): a check never parses', 'types'],
  ['rules', 'analyzer', 'types of joined layers only (views): a check never joins', 'types'],
  ['engine', 'core', 'the engine runs the contracts'],
  ['engine', 'languages', 'the file stage parses and extracts'],
  ['engine', 'analyzer', 'the project stage joins'],
  ['engine', 'rules', 'checks are known through the generated registry', 'generated'],
  ['cli', 'core', 'faults, severities and report types'],
  ['cli', 'engine', 'the session is the one entry for every host'],
  ['cli', 'rules', 'list and explain read the generated catalogue', 'generated'],
  ['eslint-host', 'core', 'turns findings into reports of ESLint'],
  ['eslint-host', 'rules', 'the generated list of code detectors', 'generated'],
  ['eslint-plugin-perf-rules', 'eslint-host', 'one adapter for both plugins'],
  ['eslint-plugin-perf-patterns', 'eslint-host', 'one adapter for both plugins'],
  ['remark-lint-perf-rules', 'core', 'a face of the prose detectors'],
  ['remark-lint-perf-rules', 'languages', 'fenced code is parsed as the engine parses it'],
  ['remark-lint-perf-rules', 'engine', 'the stage that runs prose detectors is the engine\'s own'],
  ['remark-lint-perf-rules', 'rules', 'the generated list of prose detectors', 'generated'],
  ['testkit', 'core', 'compares findings'],
  ['testkit', 'languages', 'reads READMEs as Markdown'],
  ['testkit', 'engine', 'cases run through the real stages'],
  ['testkit', 'rules', 'cases of checks that run last need the other checks', 'generated'],
]
/** Modules a package may never import, with the reason. */
const refusals = [
  ['core', /^node:/, 'core does no I/O'],
  ['rules', /^(?!@perf-rules\/|\.|@typescript-eslint\/types$|mdast$)/, 'a check has no dependency of its own: what it needs comes through its view'],
]

const packageOf = path => (path.startsWith('rules/') ? 'rules' : /^packages\/([^/]+)\/src\//.exec(path)?.[1])
const importedPackage = specifier => ({ 'perf-rules': 'cli' })[specifier] ?? /^@perf-rules\/([^/]+)/.exec(specifier)?.[1] ?? (specifier.startsWith('eslint-plugin-perf-') || specifier.startsWith('remark-lint-perf-') ? specifier : undefined)

/** Every import of a source file: specifier, whether only types come in, and its line. */
function importsOf(path, text) {
  const { module, program } = parseSync(path, text)
  const typeOnly = new Set(program.body.filter(node => (node.type === 'ImportDeclaration' && node.importKind === 'type') || (node.type.startsWith('Export') && node.exportKind === 'type')).map(node => node.start))
  const lineOf = at => text.slice(0, at).split('\n').length
  const fromStatic = module.staticImports.map(each => ({ specifier: each.moduleRequest.value, types: typeOnly.has(each.start) || (each.entries.length > 0 && each.entries.every(entry => entry.isType)), line: lineOf(each.start) }))
  const fromExports = module.staticExports.flatMap(each => each.entries.filter(entry => entry.moduleRequest).map(entry => ({ specifier: entry.moduleRequest.value, types: typeOnly.has(each.start) || entry.isType, line: lineOf(each.start) })))
  const fromDynamic = module.dynamicImports.map(each => ({ specifier: text.slice(each.moduleRequest.start + 1, each.moduleRequest.end - 1), types: false, line: lineOf(each.start) }))
  return [...fromStatic, ...fromExports, ...fromDynamic]
}

function problemOf(path, from, { specifier, types }) {
  for (const [who, pattern, why] of refusals) if (who === from && pattern.test(specifier)) return `imports ${specifier}: ${why}`
  if (specifier.startsWith('.')) {
    const target = relative(root, join(root, dirname(path), specifier))
    const to = packageOf(target)
    if (to !== from) return `reaches into ${to ?? target} by path: import the package`
    // A file beside rule.ts is shared by the checks of that rule or family.
    if (from === 'rules' && !path.startsWith('rules/generated/') && checkFolder(target) !== checkFolder(path) && !checkFolder(path).startsWith(`${dirname(target)}/`)) return `imports another check's folder (${target}): shared questions live in core/ask`
    return undefined
  }
  const to = importedPackage(specifier)
  if (to === undefined || to === from) return undefined
  const edge = edges.find(([a, b]) => a === from && b === to)
  if (!edge) return `imports ${specifier}: there is no edge from ${from} to ${to}`
  if (edge[3] === 'types' && !types) return `imports a value from ${specifier}: ${edge[2]}`
  return undefined
}

/** The folder of a check; family and rule folders hold rule.ts only. */
function checkFolder(path) {
  const parts = path.split('/')
  return parts[1] === 'patterns' ? parts.slice(0, 4).join('/') : parts.slice(0, 3).join('/')
}

const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', 'packages', 'rules'], { cwd: root }).toString().split('\0').filter(path => /\.ts$/.test(path) && packageOf(path) && existsSync(join(root, path)))
const problems = files.flatMap(path => {
  const from = packageOf(path)
  return from === undefined ? [] : importsOf(path, readFileSync(join(root, path), 'utf8')).flatMap(each => (problemOf(path, from, each) ? [`${path}:${each.line} ${problemOf(path, from, each)}`] : []))
})
const used = new Set(files.flatMap(path => importsOf(path, readFileSync(join(root, path), 'utf8')).map(each => `${packageOf(path)} ${importedPackage(each.specifier)}`)))
const unused = edges.filter(([from, to]) => !used.has(`${from} ${to}`)).map(([from, to]) => `scripts/import-directions.mjs: no file uses the edge from ${from} to ${to}; remove it`)
for (const line of [...problems, ...unused]) console.error(line)
if (problems.length + unused.length > 0) process.exit(1)
console.log(`Import directions hold in ${files.length} files, ${edges.length} edges.`)
