import { defineCheck, messages } from '@perf-rules/core'

const why = 'A later layer cannot take it away again: every push, pull and start of a new machine moves it.'

export const say = messages({
  listsKept: {
    what: '`{program} update` leaves its package lists in the image.',
    why,
    do: 'End the same RUN with `rm -rf /var/lib/apt/lists/*`, or mount a cache: `--mount=type=cache,target=/var/lib/apt`.',
  },
  cacheKept: {
    what: '`{program}` leaves its download cache in the image.',
    why,
    do: '{remedy}.',
  },
  recommended: {
    what: '`{program} install` also installs what the packages only recommend.',
    why: 'The image grows by packages that nobody chose, and each can have a hole.',
    do: 'Add `--no-install-recommends`, and name what is really missing.',
  },
})

export default defineCheck({
  id: 'docker-apt-clean',
  says: 'Leave no package lists and download caches in an image.',
  clauses: ['R13.6'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      managers: z.array(z.enum(['apt', 'apk', 'yum', 'zypper', 'pip', 'yarn', 'npm'])).default(['apt', 'apk', 'yum', 'zypper', 'pip']).describe('Package managers that are judged.'),
      recommends: z.boolean().default(false).describe('Also report `apt-get install` without `--no-install-recommends`.'),
    }),
  presetOptions: { strict: { managers: ['apt', 'apk', 'yum', 'zypper', 'pip', 'yarn', 'npm'], recommends: true } },
  messages: say,
  standsFor: ['hadolint DL3009', 'hadolint DL3015', 'hadolint DL3019', 'hadolint DL3032', 'hadolint DL3036', 'hadolint DL3040', 'hadolint DL3042', 'hadolint DL3060'],
  history: [{ in: 'next', note: 'First version.' }],
})
