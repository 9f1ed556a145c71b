import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  outsideLayout: {
    what: 'This performance script stands outside `{root}`.',
    why: 'Scripts that nobody finds are written a second time, and two of them soon disagree.',
    do: 'Move it to `{proposal}`, where scripts of its kind stand, and mend the references to it.',
  },
  noFolder: {
    what: 'This script stands directly in `{root}`.',
    why: 'The folder below it is what tells a reader whether a script deploys, measures or changes something.',
    do: 'Move it to `{proposal}`.',
  },
  unknownFolder: {
    what: '`{folder}` is none of the folders for performance scripts.{hint}',
    why: 'With a folder of its own for each idea the next reader has to open all of them.',
    do: 'Use one of {known}; this one looks like `{proposal}`.',
  },
  nameNotUsual: {
    what: 'The name `{name}` is not written as {style}.',
    why: 'Names that differ in their hyphens are mistyped in jobs and runbooks.',
    do: 'Call it `{proposal}`, and mend the references to it.',
  },
  noShebang: {
    what: 'This script does not say what runs it.',
    why: 'It runs under whatever shell calls it, and fails where that is another one.',
    do: 'Begin with `#!/usr/bin/env {interpreter}`.',
  },
  notExecutable: {
    what: 'This script has no run bit.',
    why: 'A job that calls it by its path fails with "permission denied".',
    do: 'Run `git update-index --chmod=+x {path}`.',
  },
})

export default defineCheck({
  id: 'scripts-layout',
  says: 'Keep performance scripts in one place, by kind, ready to run.',
  clauses: ['R7.1', 'R7.2', 'R7.3', 'R7.4', 'R7.5', 'R7.6'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      root: z.string().min(1).default('scripts/performance').describe('Folder of all performance scripts.'),
      folders: z.array(z.string().min(1)).default(['deployment', 'validation', 'monitoring', 'optimization', 'testing', 'management']).describe('Folders below it.'),
      include: z.array(z.string().min(1)).default([]).describe('Globs of further scripts that are performance work.'),
      exclude: z.array(z.string().min(1)).default([]).describe('Globs of scripts that are none.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
