// Packs what is published, installs the tarballs in an empty folder outside the repository, and uses them there.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const published = ['cli', 'eslint-plugin-perf-rules', 'eslint-plugin-perf-patterns', 'remark-lint-perf-rules']
const folder = mkdtempSync(join(tmpdir(), 'perf-rules-packed-'))
const run = (command, args, cwd = folder) => execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, npm_config_update_notifier: 'false' } })
/** Runs a command that is expected to end with a code, and gives what it printed. */
function exits(code, cwd, command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== code) throw new Error(`${command} ${args.join(' ')} ended with ${status}, not ${code}:\n${stdout}${stderr}`)
  return { stdout, all: stdout + stderr }
}
function expect(text, part, what) {
  if (!text.includes(part)) throw new Error(`${what}: "${part}" is not in\n${text}`)
}

try {
  const tarballs = published.map(name => join(folder, run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], join(root, 'packages', name)).trim()))
  for (const tarball of tarballs) {
    run('npx', ['publint', '--strict', tarball], root)
    // The command line has no module to import: there are no types to resolve.
    if (!/\/perf-rules-\d/.test(tarball)) run('npx', ['attw', '--profile', 'esm-only', tarball], root)
  }
  console.log(`publint and attw are content with ${tarballs.length} packages.`)

  const shop = join(folder, 'shop')
  mkdirSync(join(shop, 'src'), { recursive: true })
  const peers = Object.entries(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies).filter(([name]) => ['eslint', '@typescript-eslint/parser', 'remark-cli', 'typescript'].includes(name)).map(([name, range]) => `${name}@${range}`)
  writeFileSync(join(shop, 'package.json'), '{ "name": "shop", "private": true, "type": "module" }\n')
  const inShop = (command, args) => run(command, args, shop)
  inShop('npm', ['install', '--silent', '--no-audit', '--no-fund', ...tarballs, ...peers])
  const heavy = readdirSync(join(shop, 'node_modules')).length
  writeFileSync(join(shop, 'src/pay.ts'), "import { charge } from './bank.ts'\nexport async function pay(order: { total: number }) {\n  try {\n    await charge(order.total)\n  } catch {}\n}\nexport const totals = (orders: { id: string; total: number }[]) => orders.reduce((all, order) => ({ ...all, [order.id]: order.total }), {})\n")
  writeFileSync(join(shop, 'src/bank.ts'), 'export async function charge(total: number): Promise<void> {\n  await fetch(`https://bank.example/charge/${total}`)\n}\n')
  writeFileSync(join(shop, 'eslint.config.js'), "import parser from '@typescript-eslint/parser'\nimport rules from 'eslint-plugin-perf-rules'\nimport patterns from 'eslint-plugin-perf-patterns'\nexport default [{ files: ['**/*.ts'], languageOptions: { parser } }, rules.configs.strict, patterns.configs.patterns]\n")
  writeFileSync(join(shop, 'CHANGELOG.md'), '# Changelog\n\nThe format is [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).\n\n## [Unreleased]\n\n## [1.0.0] - 2026-02-31\n\n### Added\n\n- Orders load in one query.\n')
  writeFileSync(join(shop, '.remarkrc.json'), '{ "plugins": ["remark-lint-perf-rules"] }\n')

  const check = JSON.parse(exits(1, shop, 'npx', ['perf-rules', 'check', '--preset', 'strict,patterns', '--format', 'json', '--only', 'no-swallowed-error,accumulating-spread']).stdout)
  const found = check.findings.map(finding => finding.check)
  for (const id of ['no-swallowed-error', 'accumulating-spread']) if (!found.includes(id)) throw new Error(`npx perf-rules check did not find ${id}: ${found}`)
  const linted = exits(1, shop, 'npx', ['eslint', 'src']).all
  expect(linted, 'perf-rules/no-swallowed-error', 'ESLint with the packed plugins')
  expect(linted, 'perf-patterns/accumulating-spread', 'ESLint with the packed plugins')
  const remark = exits(0, shop, 'npx', ['remark', 'CHANGELOG.md', '--no-stdout']).all
  expect(remark, 'changelog-entry', 'remark with the packed plugin')
  console.log(`The packed packages work in an empty folder (${heavy} packages installed, peers included).`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
