import { resolve } from 'node:path'
import { didYouMean, FaultError } from '@perf-rules/core'
import { type Format, formatNames } from './reporters/formats.ts'

/** One report that goes to a file. */
export interface Output {
  readonly format: Format
  /** Absolute. */
  readonly path: string
}

/** Reads the values of `--output FORMAT=FILE`. */
export function readOutputs(values: readonly string[]): readonly Output[] {
  const outputs = values.map(readOutput)
  const twice = outputs.find(({ path }, at) => outputs.findIndex(other => other.path === path) < at)
  if (twice) throw fault(`--output writes twice to ${twice.path}.`, 'Give each format a file of its own.')
  return outputs
}

function readOutput(value: string): Output {
  const at = value.indexOf('=')
  const [name, file] = [value.slice(0, Math.max(at, 0)), value.slice(at + 1)]
  if (at < 0 || file === '') throw fault(`--output wants FORMAT=FILE, not "${value}".`, 'For example: --output sarif=perf-rules.sarif')
  const format = formatNames.find(candidate => candidate === name)
  if (format === undefined) throw fault(`--output has no format "${name}".${didYouMean(name, formatNames)}`, `One of: ${formatNames.join(', ')}.`)
  return { format, path: resolve(file) }
}

function fault(what: string, todo: string): FaultError {
  return new FaultError({ code: 'usage', what, where: '--output', do: todo })
}
