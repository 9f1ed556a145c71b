import { causeOf, type Fault } from '@perf-rules/core'

/** A detector threw: named with the command that repeats it. All other findings stay. */
export function crashed(check: string, path: string, thrown: unknown): Fault {
  return {
    code: 'check-crashed',
    what: `The check ${check} crashed.`,
    where: path,
    do: `Repeat it with \`npx perf-rules check --only ${check} --no-cache -- ${JSON.stringify(path)}\` and report it with that file.`,
    cause: causeOf(thrown),
  }
}

/** A parser, or what takes facts from its tree, threw: nothing of the file is known. All other files stay. */
export function parserCrashed(path: string, thrown: unknown): Fault {
  return {
    code: 'parse-failed',
    what: 'A parser crashed on this file.',
    where: path,
    do: `Repeat it with \`npx perf-rules check --no-cache -- ${JSON.stringify(path)}\` and report it with that file.`,
    cause: causeOf(thrown),
  }
}
