import { causeOf, FaultError } from '@perf-rules/core'
import { parseCommand } from './arguments.ts'
import { renderFault } from './reporters/fault.ts'
import { terminal } from './terminal.ts'

/** Runs the command line and gives its exit code. Never throws: what goes wrong is told on standard error. */
export async function main(words: readonly string[]): Promise<number> {
  try {
    const command = parseCommand(words)
    switch (command.name) {
      case 'help':
      case 'version':
        process.stdout.write(command.text)
        return 0
      case 'check':
        return await (await import('./commands/check.ts')).check(command.options)
      case 'baseline':
        return await (await import('./commands/baseline.ts')).baseline(command.options)
      case 'list':
        return await (await import('./commands/list.ts')).list(command.options)
      case 'agents':
        return await (await import('./commands/agents.ts')).agents(command.options)
      case 'report':
        return await (await import('./commands/report.ts')).report(command.options)
      case 'suppressions':
        return await (await import('./commands/suppressions.ts')).suppressions(command.options)
      case 'explain':
        return await (await import('./commands/explain.ts')).explain(command.options)
    }
  } catch (thrown) {
    const fault = thrown instanceof FaultError ? thrown.fault : { code: 'check-crashed' as const, what: 'perf-rules itself crashed.', where: '', do: 'Report this with the command you ran and the text below.', cause: causeOf(thrown) }
    process.stderr.write(`${renderFault(fault, terminal(process.stderr))}\n`)
    return 2
  }
}

/** 128 + SIGINT, the shell's convention. */
const interruptedCode = 130
process.on('SIGINT', () => process.exit(interruptedCode))
// A reader that has seen enough (`| head`) is no failure of ours, and changes nothing about the exit code.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

void main(process.argv.slice(2)).then(code => {
  process.exitCode = code
})
