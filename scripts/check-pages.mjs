// Writes docs/checks/: one page per check and a table of all, from the catalogue and the checks' READMEs. Not committed.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, posix } from 'node:path'
import { build } from 'esbuild'
import { fromMarkdown } from 'mdast-util-from-markdown'

const root = join(import.meta.dirname, '..')
const out = join(root, 'docs/checks')
const presetNames = ['recommended', 'strict', 'patterns']

/** The catalogue and the titles of rules, as generated; both are plain data once bundled. */
async function load() {
  if (!existsSync(join(root, 'rules/generated/catalogue.ts'))) {
    console.error('rules/generated is not there. Run `npm run generate` first.')
    process.exit(2)
  }
  const contents = "export { catalogue } from '@perf-rules/rules/catalogue'\nexport { titleOf } from '@perf-rules/rules/rules'"
  const result = await build({ stdin: { contents, resolveDir: join(root, 'packages/engine'), loader: 'ts' }, bundle: true, write: false, format: 'esm', platform: 'node', logLevel: 'error' })
  return await import(`data:text/javascript;base64,${Buffer.from(result.outputFiles[0].text).toString('base64')}`)
}

const cell = text => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ')
const code = value => `\`${cell(typeof value === 'string' ? value : JSON.stringify(value))}\``
const presetsOf = ({ severity }) => presetNames.filter(name => severity[name]).map(name => `${name}: ${severity[name]}`).join(', ')

/** A type in words, from the part of JSON Schema that zod writes. */
function typeOf(schema) {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map(each => JSON.stringify(each)).join(' or ')
  const any = schema.anyOf ?? schema.oneOf
  if (any) return [...new Set(any.map(typeOf))].join(' or ')
  if (schema.type === 'array') return schema.items ? `array of ${typeOf(schema.items)}` : 'array'
  if (schema.type === 'object') return typeof schema.additionalProperties === 'object' ? `object of ${typeOf(schema.additionalProperties)}` : 'object'
  const bounds = [schema.minimum > Number.MIN_SAFE_INTEGER ? `at least ${schema.minimum}` : '', schema.maximum < Number.MAX_SAFE_INTEGER ? `at most ${schema.maximum}` : ''].filter(part => part !== '')
  return [schema.type ?? 'any value', ...bounds].join(', ')
}

function optionsTable({ optionsSchema, defaults }) {
  const rows = Object.entries(optionsSchema?.properties ?? {}).map(([name, schema]) => `| \`${name}\` | ${cell(typeOf(schema))} | ${defaults[name] === undefined ? 'none' : code(defaults[name])} | ${cell(schema.description ?? '')} |`)
  return rows.length === 0 ? [] : ['| Option | Type | Default | What it does |', '| --- | --- | --- | --- |', ...rows]
}

/** The text with its relative links pointing the same way from docs/checks/. */
function relinked(markdown, folder, ids) {
  const edits = []
  const stack = [fromMarkdown(markdown)]
  while (stack.length > 0) {
    const node = stack.pop()
    stack.push(...(node.children ?? []))
    if (!['link', 'image', 'definition'].includes(node.type) || /^(?:[a-z][a-z0-9+.-]*:|#|\/)/i.test(node.url)) continue
    const [, path, rest] = /^([^?#]*)(.*)$/s.exec(node.url)
    const target = posix.normalize(posix.join('rules', folder, path))
    const id = basename(target.replace(/\/(?:README\.md)?$/, ''))
    const address = ids.has(id) && /^rules\//.test(target) ? `${id}.md${rest}` : `${posix.relative('docs/checks', target)}${rest}`
    const [from, to] = [node.position.start.offset, node.position.end.offset]
    const at = markdown.lastIndexOf(node.url, to)
    if (at >= from) edits.push([at, at + node.url.length, address])
  }
  return edits.sort((a, b) => b[0] - a[0]).reduce((text, [from, to, address]) => text.slice(0, from) + address + text.slice(to), markdown)
}

/** The README without its title and statement, which stand at the head of the page. */
function bodyOf(readme) {
  const at = readme.search(/^## /m)
  return at === -1 ? '' : readme.slice(at).trimEnd()
}

/** True when a case shows what a fix makes of it. */
const hasFix = readme => /^`{3,}\w+ (?:\S+ )*fixed\b/m.test(readme)

function page(entry, titleOf, ids) {
  const readme = readFileSync(join(root, 'rules', entry.folder, 'README.md'), 'utf8')
  const facts = [
    `Home: ${[entry.rule, titleOf(entry.rule)].filter(part => part !== '').join(', ')}. Clauses: ${entry.clauses.join(', ')}.`,
    `Presets: ${presetsOf(entry) || 'none'}. Stage: ${entry.stage}. Looks at: ${[...entry.kinds, ...entry.languages].join(', ')}.`,
    ...(entry.standsFor.length > 0 ? [`Stands for: ${entry.standsFor.map(code).join(', ')}; their ignore comments count.`] : []),
  ]
  const table = optionsTable(entry)
  const body = relinked(bodyOf(readme), entry.folder, ids)
  const heading = /^## Options$/m
  const whole = table.length === 0 ? body : heading.test(body) ? body.replace(heading, () => ['## Options', '', ...table].join('\n')) : ['## Options', '', ...table, '', body].join('\n')
  return `# ${entry.id}\n\n> ${entry.says}\n\n${facts.join('\n')}\n\n${whole}\n`
}

function overview(catalogue, titleOf) {
  const homes = [...new Set(catalogue.map(entry => entry.rule))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  const sections = homes.map(home => {
    const rows = catalogue.filter(entry => entry.rule === home).map(entry => {
      const options = Object.keys(entry.optionsSchema?.properties ?? {})
      const readme = readFileSync(join(root, 'rules', entry.folder, 'README.md'), 'utf8')
      return `| [${entry.id}](${entry.id}.md) | ${cell(entry.says)} | ${entry.clauses.join(', ')} | ${presetsOf(entry)} | ${[...entry.kinds, ...entry.languages].join(', ')} | ${options.map(name => `\`${name}\``).join(', ')} | ${hasFix(readme) ? 'yes' : ''} |`
    })
    return [`## ${[home, titleOf(home)].filter(part => part !== '').join(' ')}`, '', '| Check | Says | Clauses | Presets | Looks at | Options | Fix |', '| --- | --- | --- | --- | --- | --- | --- |', ...rows].join('\n')
  })
  return `# Checks\n\n${catalogue.length} checks. Written by \`node scripts/check-pages.mjs\`; change the check's own README instead.\n\n${sections.join('\n\n')}\n`
}

const { catalogue, titleOf } = await load()
const described = catalogue.filter(entry => existsSync(join(root, 'rules', entry.folder, 'README.md')))
const ids = new Set(described.map(entry => entry.id))
mkdirSync(out, { recursive: true })
const pages = new Map([['README.md', overview(described, titleOf)], ...described.map(entry => [`${entry.id}.md`, page(entry, titleOf, ids)])])
for (const name of readdirSync(out)) if (!pages.has(name)) rmSync(join(out, name))
for (const [name, text] of pages) writeFileSync(join(out, name), text)
for (const entry of catalogue) if (!ids.has(entry.id)) console.warn(`rules/${entry.folder} has no README.md: left out`)
console.log(`docs/checks: ${described.length} pages and a table.`)
