import { templateFunctions } from './functions.ts'

/** What a template asks for, and why it cannot be run. */
export interface Template {
  readonly problem: string | null
  readonly labels: readonly string[]
  readonly usesValue: boolean
}

const token = /"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)*'|\$[\w.]*|\.[A-Za-z_][\w.]*|\.|:=|=|\||\(|\)|,|-?\d[\w.]*|[A-Za-z_]\w*|\S/g
const openers = new Set(['if', 'range', 'with', 'block', 'define'])
const variables = new Set(['$', '$value', '$labels', '$externalLabels', '$externalURL'])
const fields = new Set(['.Value', '.Labels', '.ExternalLabels', '.ExternalURL'])

/** Reads a text as Go's templates do, as far as a mistake can be told without running it. */
export function readTemplate(text: string): Template {
  const labels: string[] = []
  let usesValue = false
  let depth = 0
  let at = 0
  const own = new Set<string>()
  // Inside of `range` and `with` the dot is something else.
  let isDotKnown = true
  const fail = (problem: string): Template => ({ problem, labels, usesValue })
  for (;;) {
    const open = text.indexOf('{{', at)
    if (open === -1) break
    const close = endOf(text, open + 2)
    if (close === -1) return fail('`{{` is not closed')
    const action = text.slice(open + 2, close).replace(/^-\s/, '').replace(/\s-$/, '').trim()
    at = close + 2
    if (action.startsWith('/*')) continue
    if (action === '') return fail('`{{ }}` is empty')
    const tokens: readonly string[] = action.match(token) ?? []
    const [first = ''] = tokens
    if (first === 'end') {
      if (--depth < 0) return fail('`end` closes nothing')
      continue
    }
    if (openers.has(first)) {
      depth++
      if (first !== 'if') isDotKnown = false
    }
    if (first === 'else' && depth === 0) return fail('`else` stands outside of `if`')
    if (tokens.filter(each => each === '(').length !== tokens.filter(each => each === ')').length) return fail('a bracket is not closed')
    for (const [index, each] of tokens.entries()) {
      if (/^\$\w/.test(each)) {
        const name = each.split('.', 1)[0] ?? each
        if (tokens[index + 1] === ':=' || (tokens[index + 1] === ',' && tokens.includes(':='))) own.add(name)
        if (!variables.has(name) && !own.has(name)) return fail(`there is no variable \`${name}\``)
        if (name === '$value') usesValue = true
        const label = /^\$labels\.(\w+)/.exec(each)?.[1]
        if (label !== undefined) labels.push(label)
      } else if (/^\.[A-Z]/.test(each) && isDotKnown && depth >= 0) {
        const field = /^\.\w+/.exec(each)?.[0] ?? ''
        if (!fields.has(field)) return fail(`there is no \`${field}\``)
        if (field === '.Value') usesValue = true
        const label = /^\.Labels\.(\w+)/.exec(each)?.[1]
        if (label !== undefined) labels.push(label)
      } else if (/^[A-Za-z_]/.test(each) && !templateFunctions.has(each) && !openers.has(each) && !['else', 'template', 'break', 'continue'].includes(each)) return fail(`there is no function \`${each}\``)
    }
    if (tokens.at(-1) === '|') return fail('nothing follows `|`')
  }
  if (depth > 0) return fail('`end` is missing')
  return { problem: null, labels, usesValue }
}

/** The end of an action; braces in its texts do not count. */
function endOf(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '"' || sign === '`') {
      at++
      while (at < text.length && text.charAt(at) !== sign) at += sign === '"' && text.charAt(at) === '\\' ? 2 : 1
    } else if (text.startsWith('}}', at)) return at
    else if (text.startsWith('{{', at)) return -1
  }
  return -1
}
