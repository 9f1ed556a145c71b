import { nearest } from '@perf-rules/core'
import type { DataNode, MapEntry } from '../data/index.ts'
import { claudeTools } from './claude-tools.ts'
import type { AgentFlaw } from './facts.ts'
import type { FieldType } from './field-types.ts'
import { namesIn } from './names.ts'

/** What is wrong with the value of one field. A blank one counts as absent and is not judged here. */
export function valueFlaws({ key: field, value }: MapEntry, type: FieldType): AgentFlaw[] {
  if (value.kind === 'scalar' && (value.value === null || value.value === '')) return []
  const wrong = (wanted: string): AgentFlaw[] => [{ id: 'wrongType', range: value.range, field, wanted }]
  switch (type.is) {
    case 'any':
      return []
    case 'map':
      return value.kind === 'map' ? [] : wrong('fields of its own')
    case 'text':
      if (value.kind !== 'scalar') return wrong('text')
      return type.most !== undefined && String(value.value).length > type.most ? [{ id: 'tooLong', range: value.range, field, most: type.most }] : []
    case 'texts':
      return isNames(value) ? [] : wrong('a list of names')
    case 'globs':
      return isNames(value) ? namesIn(value).flatMap(({ text, range }) => (isGlob(text) ? [] : [{ id: 'wrongType' as const, range, field, wanted: 'glob patterns whose brackets close' }])) : wrong('glob patterns')
    case 'tools':
      if (!isNames(value)) return wrong('names of tools')
      return namesIn(value).flatMap(({ text, range }) => (type.isKnown(text) ? [] : [{ id: 'unknownTool' as const, range, field, tool: text, known: nearestTool(text) }]))
    case 'oneOf': {
      if (value.kind !== 'scalar') return wrong(`one of ${type.values.join(', ')}`)
      const text = String(value.value)
      return type.values.includes(text) || type.or?.test(text) ? [] : [{ id: 'unknownValue', range: value.range, field, value: text, known: type.values.join(', ') }]
    }
    case 'yesOrNo':
      return value.kind === 'scalar' && typeof value.value === 'boolean' ? [] : wrong('true or false, without quotes')
    case 'count':
      return value.kind === 'scalar' && typeof value.value === 'number' && Number.isInteger(value.value) && value.value > 0 ? [] : wrong('a whole number above zero')
  }
}

function isNames(node: DataNode): boolean {
  return node.kind === 'scalar' ? typeof node.value === 'string' : node.kind === 'list' && node.items.every(item => item.kind === 'scalar')
}

function nearestTool(tool: string): string {
  const name = tool.replace(/\s*\(.*$/s, '')
  return claudeTools.find(known => known.toLowerCase() === name.toLowerCase()) ?? nearest(name, claudeTools) ?? ''
}

/** Brackets and braces that are opened are closed. */
function isGlob(pattern: string): boolean {
  let braces = 0
  let isClass = false
  for (let at = 0; at < pattern.length; at++) {
    const unit = pattern[at]
    if (unit === '\\') at++
    else if (isClass) isClass = unit !== ']'
    else if (unit === '[') isClass = true
    else if (unit === '{') braces++
    else if (unit === '}') braces--
    if (braces < 0) return false
  }
  return braces === 0 && !isClass
}
