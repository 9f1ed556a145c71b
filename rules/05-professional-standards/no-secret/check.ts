import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  secret: {
    what: 'Here stands {kind}.',
    why: 'Everybody who can read the repository, its forks and its backups can use it, and taking it out of the newest version does not take it out of the history.',
    do: 'Revoke it now, make a new one, and read that from the environment or a secret store.',
  },
  envFileTracked: {
    what: '`{file}` is in git and sets {keys}.',
    why: 'The file is where a machine keeps its secrets; in git they are in every clone.',
    do: 'Revoke what it holds, `git rm --cached {file}`, add it to `.gitignore`, and keep the names in `.env.example`.',
  },
  localEnvTracked: {
    what: '`{file}` is in git, although it is for one machine alone.',
    why: 'By convention frameworks read it on top of the shared settings and expect it to be ignored; sooner or later somebody writes a secret into it.',
    do: '`git rm --cached {file}` and add it to `.gitignore`.',
  },
  envFileKept: {
    what: '`{file}` is in git.',
    why: 'Whatever is written into it is shared with everybody who can read the repository.',
    do: '`git rm --cached {file}`, add it to `.gitignore`, and keep the names in `.env.example`.',
  },
})

export default defineCheck({
  id: 'no-secret',
  says: 'Keep secrets out of the repository.',
  clauses: ['R5.5'],
  sensitive: true,
  severity: { recommended: 'error', strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      tests: z.enum(['report', 'ignore']).default('report').describe('Whether secrets in tests, fixtures and documentation are reported. Their confidence is medium.'),
      envFiles: z.enum(['holding-secrets', 'any']).default('holding-secrets').describe('Which tracked dotenv files are reported: those that set a secret, or all but templates.'),
      allowEnvFiles: z.array(z.string()).default([]).describe('Paths of dotenv files that may be tracked.'),
    }),
  messages: say,
  standsFor: ['secretlint'],
  history: [{ in: 'next', note: 'First version.' }],
})
