import { describe, expect, test } from 'vitest'
import * as module from '@astral-sh/ruff-wasm-nodejs'
import { globMatcher } from '../src/globs/index.ts'
import { NotParsed } from '../src/index.ts'
import { Ruff, type RuffModule } from '../src/ruff/engine.ts'
import { ruffSettings } from '../src/ruff/read-settings.ts'
import { isLeftOut } from '../src/ruff/settings.ts'

const settingsOf = (files: Readonly<Record<string, string>>) => ruffSettings(new Map(Object.entries(files)))
const codesIn = (text: string, path: string, files: Readonly<Record<string, string>> = {}) => {
  const file = new Ruff(module).check(text, path, settingsOf(files)(path))
  if (file instanceof NotParsed) throw new Error(file.why)
  return file.diagnostics.map(({ code }) => code)
}

describe('settings of ruff', () => {
  test('the nearest file counts, and .ruff.toml before ruff.toml before pyproject.toml', () => {
    const of = settingsOf({ 'pyproject.toml': '[tool.ruff]\nline-length = 80', 'a/pyproject.toml': '[project]\nname = "a"', 'b/ruff.toml': 'line-length = 90', 'b/.ruff.toml': 'line-length = 95' })
    expect(['x.py', 'a/x.py', 'b/c/x.py'].map(path => of(path)?.options['line-length'])).toEqual([80, 80, 95])
  })

  test('the target comes from requires-python of the nearest project', () => {
    expect(settingsOf({ 'pyproject.toml': '[project]\nrequires-python = ">=3.9,<4"', 'ruff.toml': '' })('x.py')?.options['target-version']).toBe('py39')
    expect(settingsOf({ 'pyproject.toml': '[project]\nrequires-python = ">=3.9"\n[tool.ruff]\ntarget-version = "py312"' })('x.py')?.options['target-version']).toBe('py312')
  })

  test('the longer prefix wins between select and ignore', () => {
    const settings = settingsOf({ 'ruff.toml': 'lint.select = ["ALL", "D103"]\nlint.ignore = ["D"]' })('x.py')
    expect(['D100', 'D103', 'T201'].map(code => settings && isLeftOut(code, settings))).toEqual([true, false, false])
  })

  test('extend adds up what adds up, and per-file-ignores are patterns of the whole path or the name', () => {
    const of = settingsOf({ 'ruff.toml': 'extend-exclude = ["gen"]\n[lint]\nextend-ignore = ["ANN"]', 'a/ruff.toml': 'extend = "../ruff.toml"\n[lint]\nextend-ignore = ["T20"]\n[lint.per-file-ignores]\n"tests/*" = ["D"]\n"!keep/**" = ["FIX"]\n"__init__.py" = ["S"]' })
    const out = (path: string) => ['ANN001', 'T201', 'D100', 'FIX001', 'S105'].filter(code => isLeftOut(code, of(path) ?? { ignored: [], selected: [] }))
    expect(out('a/x.py')).toEqual(['ANN001', 'T201', 'FIX001'])
    expect(out('a/tests/deep/x.py')).toEqual(['ANN001', 'T201', 'D100', 'FIX001'])
    expect(out('a/keep/x.py')).toEqual(['ANN001', 'T201'])
    expect(out('a/b/__init__.py')).toEqual(['ANN001', 'T201', 'FIX001', 'S105'])
    expect([of('a/gen/x.py')?.excluded, of('a/x.py')?.excluded, of('a/build/x.py')?.excluded]).toEqual([true, false, true])
  })

  test('a file that is no TOML settles nothing', () => {
    expect(settingsOf({ 'ruff.toml': 'line-length = = 3' })('x.py')?.ignored).toEqual([])
  })
})

describe('the engine', () => {
  test('D100 is D104 in a package, and nothing is public in a private module', () => {
    expect(codesIn('x = 1\n', 'shop/cart.py')).toEqual(['D100'])
    expect(codesIn('x = 1\n', 'shop/__init__.py')).toEqual(['D104'])
    expect(codesIn('x = 1\n', 'shop/_cart.py')).toEqual([])
  })

  test('columns count UTF-16 units, and lines end as in the file', () => {
    const file = new Ruff(module).check('"""Doc."""\r\nx = "𝒳"; print(x)\r\n', 'a.py')
    if (file instanceof NotParsed) throw new Error(file.why)
    expect(file.diagnostics.map(({ code, range }) => [code, range])).toEqual([['T201', [22, 27]]])
  })

  test('options that this build does not know cost the options, not the file', () => {
    expect(codesIn('x = 1\n', 'a.py', { 'ruff.toml': '[lint.pydocstyle]\nconvention = "of-the-house"' })).toEqual(['D100'])
  })

  test('a syntax error is a skip that says where', () => {
    const file = new Ruff(module).check('def f(:\n', 'a.py')
    expect(file).toBeInstanceOf(NotParsed)
  })

  test('a panic loses one file: a fresh instance judges the next', () => {
    class Panicking extends module.Workspace {
      override check(text: string): unknown {
        if (text.includes('boom')) throw Object.assign(new Error('unreachable'), { name: 'RuntimeError' })
        return super.check(text)
      }
    }
    const ruff = new Ruff({ ...module, Workspace: Panicking } as RuffModule)
    expect(() => ruff.check('boom\n', 'a.py')).toThrow('unreachable')
    expect(ruff.check('x = 1\n', 'b.py')).toMatchObject({ diagnostics: [{ code: 'D100' }] })
  })

  test('what would overflow the stack is refused before, and the next file is judged', () => {
    const ruff = new Ruff(module)
    const nested = `x = ${'('.repeat(60_000)}1${')'.repeat(60_000)}\n`
    expect(ruff.check(nested, 'a.py')).toMatchObject({ why: expect.stringContaining('open brackets') as string })
    expect(ruff.check('x = 1\n', 'b.py')).toMatchObject({ diagnostics: [{ code: 'D100' }] })
  })
})

describe('globs', () => {
  test('stars cross folders, braces and sets are alternatives', () => {
    const fits = (pattern: string, text: string) => globMatcher(pattern)(text)
    expect([fits('tests/*', 'tests/a/b.py'), fits('**/tests/**/*.py', 'tests/b.py'), fits('*.{py,pyi}', 'a/b.pyi'), fits('[!a]?.py', 'bb.py'), fits('[!a]?.py', 'ab.py'), fits('tests', 'tests/a.py')]).toEqual([true, true, true, true, false, false])
  })

  test('a hostile pattern takes no time', () => {
    const started = performance.now()
    globMatcher(`${'*a'.repeat(200)}{${'a,'.repeat(500)}}{b,c}{d,e}b`)('a'.repeat(2_000))
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
