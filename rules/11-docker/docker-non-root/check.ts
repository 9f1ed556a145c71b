import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  rootUser: {
    what: 'The image runs as `{user}`.',
    why: 'Whoever breaks into the program is root in the container, and one mistake in its isolation away from root on the host.',
    do: 'End the final stage with a USER that is not root; do what needs root before that line.',
  },
  noUser: {
    what: 'The image runs as root: no USER is set, and `{image}` sets none either.',
    why: 'Whoever breaks into the program is root in the container, and one mistake in its isolation away from root on the host.',
    do: 'Add a user, give it what the program writes to, and end the final stage with `USER`.',
  },
  rootService: {
    what: 'The service `{service}` runs as root, although its image has a user of its own.',
    why: 'The setting here undoes the one in the Dockerfile.',
    do: 'Remove `user`, or name one that is not root; mend the owner of its volumes instead.',
  },
})

export default defineCheck({
  id: 'docker-non-root',
  says: 'Run containers as a user that is not root.',
  clauses: ['R11.5'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      includeDevelopment: z.boolean().default(false).describe('Also judge images whose path says that they serve development, tests or examples.'),
      rootServices: z.enum(['ignore', 'report']).default('ignore').describe('Whether a compose service that sets `user: root` over an image with a user of its own is reported. Most do it on purpose: a socket, a volume to prepare.'),
      nonRootBases: z.array(z.string()).default([]).describe('Images that set a user of their own, beside those that the check knows. A name also stands for all below it: `registry.acme.dev/base`.'),
    }),
  messages: say,
  standsFor: ['hadolint DL3002', 'checkov CKV_DOCKER_3', 'trivy DS-0002'],
  history: [{ in: 'next', note: 'First version.' }],
})
