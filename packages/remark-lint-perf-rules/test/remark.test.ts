import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { catalogue } from '@perf-rules/rules/catalogue'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const repository = fileURLToPath(new URL('../../../', import.meta.url))
const twice = '# Changelog\n\n## [Unreleased]\n\n- Orders are read in pages\n\n## [Unreleased]\n\n- Prices are cached\n'
let project = ''

beforeAll(() => {
  expect(existsSync(join(repository, 'packages/remark-lint-perf-rules/dist/index.js')), 'run `npm run build` first').toBe(true)
  // Within the real packages: a project finds its plugins by walking up to node_modules.
  project = realpathSync(mkdtempSync(join(tmpdir(), 'perf-rules-remark-')))
  symlinkSync(join(repository, 'node_modules'), join(project, 'node_modules'), 'dir')
  writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module', remarkConfig: { plugins: ['remark-lint-perf-rules'] } }))
})
afterAll(() => rmSync(project, { recursive: true, force: true }))

interface Message {
  readonly reason: string
  readonly source: string
  readonly ruleId: string
  readonly url: string
  readonly note: string
  readonly fatal: boolean | null
}

function lines(run: { readonly stderr: string }): readonly string[] {
  return run.stderr.split('\n').map(line => line.trim())
}

describe('remark-cli', () => {
  function check(folder: string, ...files: string[]) {
    return spawnSync(process.execPath, [join(repository, 'node_modules/remark-cli/cli.js'), '--no-color', ...files], { cwd: folder, encoding: 'utf8' })
  }

  test('reports a finding of the preset with its place, rule and source', () => {
    writeFileSync(join(project, 'CHANGELOG.md'), twice)
    const run = check(project, 'CHANGELOG.md')
    expect(lines(run).find(line => line.includes('second Unreleased'))).toMatch(/^7:1-7:16\s+warning\s+This changelog has a second Unreleased section\.\s+changelog-entry\s+perf-rules$/)
    expect(run.status).toBe(0)
  })

  test('leaves other files alone', () => {
    writeFileSync(join(project, 'NOTES.md'), twice)
    expect(check(project, 'NOTES.md').stderr).toContain('no issues found')
  })

  test('obeys a suppression comment', () => {
    writeFileSync(join(project, 'CHANGES.md'), twice.replace('\n## [Unreleased]\n\n- Prices', '\n<!-- perf-rules-ignore-next-line changelog-entry -- joined by the release job -->\n## [Unreleased]\n\n- Prices'))
    expect(check(project, 'CHANGES.md').stderr).toContain('no issues found')
  })

  test('takes a level and options, and refuses options the check does not know', () => {
    const strict = join(project, 'strict')
    mkdirSync(strict)
    writeFileSync(join(strict, '.remarkrc.mjs'), "import { plugins } from 'remark-lint-perf-rules'\nexport default { plugins: [[plugins['changelog-entry'], ['error', { fields: ['why'] }]]] }\n")
    writeFileSync(join(strict, 'CHANGELOG.md'), '# Changelog\n\n## Unreleased\n\n- Orders\n')
    const run = check(strict, 'CHANGELOG.md')
    expect(run.stderr).toContain('does not say why')
    expect(run.status).toBe(1)
    writeFileSync(join(strict, '.remarkrc.mjs'), "import { plugins } from 'remark-lint-perf-rules'\nexport default { plugins: [[plugins['changelog-entry'], { feilds: [] }]] }\n")
    expect(check(strict, 'CHANGELOG.md').stderr).toContain('feilds')
  })

  test('looks into fenced code', () => {
    writeFileSync(join(project, 'guide.md'), '# Guide\n\n```ts\nexport function optimizeQueries(queries: string[]) {\n  // TODO: implement\n}\n```\n')
    expect(check(project, 'guide.md').stderr).toMatch(/4:\d+-\d+:\d+\s+\w+\s.*no-placeholder-optimization\s+perf-rules/)
  })
})

test('the message carries url and note', async () => {
  const { recommended } = (await import(pathToFileURL(join(repository, 'packages/remark-lint-perf-rules/dist/index.js')).href)) as { recommended: { plugins: unknown[] } }
  const [{ remark: processor }, { VFile }] = await Promise.all([import('remark'), import('vfile')])
  const file = new VFile({ path: 'CHANGELOG.md', value: twice })
  await processor().use(recommended as never).process(file)
  const [message] = file.messages as unknown as Message[]
  expect(message).toMatchObject({ source: 'perf-rules', ruleId: 'changelog-entry', fatal: false })
  expect(message?.url).toContain('changelog-entry')
  expect(message?.note).toMatch(/merge/)
})

