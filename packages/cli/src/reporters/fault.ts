import type { Fault } from '@perf-rules/core'
import { safe, type Terminal } from '../terminal.ts'

/** A fault in words: what, where, what to do, and the cause for whoever repairs it. */
export function renderFault(fault: Fault, term: Terminal): string {
  const where = fault.where === '' ? '' : ` ${term.dim(`(${safe(fault.where)})`)}`
  const cause = fault.cause === undefined ? '' : `\n${fault.cause.split('\n').map(line => `  ${term.dim(safe(line))}`).join('\n')}`
  return `${term.red('fault')} ${safe(fault.what)}${where}\n  ${safe(fault.do)}${cause}`
}
