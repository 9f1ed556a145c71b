import { describe, expect, test } from 'vitest'
import { interpolate } from '../src/containers/index.ts'
import { canonical, nodeAt } from '../src/data/index.ts'
import { parseDockerfile } from '../src/dockerfile/parse.ts'
import { parseJson } from '../src/json/index.ts'
import { clientOf } from '../src/mcp/clients.ts'
import { readMcp } from '../src/mcp/read.ts'
import { parseToml } from '../src/toml/index.ts'
import { parseYaml } from '../src/yaml/parse.ts'

describe('variables', () => {
  const known = new Map([['A', '1'], ['EMPTY', '']])
  const cases: readonly (readonly [text: string, expected: string, unknown: readonly string[]])[] = [
    ['x:$A', 'x:1', []],
    ['${A}${B}', '1', ['B']],
    ['${B:-two}', 'two', []],
    ['${EMPTY:-two}|${EMPTY-two}', 'two|', []],
    ['${A:+set}${B:+set}', 'set', []],
    ['${B:?must be there}', '', ['B']],
    ['${B:-${A}}', '1', []],
    ['${A%.*}', '', ['A']],
    ['5$ and ${', '5$ and ${', []],
    ['\\$A', '$A', []],
  ]
  for (const [text, expected, unknown] of cases) test(text, () => expect(interpolate(text, known, '\\')).toMatchObject({ text: expected, unknown }))
})

describe('Dockerfiles', () => {
  test('ranges count from the start of the text, also with CRLF', () => {
    const text = 'FROM node:22 AS build\r\nUSER root\r\nFROM build\r\nUSER app\r\n'
    const { stages } = parseDockerfile(text)
    expect(stages.map(stage => [text.slice(...stage.from.range), stage.base, stage.user && text.slice(...stage.user.range)])).toEqual([['node:22', null, 'root'], ['build', 0, 'app']])
  })
  test('an ENTRYPOINT forgets the CMD of the base', () => {
    const { stages } = parseDockerfile('FROM node AS a\nCMD ["a"]\nFROM a\nENTRYPOINT ["b"]\n')
    expect(stages[1]?.starts).toBe('["b"]')
  })
  test('a hostile file takes no time', () => {
    const started = performance.now()
    parseDockerfile(`FROM node\n${'RUN echo a\n'.repeat(10_000)}USER app\n`)
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})

describe('data files', () => {
  test('aliases that multiply or refer to themselves are refused', () => {
    const levels = Array.from({ length: 8 }, (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at},`.repeat(9)}]`)
    expect(parseYaml(`l0: &l0 [x]\n${levels.join('\n')}\n`)).toHaveProperty('error')
    expect(parseYaml('a: &a { b: *a }')).toHaveProperty('error')
  })
  test('what nests past all measure is refused before a recursive parser sees it', () => {
    expect(parseYaml('['.repeat(5_000))).toMatchObject({ error: 'nested too deep' })
    expect(parseYaml(`${'- '.repeat(5_000)}x`)).toMatchObject({ error: 'nested too deep' })
    expect(parseJson('{"a":'.repeat(5_000), 'plain').errors[0]?.what).toBe('nested too deep')
    expect(parseToml(`a = ${'['.repeat(5_000)}`)).toHaveProperty('error', 'nested too deep')
  })
  test('merge keys give way to what is written', () => {
    const file = parseYaml('base: &base { image: redis, user: root }\nservices: { cache: { <<: *base, user: app } }\n')
    if ('error' in file) throw new Error(file.error)
    const cache = nodeAt(file.documents[0], 'services', 'cache')
    expect(nodeAt(cache, 'image')).toMatchObject({ value: 'redis' })
    expect(nodeAt(cache, 'user')).toMatchObject({ value: 'app' })
  })
  test('places in TOML, over lines and in quoted keys', () => {
    const text = '[mcp_servers."a.b"]\nargs = [\n  "one", # ]\n  "two",\n]\nnote = """\nargs = 1\n"""\ncommand = "x"\n'
    const file = parseToml(text)
    if ('error' in file) throw new Error(file.error)
    const at = (...path: readonly string[]) => text.slice(...(nodeAt(file.root, 'mcp_servers', 'a.b', ...path)?.range ?? [0, 0]))
    expect(at('args')).toBe('[\n  "one", # ]\n  "two",\n]')
    expect(at('command')).toBe('"x"')
  })
  test('canonical text leaves out order and formatting, and keeps odd keys', () => {
    const text = (source: string) => canonical(parseJson(source, 'withComments').root ?? { kind: 'scalar', range: [0, 0], value: null })
    expect(text('{ "b": [1, 2], /* c */ "a": null }')).toBe(text('{"a":null,"b":[1,2]}'))
    expect(text('{"b":[2,1]}')).not.toBe(text('{"b":[1,2]}'))
    expect(text('{"__proto__":{"a":1}}')).toBe('{"__proto__":{"a":1}}')
    expect(text('{"a":1,"a":2}')).toBe('{"a":2}')
  })
})

test('facts of MCP files hold no secret', () => {
  const token = ['gh', 'p_', 'a1B2c3D4e5'.repeat(4).slice(0, 36)].join('')
  const client = clientOf('.codex/config.toml')
  if (!client) throw new Error('no client')
  const { credentials, ...facts } = readMcp(`[mcp_servers.one]\ncommand = "npx"\nargs = ["-y", "one-mcp", "--token", "${token}"]\nurl = "https://mcp.acme.dev/?token=${token}"\n`, '.codex/config.toml', client)
  expect(credentials.map(({ where, sure }) => [where, sure])).toEqual([['argument 4', true], ['url', true]])
  expect(JSON.stringify(facts)).not.toContain(token)
  expect(facts.servers[0]?.args.map(({ text }) => text)).toEqual(['-y', 'one-mcp', '--token', ''])
})
