import { defineCheck, messages } from '@perf-rules/core'

const why = 'Whoever looks for the cause of a slow week reads what changed before it. What was not written down when it was made is not written down later.'

export const say = messages({
  entryMissing: {
    what: '{count} changed {noun} below {folder} and no new entry in {changelog}: {files}.',
    why,
    do: 'Add an entry under Unreleased that says what changed and for whom, or `Changelog: none` at the end of the commit message with the reason above it.',
  },
  fragmentMissing: {
    what: '{count} changed {noun} below {folder} and no new file in {fragments}: {files}.',
    why,
    do: 'Add a file there that says what changed and for whom, or `Changelog: none` at the end of the commit message with the reason above it.',
  },
})

export default defineCheck({
  id: 'change-needs-entry',
  says: 'Record each change in the changelog of the folder that it changes.',
  clauses: ['R19.1'],
  severity: { strict: 'warning' },
  stage: 'trial',
  options: z =>
    z.strictObject({
      paths: z.array(z.string()).default(['**']).describe('Globs of files whose change needs an entry.'),
      ignore: z.array(z.string()).default([]).describe('Globs of files whose change needs none, besides tests, documents, lock files, settings of tools and generated files.'),
      fragments: z.array(z.string()).default(['changelog.d', '.changeset', '.changes', 'changes', 'newsfragments', 'changelog/unreleased', 'changelogs/unreleased', 'changelog_unreleased', '.changelog', 'common/changes']).describe('Folders in which a new file is an entry.'),
      exemptTypes: z.array(z.string()).default(['build', 'chore', 'ci', 'docs', 'style', 'test']).describe('Types of conventional commits that need no entry.'),
      generatedChangelogs: z.enum(['skip', 'judge']).default('skip').describe('judge: ask for entries also where a tool writes the changelog from commit messages.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
