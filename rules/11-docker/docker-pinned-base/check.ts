import { defineCheck, messages } from '@perf-rules/core'

const why = 'What it stands for changes without a commit: the same source builds to another image tomorrow, and a broken one cannot be built again.'

export const say = messages({
  noTag: {
    what: 'The image `{image}` has no tag, which means `latest`.',
    why,
    do: 'Name the version that you have tested, such as `{name}:1.2`.',
  },
  movingTag: {
    what: 'The tag `{tag}` of `{name}` moves from version to version.',
    why,
    do: 'Name the version that you have tested in place of `{tag}`.',
  },
  noDigest: {
    what: 'The image `{image}` is not pinned by digest.',
    why: 'A tag can be pushed again with other content; a digest is the content.',
    do: 'Add the digest behind the tag: `{image}@sha256:…`. `docker buildx imagetools inspect {image}` prints it.',
  },
})

export default defineCheck({
  id: 'docker-pinned-base',
  says: 'Pin the version of every image you build on or start.',
  clauses: ['R11.6'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      digest: z.boolean().default(false).describe('Ask for a digest of every base image of a Dockerfile, not only for a version.'),
      movingTags: z.array(z.string()).default(['latest']).describe('Tags that count as no version. Add `lts`, `stable` or `edge` to be strict.'),
      allow: z.array(z.string()).default([]).describe('Image names, without tag, that need no version: `registry.acme.dev/tools/ci`.'),
    }),
  // Strict takes R11.6 at its word: a tag can be pushed again, a digest cannot.
  presetOptions: { strict: { digest: true } },
  messages: say,
  standsFor: ['hadolint DL3006', 'hadolint DL3007'],
  history: [{ in: 'next', note: 'First version.' }],
})
