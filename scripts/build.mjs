// Builds what is published: the command line and its worker (CommonJS, one file each), the plugins (ES modules).
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import './generate.mjs'

const root = join(import.meta.dirname, '..')
const at = path => join(root, 'packages', path)
// Native and WebAssembly packages load files beside themselves, so they stay ordinary dependencies.
const native = ['oxc-parser', 'oxc-resolver', 'ts-morph', 'typescript', 'eslint', '@secretlint/*']
const common = { bundle: true, platform: 'node', target: 'node20', legalComments: 'none', logLevel: 'warning', external: native, metafile: true, mainFields: ['module', 'main'] }
const version = JSON.parse(readFileSync(at('cli/package.json'), 'utf8')).version

/** In CommonJS `import.meta.url` is empty; packages that ask for it get the bundle's own address. */
const importMeta = { 'import.meta.url': 'importMetaUrl' }
const importMetaBanner = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;"

async function buildCli() {
  const dist = at('cli/dist')
  rmSync(dist, { recursive: true, force: true })
  const cjs = { ...common, format: 'cjs', define: importMeta, banner: { js: importMetaBanner } }
  await build({ ...cjs, entryPoints: [at('engine/src/workers/worker.ts')], outfile: join(dist, 'worker.cjs') })
  // The cache is named after the code that fills it: files from the worker, joins from the command line.
  const probe = await build({ ...cjs, entryPoints: [at('cli/src/main.ts')], write: false, outfile: join(dist, 'cli.cjs'), define: { ...importMeta, PERF_RULES_VERSION: '""', PERF_RULES_BUILD: '""' } })
  const hash = createHash('sha256').update(readFileSync(join(dist, 'worker.cjs'))).update(probe.outputFiles[0].contents).digest('hex').slice(0, 16)
  await build({ ...cjs, entryPoints: [at('cli/src/main.ts')], outfile: join(dist, 'cli.cjs'), define: { ...importMeta, PERF_RULES_VERSION: JSON.stringify(version), PERF_RULES_BUILD: JSON.stringify(hash) } })
}

async function buildPlugin(name) {
  const entry = at(`${name}/src/index.ts`)
  if (!existsSync(entry)) return
  const dist = at(`${name}/dist`)
  rmSync(dist, { recursive: true, force: true })
  await build({ ...common, format: 'esm', entryPoints: [entry], outfile: join(dist, 'index.js'), external: [...native, 'zod'], define: { PERF_RULES_VERSION: JSON.stringify(version) }, banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" } })
  cpSync(at(`${name}/types/index.d.ts`), join(dist, 'index.d.ts'))
}

/** Plain-data products: the config's JSON Schema and the checks' pages, which `explain` shows. */
async function writeData() {
  const dist = at('cli/dist')
  const temporary = join(dist, '.data.mjs')
  const result = await build({ ...common, format: 'esm', write: false, external: [...native, 'zod', 'picomatch'], stdin: { contents: "export { configJsonSchema } from '@perf-rules/core/config-schema'\nexport { catalogue } from '@perf-rules/rules/catalogue'", resolveDir: at('engine'), loader: 'ts' } })
  writeFileSync(temporary, result.outputFiles[0].text)
  const { configJsonSchema, catalogue } = await import(pathToFileURL(temporary).href)
  rmSync(temporary)
  writeFileSync(join(dist, 'schema.json'), `${JSON.stringify(configJsonSchema(catalogue), null, 2)}\n`)
  mkdirSync(join(dist, 'checks'), { recursive: true })
  for (const { id, folder } of catalogue) if (existsSync(join(root, 'rules', folder, 'README.md'))) cpSync(join(root, 'rules', folder, 'README.md'), join(dist, 'checks', `${id}.md`))
}

await buildCli()
for (const name of ['eslint-plugin-perf-rules', 'eslint-plugin-perf-patterns', 'remark-lint-perf-rules']) await buildPlugin(name)
await writeData()
