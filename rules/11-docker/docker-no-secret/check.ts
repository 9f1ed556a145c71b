import { defineCheck, messages } from '@perf-rules/core'

const mount = 'Hand it over for the one command that needs it: `RUN --mount=type=secret,id={name} …`.'

export const say = messages({
  secretArg: {
    what: 'The build argument `{name}` is for a secret.',
    why: 'Build arguments stay in the history of the image and in its provenance: whoever can pull the image can read the value.',
    do: `${mount}`,
  },
  secretEnv: {
    what: '`ENV {name}` puts a secret into the image.',
    why: 'It is in the configuration of the image and in the environment of every process, for everybody who can pull it; to change it, all images must be built again.',
    do: 'Let whoever starts the container set it. If the build alone needs it, use `RUN --mount=type=secret,id={name} …`.',
  },
  inCommand: {
    what: 'A password stands in this command.',
    why: 'The command is in the history of the image, where everybody who can pull it reads it.',
    do: 'Change the password, and hand the new one over with `RUN --mount=type=secret,…`.',
  },
  writtenFile: {
    what: 'This RUN writes credentials to `{file}` and leaves them there.',
    why: 'The file is in the layer, also when a later instruction removes it.',
    do: 'Mount the file for this command alone: `RUN --mount=type=secret,id=…,target={file} …`.',
  },
  copied: {
    what: '`{file}`, which is made to hold secrets, is copied into the image.',
    why: 'Everybody who can pull the image can read it, also when a later instruction removes it.',
    do: 'Give it to the container when it starts, or mount it for the command that needs it with `RUN --mount=type=secret,…`.',
  },
  unfiltered: {
    what: 'All of the build context is copied, and no `.dockerignore` leaves `.env` out.',
    why: 'An image built on a machine that has such a file carries its secrets to everybody who can pull it.',
    do: 'Add `.env*` to `{file}`, with `!.env.example` if the image needs that one.',
  },
})

export default defineCheck({
  id: 'docker-no-secret',
  says: 'Keep secrets out of images and of what builds them.',
  clauses: ['R11.8'],
  sensitive: true,
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      allow: z.array(z.string()).default([]).describe('Names of build arguments and variables that are no secrets.'),
      names: z.enum(['likely', 'any']).default('likely').describe('Which names count: those that ask for a secret and have a value that may be one, or all that hadolint suspects.'),
    }),
  messages: say,
  standsFor: ['hadolint DL3064', 'buildkit SecretsUsedInArgOrEnv'],
  history: [{ in: 'next', note: 'First version.' }],
})
