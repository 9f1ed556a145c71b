import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { cliFile, swallowing } from '../../engine/test/repository.ts'
import { cleanEnvironment, ended, onlySwallowed, perfRules, rated, repositories, start } from './run-cli.ts'

const repository = repositories()

describe('readers that stop reading', () => {
  const files = { ...rated('warning'), ...Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`src/pay-${at}.ts`, swallowing])) }

  test.each([['standard output', '| head -1'], ['both streams', '2>&1 | head -1'], ['standard output at once', '| true']])('%s: no stack, and the exit code stands', (_, pipe) => {
    const { folder } = repository(files)
    const run = (args: string) => execFileSync('bash', ['-c', `'${process.execPath}' '${cliFile}' check ${onlySwallowed.join(' ')} ${args} ${pipe}; echo "code \${PIPESTATUS[0]}"`], { cwd: folder, env: cleanEnvironment(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    for (const [args, code] of [['', 0], ['--format json', 0], ['--fail-on warning', 1]] as const) {
      const shown = run(args).trimEnd().split('\n')
      expect(shown.at(-1)).toBe(`code ${code}`)
      expect(shown.join('\n')).not.toMatch(/\n\s+at |EPIPE/)
      expect(shown.length).toBeLessThanOrEqual(2)
    }
  })

  test('a closed standard error keeps the exit code', () => {
    const { folder } = repository()
    const code = execFileSync('bash', ['-c', `'${process.execPath}' '${cliFile}' check --no-such 2> >(true); echo $?`], { cwd: folder, env: cleanEnvironment(), encoding: 'utf8' })
    expect(code.trim()).toBe('2')
  })
})

describe('interruption', () => {
  test('SIGINT ends a run with 130 and without a word', async () => {
    const shop = repository({ 'pay.ts': swallowing })
    const bin = repository({}, { git: false })
    // A git that never answers: the signal surely meets a run that is under way.
    const asked = join(bin.folder, 'asked')
    bin.write('git', `#!/bin/sh\n: > '${asked}'\nexec sleep 5\n`)
    chmodSync(join(bin.folder, 'git'), 0o755)
    const child = start(shop.folder, ['check'], { env: { PATH: `${bin.folder}:${process.env['PATH'] ?? ''}` } })
    const done = ended(child)
    while (!existsSync(asked)) await setTimeout(10)
    const before = performance.now()
    child.kill('SIGINT')
    const { code, stdout, stderr } = await done
    expect({ code, stdout, stderr }).toEqual({ code: 130, stdout: '', stderr: '' })
    // `close` waits for the sleeping git, which holds the pipe of our standard error open at most its five seconds.
    expect(performance.now() - before).toBeLessThan(8_000)
  })

  test('a run killed at any moment leaves a cache that the next one can use', async () => {
    const shop = repository(Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`src/pay-${at}.ts`, swallowing])))
    shop.commit()
    const json = ['check', ...onlySwallowed, '--format', 'json'] as const
    const whole = (await perfRules(shop.folder, [...json, '--no-cache'])).stdout
    const index = shop.git('ls-files', '--stage')
    for (const milliseconds of [60, 120, 180, 240, 300, 360]) {
      const child = start(shop.folder, json)
      const done = ended(child)
      await setTimeout(milliseconds)
      child.kill('SIGKILL')
      await done
      expect(readdirSync(join(shop.folder, '.git')).filter(name => name.endsWith('.lock'))).toEqual([])
      expect((await perfRules(shop.folder, json)).stdout).toBe(whole)
      execFileSync('rm', ['-rf', join(shop.folder, '.git/perf-rules')])
    }
    expect(shop.git('ls-files', '--stage')).toBe(index)
    expect(shop.git('status', '--porcelain')).toBe('')
  })
})
