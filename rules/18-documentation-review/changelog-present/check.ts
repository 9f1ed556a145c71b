import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  changelogMissing: {
    what: 'The {kind} `{folder}` has no changelog.',
    why: 'Who looks for what changed here, and when, has only the commits of the whole repository.',
    do: 'Add `{path}` with an Unreleased section, or collect change fragments in a folder such as `.changeset`.',
  },
})

export default defineCheck({
  id: 'changelog-present',
  says: 'Keep a changelog in every component.',
  clauses: ['R18.2', 'R18.10'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      kinds: z.array(z.enum(['repository', 'package', 'performance'])).default(['repository', 'package', 'performance']).describe('What counts as a component: the root, folders with a manifest, folders of performance work.'),
      folders: z.array(z.string().min(1)).default([]).describe('Further folders that are components.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
