import { spawnSync } from 'node:child_process'
import { afterEach, describe, expect, test } from 'vitest'
import { cleanMessage } from '../src/workspace/commit-message.ts'
import { commitsBetween } from '../src/workspace/commit-log.ts'
import { findRoot } from '../src/workspace/root.ts'
import { cliFile, Repository } from './repository.ts'

const open: Repository[] = []
function repository(files: Readonly<Record<string, string>>): Repository {
  const made = new Repository(files)
  open.push(made)
  return made
}
afterEach(() => {
  for (const each of open.splice(0)) each[Symbol.dispose]()
})

const changelog = '# Changelog\n\n## [Unreleased]\n'
const scissors = '# ------------------------ >8 ------------------------'

describe('a message is read as git stores it', () => {
  test.each([
    ['comment lines of an editor', 'Mend it\n\n# Please enter\n# the message\n', 'default', '#', true, 'Mend it'],
    ['without an editor a line may begin with the mark', '#12 is mended\n', 'default', '#', false, '#12 is mended'],
    ['another mark', 'Mend #12\n; Please enter\n', 'default', ';', true, 'Mend #12'],
    ['a mark of several letters', 'Mend it\n// Please enter\n', 'default', '//', true, 'Mend it'],
    ['a mark that git chose', '#12 is mended\n\n; Please enter\n; the message\n', 'default', 'auto', true, '#12 is mended'],
    ['the difference below the scissors', `Mend it\n${scissors}\n# Do not modify\ndiff --git a/x b/x\n`, 'default', '#', true, 'Mend it'],
    ['scissors keep comment lines above', `Mend it\n# kept\n${scissors}\ndiff --git a/x b/x\n`, 'scissors', '#', true, 'Mend it\n# kept'],
    ['verbatim', 'Mend it  \n# kept\n', 'verbatim', '#', true, 'Mend it  \n# kept\n'],
    ['white space alone', '\n\nMend it  \n\n\n\n# kept\n\n', 'whitespace', '#', true, 'Mend it\n\n# kept'],
    ['strip without an editor', 'Mend it\n# gone\n', 'strip', '#', false, 'Mend it'],
  ])('%s', (_, text, mode, mark, isEdited, expected) => {
    expect(cleanMessage(text, mode, mark, isEdited)).toBe(expected)
  })

  test('what git itself makes of the same texts', () => {
    const shop = repository({ 'a.txt': 'a\n' })
    for (const text of ['Mend it\n\n# Please enter\n\n\nMore  \n', '\n\n# one\nMend it\n\n\n\n#two\nBody\n\n']) {
      const { stdout } = spawnSync('git', ['stripspace', '--strip-comments'], { cwd: shop.folder, input: text, encoding: 'utf8' })
      expect(cleanMessage(text, 'strip', '#', true)).toBe(stdout.trimEnd())
    }
  })
})

describe('in a commit-msg hook', () => {
  function shopWithHook(): Repository {
    const shop = repository({ 'CHANGELOG.md': changelog, 'src/pool.ts': 'export const size = 5\n' })
    shop.commit()
    shop.write('.git/hooks/commit-msg', `#!/bin/sh\nexec node ${cliFile} check --message-file "$1" --only change-needs-entry --fail-on warning >&2\n`, 0o755)
    shop.write('src/pool.ts', 'export const size = 10\n')
    return shop
  }
  function commit(shop: Repository, args: readonly string[], env: Readonly<Record<string, string>> = {}): { readonly passed: boolean; readonly stderr: string } {
    const { status, stderr } = spawnSync('git', ['commit', '--quiet', ...args], { cwd: shop.folder, encoding: 'utf8', env: { ...process.env, GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org', GIT_CONFIG_GLOBAL: '/dev/null', ...env } })
    return { passed: status === 0, stderr }
  }

  test('the commit that is about to be made is judged with its message', () => {
    const shop = shopWithHook()
    const refused = commit(shop, ['--all', '--message', 'Open ten connections'])
    expect(refused.stderr).toContain('change-needs-entry')
    expect(refused.passed).toBe(false)
    expect(commit(shop, ['--all', '--message', 'Open ten connections\n\nChangelog: none']).passed).toBe(true)
    shop.write('src/pool.ts', 'export const size = 11\n')
    shop.write('CHANGELOG.md', `${changelog}\n- Eleven connections\n`)
    expect(commit(shop, ['--all', '--message', 'Open eleven']).passed).toBe(true)
  })

  test('what stands in a comment line of the editor does not count', () => {
    const shop = shopWithHook()
    expect(commit(shop, ['--all', '--edit', '--message', '# Changelog: none'], { GIT_EDITOR: 'sh -c \'printf "Open ten\\n#\\n# Changelog: none\\n" > "$1"\' -' }).passed).toBe(false)
    expect(commit(shop, ['--all'], { GIT_EDITOR: 'sh -c \'printf "Open ten\\n\\nChangelog: none\\n" > "$1"\' -' }).passed).toBe(true)
  })

  test('without a message coverage says why nothing was judged', async () => {
    const shop = repository({ 'CHANGELOG.md': changelog, 'src/pool.ts': 'export const size = 5\n' })
    shop.commit()
    shop.write('src/pool.ts', 'export const size = 10\n')
    shop.git('add', '--all')
    const { report } = await shop.check({ staged: true }, { only: ['change-needs-entry'] })
    expect(report.findings).toEqual([])
    expect(report.coverage.checksNotApplicable).toEqual([{ check: 'change-needs-entry', why: 'not judged: no message yet' }])
  })

  test('a message file that is not there is a fault', async () => {
    const shop = shopWithHook()
    shop.git('add', '--all')
    await expect(shop.check({ staged: true, message: { file: '/nowhere/MSG', isEdited: false } }, { only: ['change-needs-entry'] })).rejects.toThrow('cannot be read')
  })
})

test('commits come oldest first, with their messages and paths', async () => {
  const shop = repository({ 'a.ts': '1\n' })
  shop.commit('First\n\nwith a body')
  const first = shop.git('rev-parse', 'HEAD').trim()
  // A file named like a commit is a file.
  shop.write(first, 'x\n')
  shop.write('b\n.ts', '1\n')
  shop.commit('Second')
  shop.git('checkout', '--quiet', '-b', 'side', first)
  shop.write('side.ts', '1\n')
  shop.commit('Side')
  shop.git('checkout', '--quiet', 'main')
  shop.git('merge', '--quiet', '--no-edit', 'side')
  const commits = await commitsBetween(await findRoot(shop.folder), first, 'HEAD')
  expect(commits.map(({ message, paths, parents, email }) => ({ message, paths, parents, email })).sort((a, b) => b.message.localeCompare(a.message) || 0)).toEqual([
    { message: 'Side', paths: ['side.ts'], parents: 1, email: 'ada@example.org' },
    { message: 'Second', paths: [first, 'b\n.ts'].sort(), parents: 1, email: 'ada@example.org' },
    { message: "Merge branch 'side'", paths: [], parents: 2, email: 'ada@example.org' },
  ])
})