test('every prose check is a plugin', async () => {
  const { plugins } = (await import(pathToFileURL(join(repository, 'packages/remark-lint-perf-rules/dist/index.js')).href)) as { plugins: Record<string, unknown> }
  const prose = catalogue.filter(({ kinds, stage }) => kinds.includes('prose') && stage !== 'retired').map(({ id }) => id)
  expect(prose).toEqual(expect.arrayContaining(['adr-format', 'changelog-format', 'doc-accessible', 'doc-renders', 'doc-utc-timestamp', 'runbook-format']))
  expect(Object.keys(plugins).sort()).toEqual([...prose].sort())
})

test('a unified language server shows a finding in an unsaved buffer', async () => {
  const server = join(project, 'server.mjs')
  // What remark-language-server's own main module does.
  writeFileSync(server, "import { remark } from 'remark'\nimport { createUnifiedLanguageServer } from 'unified-language-server'\ncreateUnifiedLanguageServer({ configurationSection: 'remark', packageField: 'remarkConfig', pluginPrefix: 'remark', processorName: 'remark', processorSpecifier: 'remark', rcName: '.remarkrc', defaultProcessor: remark })\n")
  const child = spawn(process.execPath, [server, '--stdio'], { cwd: project })
  try {
    const client = new Client(child)
    await client.request('initialize', { processId: process.pid, rootUri: pathToFileURL(project).href, capabilities: { workspace: { workspaceFolders: true } }, workspaceFolders: [{ uri: pathToFileURL(project).href, name: 'project' }] })
    client.notify('initialized', {})
    // HISTORY.md is not on disk: only the buffer holds it.
    client.notify('textDocument/didOpen', { textDocument: { uri: pathToFileURL(join(project, 'HISTORY.md')).href, languageId: 'markdown', version: 1, text: twice } })
    const { diagnostics } = (await client.notification('textDocument/publishDiagnostics')) as { diagnostics: { source: string; code: string; range: { start: { line: number } }; severity: number }[] }
    expect(diagnostics).toMatchObject([{ source: 'perf-rules', code: 'changelog-entry', severity: 2, range: { start: { line: 6 } } }])
  } finally {
    child.kill()
  }
})

/** As much of the protocol as one test needs: framed JSON over the child's streams. */
class Client {
  readonly #child: ReturnType<typeof spawn>
  readonly #waiting = new Map<string | number, (value: unknown) => void>()
  #buffer = Buffer.alloc(0)
  #next = 1

  constructor(child: ReturnType<typeof spawn>) {
    this.#child = child
    child.stdout?.on('data', (chunk: Buffer) => this.#read(chunk))
  }

  request(method: string, params: unknown): Promise<unknown> {
    const id = this.#next++
    this.#send({ jsonrpc: '2.0', id, method, params })
    return new Promise(resolve => this.#waiting.set(id, resolve))
  }

  notify(method: string, params: unknown): void {
    this.#send({ jsonrpc: '2.0', method, params })
  }

  notification(method: string): Promise<unknown> {
    return new Promise(resolve => this.#waiting.set(method, resolve))
  }

  #send(message: unknown): void {
    const body = Buffer.from(JSON.stringify(message))
    this.#child.stdin?.write(`Content-Length: ${body.length}\r\n\r\n`)
    this.#child.stdin?.write(body)
  }

  #read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk])
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n')
      if (end === -1) return
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, end).toString())?.[1])
      if (this.#buffer.length < end + 4 + length) return
      const message = JSON.parse(this.#buffer.subarray(end + 4, end + 4 + length).toString()) as { id?: number; method?: string; params?: unknown; result?: unknown }
      this.#buffer = this.#buffer.subarray(end + 4 + length)
      if (message.method !== undefined && message.id !== undefined) this.#send({ jsonrpc: '2.0', id: message.id, result: null })
      else this.#waiting.get(message.method ?? message.id ?? '')?.(message.method === undefined ? message.result : message.params)
    }
  }
}
