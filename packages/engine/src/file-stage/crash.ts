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
