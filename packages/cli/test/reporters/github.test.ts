import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderGithub } from '../../src/reporters/github.ts'
import { safe } from '../../src/terminal.ts'
import { context, finding, hostileReport, hostileText, report, sample, unprintable } from './sample.ts'

interface Command {
  readonly kind: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

/** Reads a line of a log as GitHub's runner does: `::kind name=value,…::message`, else the older `##[kind]`. */
function readLine(line: string): Command | 'older' | undefined {
  const text = line.trimStart()
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1
  if (end < 0) return line.includes('##[') ? 'older' : undefined
  const [kind = '', ...rest] = text.slice(2, end).split(' ')
  const pairs = rest.join(' ').split(',').map(pair => [pair.slice(0, pair.indexOf('=')), unescape(pair.slice(pair.indexOf('=') + 1), true)])
  return { kind, properties: Object.fromEntries(pairs), message: unescape(text.slice(end + 2), false) }
}

function unescape(text: string, isProperty: boolean): string {
  const plain = isProperty ? text.replaceAll('%3A', ':').replaceAll('%2C', ',') : text
  return plain.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

const commandsOf = (text: string) => text.trimEnd().split('\n').map(readLine).filter(read => read !== undefined)

test('the sample', () => expect(renderGithub(sample, context)).toMatchSnapshot())

test('columns only where the place is on one line', () => {
  const [one, more] = commandsOf(renderGithub(report([finding(), finding({ range: { start: { line: 2, column: 5 }, end: { line: 4, column: 1 } } })]), context))
  expect(one).toMatchObject({ properties: { file: 'src/orders/list.ts', line: '2', endLine: '2', col: '3', endColumn: '19' } })
  expect(more).toMatchObject({ properties: { line: '2', endLine: '4' } })
  expect(more).not.toHaveProperty('properties.col')
})

test('worst first, ten of a kind, and a line that counts the rest', () => {
  const many = (['info', 'warning', 'error'] as const).flatMap(severity => Array.from({ length: 12 }, () => finding({ severity })))
  const text = renderGithub(report(many), context)
  expect(commandsOf(text).map(command => command !== 'older' && command.kind)).toEqual([...Array(10).fill('error'), ...Array(10).fill('warning'), ...Array(10).fill('notice')])
  expect(text).toContain('perf-rules: 12 errors, 12 warnings, 12 info in 1 file.')
  expect(text).toContain('6 more are in the full report')
})

test('a fault is an error before all others', () => {
  const [first] = commandsOf(renderGithub(sample, context))
  expect(first).toMatchObject({ kind: 'error', properties: { title: 'perf-rules fault: check-crashed' }, message: 'no-secret stopped. (src/big.ts)\nRun it alone.' })
})

test('nothing found: no command, and a line that says so', () => {
  expect(renderGithub(report(), context)).toBe('perf-rules: No findings. Checked 3 files.\n')
})

test('paths begin at the repository', () => {
  expect(renderGithub(report([finding()]), { ...context, folder: 'services/shop/' })).toContain('file=services/shop/src/orders/list.ts,')
})

test('what GitHub reads is what was said', () => {
  fc.assert(fc.property(hostileText, hostileText, (file, message) => {
    const [command] = commandsOf(renderGithub(report([finding({ file, message })]), context))
    if (command === undefined || command === 'older') throw new Error('no command')
    expect(command.properties['file']).toBe(safe(file))
    expect(command.message.split('\n')[0]).toBe(safe(message))
  }))
})

test('no text forges a command, a property or a line', () => {
  fc.assert(fc.property(hostileReport, of => {
    const text = renderGithub(of, context)
    expect(text).not.toMatch(unprintable)
    const open = of.findings.filter(({ suppressed }) => suppressed === null).length
    const commands = commandsOf(text)
    expect(commands).toHaveLength(open + of.faults.length)
    expect(text.trimEnd().split('\n')).toHaveLength(commands.length + 1)
    for (const command of commands) {
      if (command === 'older') throw new Error('a command in the older form')
      expect(['error', 'warning', 'notice']).toContain(command.kind)
      expect(['title', 'col,endColumn,endLine,file,line,title', 'endLine,file,line,title']).toContain(Object.keys(command.properties).sort().join(','))
    }
  }))
})
