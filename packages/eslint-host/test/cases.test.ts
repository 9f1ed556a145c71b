import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as typescriptParser from '@typescript-eslint/parser'
import { Linter as Linter10 } from 'eslint'
import { Linter as Linter9 } from 'eslint9'
import * as espree from 'espree'
import { describe, expect, test } from 'vitest'
import { type CatalogueEntry, lineStarts } from '@perf-rules/core'
import { catalogue } from '@perf-rules/rules/catalogue'
import { type Case, type CaseFile, readCases, runCase } from '@perf-rules/testkit'
import { makePlugin } from '../src/index.ts'

const plugin = makePlugin({ module: import.meta.url, name: 'all', version: '0.0.0', namespace: 'perf-rules', carries: () => true, configs: {} })
const readmeOf = (entry: CatalogueEntry) => readFileSync(fileURLToPath(new URL(`../../../rules/${entry.folder}/README.md`, import.meta.url)), 'utf8')
const isCode = (file: CaseFile) => /\.(?:[cm]?[jt]s|[jt]sx)$/.test(file.path) && !['absent', 'before', 'fixed'].includes(file.role)
const cwd = '/repository'

/** Findings of one file as ESLint gives them: `messageId start-end`. */
function findingsIn(Linter: typeof Linter10, parser: Linter10.Parser, entry: CatalogueEntry, options: Case['options'], file: CaseFile): readonly string[] {
  const languageOptions = { parser, sourceType: /\.c[jt]s$/.test(file.path) ? 'commonjs' : 'module', parserOptions: { ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(file.path) } } } as const
  const config: Linter10.Config[] = [{ files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'], languageOptions, linterOptions: { reportUnusedDisableDirectives: 'off' }, plugins: { 'perf-rules': plugin }, rules: { [`perf-rules/${entry.id}`]: ['error', ...(options ? [options] : [])] } }]
  const messages = new Linter({ cwd }).verify(file.text, config, { filename: `${cwd}/${file.path}` })
  const starts = lineStarts(file.text.replace(/^\ufeff/, ''))
  const offset = (line = 1, column = 1) => (starts[line - 1] ?? 0) + column - 1
  return messages.map(message => (message.ruleId ? `${message.messageId} ${offset(message.line, message.column)}-${offset(message.endLine, message.endColumn)}` : `fatal ${message.message}`)).sort()
}

const hosts = [
  ['ESLint 10, typescript-eslint', Linter10, typescriptParser, () => true],
  ['ESLint 9, typescript-eslint', Linter9 as unknown as typeof Linter10, typescriptParser, () => true],
  ['ESLint 10, espree', Linter10, espree, (file: CaseFile) => /\.[cm]?jsx?$/.test(file.path)],
] as const

for (const entry of catalogue.filter(({ kinds }) => kinds.includes('code'))) {
  describe(entry.id, () => {
    for (const each of readCases(readmeOf(entry)).cases.filter(({ files }) => files.some(isCode))) {
      test(`${each.section}: ${each.name} (line ${each.line})`, async () => {
        const { findings } = await runCase(entry, each)
        for (const file of each.files.filter(isCode)) {
          const ours = findings.filter(finding => finding.path === file.path).map(({ message, range }) => `${message} ${range[0]}-${range[1]}`).sort()
          for (const [host, Linter, parser, reads] of hosts) if (reads(file)) expect(findingsIn(Linter, parser as Linter10.Parser, entry, each.options, file), host).toEqual(ours)
        }
      })
    }
  })
}
