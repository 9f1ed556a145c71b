import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  busyLoop: {
    what: 'This loop asks again and again without a pause.',
    why: 'It takes a whole core and floods whom it asks for as long as it waits.',
    do: 'Put `sleep 1` into it, and a limit on how often.',
  },
  endlessWait: {
    what: 'This loop waits for `{awaited}` for ever.',
    why: 'Where the answer never comes the job hangs until somebody kills it, and holds its runner meanwhile.',
    do: 'Count the tries or compare `$SECONDS`, and fail at a limit; or wrap it: `timeout 60 bash -c …`.',
  },
  noTimeout: {
    what: '`{program}` has no limit of time.',
    why: 'A host that takes the connection and never answers holds the script for as long as it likes.',
    do: 'Add `{option}`.',
  },
  unboundedJobs: {
    what: 'This loop starts a background job per turn, and waits for none.',
    why: 'A long list starts as many processes as it has lines, and the machine runs out of memory.',
    do: 'Use `xargs -P 4`, or `wait -n` in the loop once enough are running.',
  },
})

export default defineCheck({
  id: 'script-bounded',
  says: 'Give every loop, call and set of jobs in a script a limit.',
  clauses: ['R7.10'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z => z.strictObject({ timeouts: z.boolean().default(true).describe('Ask for a limit of time on curl and wget.') }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
