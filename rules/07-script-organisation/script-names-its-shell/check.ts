import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  noShell: {
    what: 'Nothing says which shell this script is for (SC2148).',
    why: 'It runs under the shell of whoever starts it: what works in bash fails in the sh of a container, often halfway through.',
    do: 'Begin it with `#!/usr/bin/env bash` (or `#!/bin/sh`); where it is only read in by others, with `# shellcheck shell=bash`.',
  },
})

export default defineCheck({
  id: 'script-names-its-shell',
  says: 'Say in the first line which shell runs a script.',
  clauses: ['R7.1', 'R7.7'],
  severity: { recommended: 'warning', strict: 'warning' },
  stage: 'settled',
  messages: say,
  standsFor: ['ShellCheck SC2148'],
  history: [{ in: 'next', note: 'First version.' }],
})
