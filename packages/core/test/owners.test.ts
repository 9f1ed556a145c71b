import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { forgeOf, ownersOf, parseCodeOwners } from '../src/index.ts'

const onGithub = (text: string, path: string) => ownersOf(parseCodeOwners(text, 'github'), path).join(' ')
const onGitlab = (text: string, path: string) => ownersOf(parseCodeOwners(text, 'gitlab'), path).join(' ')

describe("GitHub's reading", () => {
  test.each<readonly [pattern: string, owned: readonly string[], notOwned: readonly string[]]>([
    ['*', ['a.ts', 'a/b/c.ts'], []],
    ['*.js', ['a.js', 'a/b.js', 'a.js/b.ts'], ['a.jsx', 'js']],
    ['/*', ['a.ts'], ['a/b.ts']],
    ['/docs/', ['docs/a.md', 'docs/a/b.md'], ['docs', 'a/docs/b.md']],
    ['docs/', ['docs/a.md', 'a/docs/b.md'], ['docs', 'a/docs']],
    ['apps', ['apps', 'apps/a.ts', 'a/apps/b.ts'], ['apps2/a.ts']],
    ['docs/*', ['docs/a.md'], ['docs/a/b.md', 'a/docs/b.md']],
    ['/apps/github', ['apps/github', 'apps/github/a.ts'], ['a/apps/github/b.ts']],
    ['apps/github', ['apps/github/a.ts'], ['a/apps/github/b.ts']],
    ['**/logs', ['logs/a', 'build/logs/a', 'a/b/logs/c', 'build/logs'], ['build/logs2/a']],
    ['docs/**', ['docs/a.md', 'docs/a/b.md'], ['docs']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b', 'a/x/b/c'], ['a/xb', 'x/a/b']],
    ['src/**/*.ts', ['src/a.ts', 'src/a/b.ts'], ['src/a.tsx', 'lib/a.ts']],
    ['/src/?.ts', ['src/a.ts'], ['src/ab.ts', 'src/.ts']],
    ['my\\ docs/', ['my docs/a.md'], ['my/a.md', 'docs/a.md']],
    ['a*b*c.ts', ['abc.ts', 'aXbYbZc.ts'], ['ab.ts', 'acb.ts']],
  ])('%s', (pattern, owned, notOwned) => {
    for (const path of owned) expect([path, onGithub(`${pattern} @ada`, path)]).toEqual([path, '@ada'])
    for (const path of notOwned) expect([path, onGithub(`${pattern} @ada`, path)]).toEqual([path, ''])
  })

  test('the last line that matches wins, also one without owners', () => {
    const text = '* @all\n/apps/ @ada @org/team # theirs\n/apps/github\r\n# /apps/ @nobody\n'
    expect(onGithub(text, 'a.ts')).toBe('@all')
    expect(onGithub(text, 'apps/a.ts')).toBe('@ada @org/team')
    expect(onGithub(text, 'apps/github/a.ts')).toBe('')
  })

  test.each(['!a.ts @ada', '[ab].ts @ada', '\\#a.ts @ada', 'a.ts ada', 'a.ts @ada bob', 'a//b @ada', '/ @ada', '@ada'])('a line that GitHub skips: %s', line => {
    expect(onGithub(`* @all\n${line}`, 'a.ts')).toBe('@all')
  })

  test('addresses', () => expect(onGithub('*.go docs@example.com', 'a.go')).toBe('docs@example.com'))
})

describe("GitLab's reading", () => {
  test('sections are judged each for itself, with their default owners', () => {
    const text = '* @all\n\n[Docs] @writers\ndocs/\n*.md @editors\n\n^[Data Base][2] @dba\n/db/\n[docs]\nREADME.md @lead\n'
    expect(onGitlab(text, 'db/a.sql')).toBe('@all @dba')
    expect(onGitlab(text, 'docs/a.txt')).toBe('@all @writers')
    expect(onGitlab(text, 'docs/a.md')).toBe('@all @editors')
    expect(onGitlab(text, 'README.md')).toBe('@all @lead')
  })

  test.each<readonly [pattern: string, owned: readonly string[], notOwned: readonly string[]]>([
    ['*', ['a.ts', 'a/b.ts'], []],
    ['README.md', ['README.md', 'a/README.md'], []],
    ['internal/README.md', ['internal/README.md', 'a/internal/README.md'], []],
    ['docs', ['docs', 'a/docs'], ['docs/a.md']],
    ['docs/', ['docs/a.md', 'a/docs/b/c.md'], ['docs']],
    ['/docs/*', ['docs/a.md'], ['docs/a/b.md']],
    ['/docs/**/*.md', ['docs/a.md', 'docs/a/b.md'], ['docs/a.txt']],
    ['\\#a.rb', ['#a.rb'], ['a.rb']],
  ])('%s', (pattern, owned, notOwned) => {
    for (const path of owned) expect([path, onGitlab(`${pattern} @ada`, path)]).toEqual([path, '@ada'])
    for (const path of notOwned) expect([path, onGitlab(`${pattern} @ada`, path)]).toEqual([path, ''])
  })

  test('a role, and an owner that is none', () => expect(onGitlab('* @@maintainer someone', 'a.ts')).toBe('@@maintainer'))
})

test('the forge is known from the place, the pipeline or sections', () => {
  expect(forgeOf('.github/CODEOWNERS', '[Docs]\n', true)).toBe('github')
  expect(forgeOf('.gitlab/CODEOWNERS', '', false)).toBe('gitlab')
  expect(forgeOf('CODEOWNERS', '* @a\n', true)).toBe('gitlab')
  expect(forgeOf('CODEOWNERS', '* @a\n^[Docs]\n', false)).toBe('gitlab')
  expect(forgeOf('CODEOWNERS', '* @a\n', false)).toBe('github')
})

describe('hostile files', () => {
  test('wildcards cost no more than their length', () => {
    const started = performance.now()
    const text = `${'*a'.repeat(2_000)}b @ada\n${'**/a/'.repeat(1_000)}b @ada\n${'/'.repeat(200_000)}x @ada\n${'\\'.repeat(200_000)} @ada\n[${'['.repeat(100_000)}\n`
    for (const forge of ['github', 'gitlab'] as const) {
      const owners = parseCodeOwners(text, forge)
      expect(ownersOf(owners, 'a'.repeat(4_000))).toEqual([])
      expect(ownersOf(owners, 'a/'.repeat(2_000))).toEqual([])
    }
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('a file of too many lines is not used', () => expect(onGithub('* @ada\n'.repeat(20_001), 'a.ts')).toBe(''))

  test('any text is read', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'*?/\\[]!#@ab. \n\t^', '\r') }), fc.string({ unit: fc.constantFrom(...'ab./*#') }), (text, path) => {
      for (const forge of ['github', 'gitlab'] as const) expect(ownersOf(parseCodeOwners(text, forge), path)).toBeInstanceOf(Array)
    }))
  })
})
