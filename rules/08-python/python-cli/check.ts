import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  manualArguments: {
    what: 'This script takes `{argument}` by its place.',
    why: 'Called wrongly it fails with an IndexError, or works on the wrong thing; nobody can ask it what it takes.',
    do: 'Declare its arguments with `argparse`, with a type and a help text each.',
  },
  argumentWithoutHelp: {
    what: 'The argument {argument} has no help text.',
    why: '`--help` names it, and leaves the reader to guess what it does and in which unit.',
    do: 'Add `help="…"`, with the unit and what happens without it.',
  },
  askedInput: {
    what: 'This script stops and asks with `input()`.',
    why: 'A job has nobody to answer: it hangs, or ends with an EOFError.',
    do: 'Take the answer as an argument; ask only where `sys.stdin.isatty()`.',
  },
})

export default defineCheck({
  id: 'python-cli',
  says: 'Declare the arguments of a script, and explain them.',
  clauses: ['R8.3'],
  severity: { strict: 'warning' },
  stage: 'settled',
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
