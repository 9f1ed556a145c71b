import type { unbash } from '@perf-rules/languages/views'

type Part = unbash.WordPart | unbash.DoubleQuotedChild

/** More than these are no list of folders that somebody wrote by hand. */
const mostPaths = 64

/** What a word becomes when all its variables and commands give nothing: one path per alternative of its braces. None where a variable is guarded. */
export function pathsWhenEmpty(word: unbash.Word): readonly string[] {
  if (word.parts === undefined) return []
  return ofParts(word.parts) ?? []
}

function ofParts(parts: readonly Part[]): readonly string[] | undefined {
  let paths: readonly string[] = ['']
  for (const part of parts) {
    const next = ofPart(part)
    if (next === undefined || paths.length * next.length > mostPaths) return undefined
    paths = paths.flatMap(path => next.map(end => path + end))
  }
  return paths
}

function ofPart(part: Part): readonly string[] | undefined {
  switch (part.type) {
    case 'Literal': case 'SingleQuoted': case 'AnsiCQuoted': return [part.value]
    case 'Glob': return [part.text]
    case 'DoubleQuoted': case 'LocaleString': return ofParts(part.parts)
    case 'ParameterExpansion': return part.operation?.type === 'Default' && /^:[?=-]$/.test(part.operation.operator) ? undefined : ['']
    case 'BraceExpansion': return alternatives(part.text)
    default: return ['']
  }
}

/** The texts of `{a,b{c,d}}`; variables inside count as empty. */
function alternatives(text: string): readonly string[] {
  const inner = text.slice(1, -1)
  const items: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at <= inner.length; at++) {
    const unit = inner[at]
    if (unit === '{') depth++
    else if (unit === '}') depth--
    else if ((unit === ',' && depth === 0) || at === inner.length) {
      items.push(inner.slice(from, at))
      from = at + 1
    }
  }
  return items.flatMap(item => nested(item))
}

function nested(item: string): readonly string[] {
  const open = item.indexOf('{')
  const close = item.lastIndexOf('}')
  const plain = (text: string) => text.replace(/\$\{[^}]*\}|\$\w+|["']/g, '')
  if (open === -1 || close < open || item[open - 1] === '$') return [plain(item)]
  return alternatives(item.slice(open, close + 1)).map(each => plain(item.slice(0, open)) + each + plain(item.slice(close + 1)))
}

/** The first variable of a word that nothing guards. */
export function bareVariable(word: unbash.Word): { readonly text: string; readonly name: string } | undefined {
  const flat = (word.parts ?? []).flatMap((part): readonly Part[] => (part.type === 'DoubleQuoted' ? part.parts : [part]))
  for (const part of flat) {
    if (part.type === 'SimpleExpansion') return { text: part.text, name: part.text.slice(1) }
    if (part.type === 'ParameterExpansion') return { text: part.text, name: part.parameter }
    if (part.type === 'CommandExpansion') return { text: part.text, name: 'name' }
  }
  return undefined
}
