import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  unpinned: {
    what: '{packages} installed by {manager} without a version.',
    why: 'The same Dockerfile builds another image tomorrow: a release between two builds breaks or changes it, and nothing in the repository says which.',
    do: 'Write the version you have tested ({example}), or install from a lock file.',
  },
})

export default defineCheck({
  id: 'docker-pinned-packages',
  says: 'Pin the version of every package that a Dockerfile installs by name.',
  clauses: ['R11.6', 'R8.6'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      managers: z
        .array(z.enum(['pip', 'npm', 'gem', 'go', 'apt', 'apk', 'yum', 'zypper']))
        .default(['pip', 'npm', 'gem', 'go'])
        .describe('Package managers that are judged. Distributions remove old versions from their mirrors, so those of a distribution are left to strict.'),
      allow: z.array(z.string()).default([]).describe('Names of packages that need no version.'),
    }),
  presetOptions: { strict: { managers: ['pip', 'npm', 'gem', 'go', 'apt', 'apk', 'yum', 'zypper'] } },
  messages: say,
  standsFor: ['hadolint DL3008', 'hadolint DL3013', 'hadolint DL3016', 'hadolint DL3018', 'hadolint DL3028', 'hadolint DL3033', 'hadolint DL3037', 'hadolint DL3041', 'hadolint DL3062'],
  history: [{ in: 'next', note: 'First version.' }],
})
