import type { ShellTree, unbash } from '@perf-rules/languages/views'

type Part = unbash.WordPart | unbash.DoubleQuotedChild

/** More than these are no list of folders that somebody wrote by hand. */
const mostPaths = 64

/** What a variable holds at the least; undefined where something guards it. */
export type Least = (name: string) => readonly string[] | undefined

/** What a word becomes when all its variables and commands give no more than they must: one path per alternative of its braces. None where a variable is guarded. */
export function pathsWhenEmpty(word: unbash.Word, least: Least): readonly string[] {
  return word.parts === undefined ? [] : (ofParts(word.parts, least) ?? [])
}

/** Variables hold nothing for certain. */
export const nothing: Least = () => ['']

/** How far a value is followed through variables that it is made of. */
const mostSteps = 5

/** Variables hold at the least the text that every assignment in the script gives them. */
export function leastOf(tree: ShellTree): Least {
  const values = new Map<string, unbash.Assignment['value'][]>()
  for (const { name, value } of tree.all('Assignment')) values.set(name, [...(values.get(name) ?? []), value])
  const of = (name: string, steps: number): readonly string[] | undefined => {
    const assigned = values.get(name)
    if (!assigned || steps > mostSteps) return ['']
    const all = assigned.map(value => (value.type !== 'Word' ? [''] : value.parts === undefined ? [value.value] : isNewFolder(value) ? undefined : ofParts(value.parts, inner => of(inner, steps + 1))))
    return all.every(each => each === undefined) ? undefined : all.flatMap(each => each ?? [])
  }
  return name => of(name, 0)
}

/** `$(mktemp -d)` gives a path of its own, or fails. */
function isNewFolder(word: unbash.Word): boolean {
  return /^"?\$\(mktemp\b[^|;&]*\)"?$/.test(word.text)
}

function ofParts(parts: readonly Part[], least: Least): readonly string[] | undefined {
  let paths: readonly string[] = ['']
  for (const part of parts) {
    const next = ofPart(part, least)
    if (next === undefined || paths.length * next.length > mostPaths) return undefined
    paths = paths.flatMap(path => next.map(end => path + end))
  }
  return paths
}

function ofPart(part: Part, least: Least): readonly string[] | undefined {
  switch (part.type) {
    case 'Literal': case 'SingleQuoted': case 'AnsiCQuoted': return [part.value]
    case 'Glob': return [part.text]
    case 'DoubleQuoted': case 'LocaleString': return ofParts(part.parts, least)
    case 'ParameterExpansion': return part.operation?.type === 'Default' && /^:[?=-]$/.test(part.operation.operator) ? undefined : part.operation === undefined && part.prefix === undefined && part.index === undefined ? least(part.parameter) : ['']
    case 'SimpleExpansion': return least(part.text.slice(1))
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
