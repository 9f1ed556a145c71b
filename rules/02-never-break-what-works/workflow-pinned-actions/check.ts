import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  branch: {
    what: '`{uses}` runs whatever is on `{ref}` when the job starts.',
    why: 'A push to that branch changes what CI runs with your token and secrets, without a commit of yours.',
    do: 'Name a release, best by its commit with the release beside it as a comment.',
  },
  tag: {
    what: '`{uses}` is named by a tag, and a tag can be moved.',
    why: 'Whoever takes over the action gives its tags to other code, and every workflow that names them runs it.',
    do: 'Name the commit, with the release beside it as a comment: `{name}@<commit> # {ref}`.',
  },
  image: {
    what: 'The image `{uses}` is not bound to a version.',
    why: 'Its next version comes into CI without a commit of yours.',
    do: 'Name a version, best with its digest.',
  },
})

export default defineCheck({
  id: 'workflow-pinned-actions',
  says: 'Bind every action of a workflow to what was reviewed.',
  clauses: ['R2.10'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      require: z.enum(['release', 'commit']).default('release').describe('What an action must be named by: at least a release, or its commit.'),
      trustedOwners: z.array(z.string()).default(['actions', 'github']).describe('Owners whose tags are taken also where commits are required.'),
      allow: z.array(z.string()).default([]).describe('Actions and owners that may be named by anything: `acme/deploy`, `acme`.'),
    }),
  presetOptions: { strict: { require: 'commit' } },
  messages: say,
  standsFor: ['zizmor unpinned-uses', 'zizmor unpinned-images', 'CodeQL actions/unpinned-tag', 'Scorecard Pinned-Dependencies'],
  history: [{ in: 'next', note: 'First version.' }],
})
