import { describe, expect, test } from 'vitest'
import { NotParsed } from '../src/index.ts'
import { shell, type ShellTree } from '../src/shell/index.ts'

async function treeOf(text: string, path = 'run.sh'): Promise<ShellTree> {
  const parsed = await (await shell.load()).parse(text, path)
  if (parsed instanceof NotParsed) throw new Error(parsed.why)
  return parsed
}

describe('which files are shell scripts', () => {
  const claims = (path: string, head = '') => shell.claims({ path, head })

  test('by extension, hashbang and the names that shells read', () => {
    expect(claims('scripts/deploy.sh')).toBe(true)
    expect(claims('bin/deploy', '#!/usr/bin/env -S bash -eu\n')).toBe(true)
    expect(claims('docker/start', '#!/bin/busybox sh\n')).toBe(true)
    expect(claims('home/.bashrc')).toBe(true)
  })

  test('zsh, fish, bats, Python and templates are none', () => {
    expect(claims('setup.sh', '#!/bin/zsh\n')).toBe(false)
    expect(claims('bin/tool', '#!/usr/bin/env python3\n')).toBe(false)
    expect(claims('test/deploy.bats', '#!/usr/bin/env bats\n')).toBe(false)
    expect(claims('deploy.sh.j2', '#!/bin/bash\n')).toBe(false)
    expect(claims('README')).toBe(false)
  })
})

describe('the tree', () => {
  test('a script that is none says where', async () => {
    const parsed = await (await shell.load()).parse('if true; then\n', 'a.sh')
    expect(parsed).toBeInstanceOf(NotParsed)
  })

  test('commands in substitutions have their place in the file', async () => {
    const tree = await treeOf('x=$(ls "$(pwd)")\necho `ls \\`cat a\\``\n')
    const placed = tree.all('Command').map(command => tree.text.slice(...tree.range(command)))
    expect(placed.slice(0, 3)).toEqual(['x=$(ls "$(pwd)")', 'ls "$(pwd)"', 'pwd'])
    // Inside escaped backticks: the outermost pair.
    expect(placed.slice(-2)).toEqual(['`ls \\`cat a\\``', '`ls \\`cat a\\``'])
  })

  test('a command is followed through the programs that start it', async () => {
    const tree = await treeOf('sudo -u web env A=1 /usr/bin/nice -n 5 rm -rf "$x"\ncommand -v rm\ntimeout -k 1 5s curl x\n')
    expect(tree.all('Command').map(command => [...tree.invocation(command).through, tree.invocation(command).name])).toEqual([['sudo', 'env', 'nice', 'rm'], ['command'], ['timeout', 'curl']])
  })

  test('the shell it is for', async () => {
    expect(await treeOf('#!/bin/sh\n')).toMatchObject({ dialect: 'sh', declaredBy: 'shebang' })
    expect(await treeOf('# shellcheck shell=dash\n')).toMatchObject({ dialect: 'dash', declaredBy: 'directive' })
    expect(await treeOf('x=1\n', 'lib.bash')).toMatchObject({ dialect: 'bash', declaredBy: 'extension' })
    expect(await treeOf('x=1\n', '.envrc')).toMatchObject({ declaredBy: 'name' })
    expect(await treeOf('x=1\n')).toMatchObject({ dialect: 'bash', declaredBy: null })
  })
})

describe('comments of ShellCheck', () => {
  test('at the head they are about the file, else about what comes next', async () => {
    const tree = await treeOf('#!/bin/sh\n# shellcheck disable=SC2046,SC3000-SC3060 # reason\n\necho $1\n# shellcheck disable=SC2086\nwhile true; do\n  ls $1\ndone\nls $1\n')
    const places = [...tree.text.matchAll(/\$1/g)].map(match => match.index)
    expect(places.map(at => tree.isSilenced('SC2086', at))).toEqual([false, true, false])
    expect(places.map(at => tree.isSilenced('SC2046', at))).toEqual([true, true, true])
    expect(tree.isSilenced('SC3045', places[0] ?? 0)).toBe(true)
  })

  test('text of a here-document is no comment', async () => {
    const tree = await treeOf('#!/bin/sh\ntrue\ncat <<E\n# shellcheck disable=all\nE\nls $1\n')
    expect(tree.isSilenced('SC2086', tree.text.indexOf('$1'))).toBe(false)
  })

  test('a branch of a case', async () => {
    const tree = await treeOf('#!/bin/sh\ncase $1 in\n  # shellcheck disable=SC2086\n  a) ls $2 ;;\n  b) ls $3 ;;\nesac\n')
    expect([tree.isSilenced('SC2086', tree.text.indexOf('$2')), tree.isSilenced('SC2086', tree.text.indexOf('$3'))]).toEqual([true, false])
  })
})
