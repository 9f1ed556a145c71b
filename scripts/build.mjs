// Builds what is published: the command line and its worker (CommonJS, one file each), the plugins (ES modules).
import { createHash } from 'node:crypto'
import { builtinModules } from 'node:module'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { checkFolders } from './generate.mjs'

const root = join(import.meta.dirname, '..')
const at = path => join(root, 'packages', path)
// Native and WebAssembly packages load files beside themselves, so they stay ordinary dependencies.
const native = ['oxc-parser', 'oxc-resolver', 'ts-morph', 'typescript', 'eslint', '@secretlint/*', '@astral-sh/*', 'libpg-query']
const common = { bundle: true, platform: 'node', target: 'node20', legalComments: 'none', logLevel: 'warning', external: native, metafile: true, mainFields: ['module', 'main'] }
const plugins = ['eslint-plugin-perf-rules', 'eslint-plugin-perf-patterns', 'remark-lint-perf-rules']

/** In CommonJS `import.meta.url` is empty; packages that ask for it get the bundle's own address. */
const cjs = { ...common, format: 'cjs', banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" } }
const importMeta = { 'import.meta.url': 'importMetaUrl' }

/** Whatever a bundle leaves outside must be installed with it, and nothing else. */
function checkDependencies(name, results) {
  const manifest = JSON.parse(readFileSync(at(`${name}/package.json`), 'utf8'))
  const declared = new Set([...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.peerDependencies ?? {})])
  const used = new Set(results.flatMap(({ metafile }) => Object.values(metafile.outputs).flatMap(output => output.imports.filter(each => each.external).map(each => each.path))).filter(path => !path.startsWith('node:') && !builtinModules.includes(path)).map(path => path.split('/').slice(0, path.startsWith('@') ? 2 : 1).join('/')))
  const missing = [...used].filter(path => !declared.has(path))
  const unused = [...declared].filter(path => !used.has(path) && !(manifest.peerDependencies ?? {})[path])
  if (missing.length + unused.length === 0) return
  const wrong = `packages/${name}/package.json: ${[missing.length > 0 ? `add ${missing.join(', ')} to dependencies` : '', unused.length > 0 ? `remove ${unused.join(', ')}` : ''].filter(part => part !== '').join('; ')}`
  // While a check is being written the manifest may lag behind; a release may not.
  if (process.env.CI) throw new Error(wrong)
  console.warn(wrong)
}

/** Puts a finished folder in the place of the old one, so that whoever runs the tool meanwhile finds a whole one. */
function replace(dist, fresh) {
  const old = `${dist}.old-${process.pid}`
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(fresh, dist)
  rmSync(old, { recursive: true, force: true })
}

async function buildCli() {
  const fresh = at(`cli/dist.new-${process.pid}`)
  const { version } = JSON.parse(readFileSync(at('cli/package.json'), 'utf8'))
  const worker = await build({ ...cjs, entryPoints: [at('engine/src/workers/worker.ts')], outfile: join(fresh, 'worker.cjs'), define: importMeta })
  const cli = defined => ({ ...cjs, entryPoints: [at('cli/src/main.ts')], outfile: join(fresh, 'cli.cjs'), define: { ...importMeta, PERF_RULES_VERSION: JSON.stringify(version), PERF_RULES_BUILD: JSON.stringify(defined) } })
  // The cache is named after the code that fills it: files from the worker, joins from the command line.
  const probe = await build({ ...cli(''), write: false })
  const hash = createHash('sha256').update(readFileSync(join(fresh, 'worker.cjs'))).update(probe.outputFiles[0].contents).digest('hex').slice(0, 16)
  const main = await build(cli(hash))
  checkDependencies('cli', [worker, main])
  await writeData(fresh)
  replace(at('cli/dist'), fresh)
}

async function buildPlugin(name) {
  const entry = at(`${name}/src/index.ts`)
  if (!existsSync(entry)) return
  const fresh = at(`${name}/dist.new-${process.pid}`)
  const { version } = JSON.parse(readFileSync(at(`${name}/package.json`), 'utf8'))
  const result = await build({ ...common, format: 'esm', entryPoints: [entry], outfile: join(fresh, 'index.js'), define: { PERF_RULES_VERSION: JSON.stringify(version) }, banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" } })
  checkDependencies(name, [result])
  cpSync(at(`${name}/types/index.d.ts`), join(fresh, 'index.d.ts'))
  await copyPages(fresh)
  cpSync(join(root, 'LICENSE'), at(`${name}/LICENSE`))
  replace(at(`${name}/dist`), fresh)
}

/** Plain-data products: the config's JSON Schema and the checks' pages, which `explain` shows. */
async function writeData(dist) {
  const temporary = join(dist, 'data.mjs')
  const result = await build({ ...common, format: 'esm', write: false, external: [...native, 'zod', 'picomatch'], stdin: { contents: "export { configJsonSchema } from '@perf-rules/core/config-schema'\nexport { catalogue } from '@perf-rules/rules/catalogue'", resolveDir: at('engine'), loader: 'ts' } })
  writeFileSync(temporary, result.outputFiles[0].text)
  const { configJsonSchema, catalogue } = await import(pathToFileURL(temporary).href)
  rmSync(temporary)
  writeFileSync(join(dist, 'schema.json'), `${JSON.stringify(configJsonSchema(catalogue), null, 2)}\n`)
  cpSync(at('cli/report.schema.json'), join(dist, 'report.schema.json'))
  cpSync(join(root, 'LICENSE'), at('cli/LICENSE'))
  await copyPages(dist)
}

/** The page of each check, which `explain` prints and editors open. */
async function copyPages(dist) {
  mkdirSync(join(dist, 'checks'), { recursive: true })
  for (const { id, folder } of checkFolders()) if (existsSync(join(root, 'rules', folder, 'README.md'))) cpSync(join(root, 'rules', folder, 'README.md'), join(dist, 'checks', `${id}.md`))
}

await buildCli()
for (const name of plugins) await buildPlugin(name)
