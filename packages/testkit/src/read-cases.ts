import type { Code, Heading, Nodes } from 'mdast'
import { parseMarkdown } from '@perf-rules/languages/markdown'
import { type CaseFault, type Expected, readAnnotations } from './annotations.ts'

/** Role of a block: how its file takes part in the case. */
export type Role = 'bad' | 'fixed' | 'good' | 'gap' | 'before' | 'after' | 'file' | 'absent'
const roles = new Set<string>(['bad', 'fixed', 'good', 'gap', 'before', 'after', 'absent'])

export interface CaseFile {
  readonly path: string
  readonly text: string
  readonly role: Role
  readonly executable: boolean
  readonly tracked: boolean
}

/** One behaviour of a check: files in, findings out. */
export interface Case {
  readonly name: string
  readonly section: string
  readonly line: number
  readonly options: Readonly<Record<string, unknown>> | undefined
  readonly files: readonly CaseFile[]
  readonly expected: readonly Expected[]
  readonly related: readonly Expected[]
  /** The run's clock, where a case sets it (`now=2026-11-23`). */
  readonly now: number | undefined
  /** Dates of last changes by path (`history=docs/a.md:2024-01-01`). */
  readonly history: ReadonlyMap<string, number>
  /** Commits of the change (`message="Mend the total" author="ada@example.org"`). */
  readonly commits: readonly { readonly message: string; readonly email: string }[]
}

export interface CaseBook {
  readonly title: string
  /** First block quote: must equal the check's `says`. */
  readonly says: string
  readonly sections: readonly string[]
  readonly cases: readonly Case[]
  readonly faults: readonly CaseFault[]
}

type Draft = { -readonly [K in keyof Case]: Case[K] extends readonly (infer T)[] ? T[] : Case[K] } & { history: Map<string, number>; roleless: boolean }

/** Reads a check's README as its tests. Blocks without a role, options or path are prose. */
export function readCases(markdown: string): CaseBook {
  const reader = new Reader()
  for (const node of parseMarkdown(markdown).children) {
    if (node.type === 'heading') reader.heading(node)
    else if (node.type === 'blockquote') reader.quote(textOf(node))
    else if (node.type === 'code') reader.block(node)
  }
  return reader.book()
}

const fileNames: Readonly<Record<string, string>> = { ts: 'case.ts', typescript: 'case.ts', tsx: 'case.tsx', js: 'case.js', javascript: 'case.js', jsx: 'case.jsx', py: 'case.py', python: 'case.py', md: 'case.md', markdown: 'case.md', yaml: 'case.yaml', yml: 'case.yml', dockerfile: 'Dockerfile', json: 'case.json', jsonc: 'case.jsonc', toml: 'case.toml', sh: 'case.sh', bash: 'case.sh', sql: 'case.sql', env: '.env', text: 'case.txt' }

class Reader {
  readonly #cases: Draft[] = []
  readonly #faults: CaseFault[] = []
  readonly #sections: string[] = []
  #title = ''
  #says = ''
  #name = ''
  #current: Draft | undefined

  heading(node: Heading): void {
    const text = textOf(node)
    if (node.depth === 1) this.#title = text
    if (node.depth === 2) {
      this.#sections.push(text)
      this.#name = ''
    } else if (node.depth === 3) this.#name = text
    this.#current = undefined
  }

  quote(text: string): void {
    if (this.#says === '' && this.#sections.length === 0) this.#says = text
  }

  block(node: Code): void {
    const line = node.position?.start.line ?? 0
    const words = [...(node.meta ?? '').matchAll(/(?:[^\s"]+|"[^"]*")+/g)].map(match => match[0])
    const attribute = (key: string) => words.find(word => word.startsWith(`${key}=`))?.slice(key.length + 1).replace(/^"|"$/g, '')
    const role = words.find(word => roles.has(word)) as Role | undefined
    const path = attribute('file')
    if (words.includes('options')) {
      this.#start(line).options = JSON.parse(node.value) as Record<string, unknown>
      return
    }
    if (!role && path === undefined) return
    // A block without a path is a case of its own, except the first after its options, and `fixed` after `bad`.
    const goesOn = this.#current !== undefined && (this.#current.files.length === 0 || path !== undefined || role === 'fixed')
    const draft = goesOn ? (this.#current as Draft) : this.#start(line)
    const name = path ?? fileNames[node.lang ?? '']
    if (name === undefined) return void this.#faults.push({ line, what: `no file name for \`${node.lang}\`: say file=` })
    if (/^[/~]|(?:^|\/)\.\.(?:\/|$)|^[a-z]:/i.test(name)) return void this.#faults.push({ line, what: `the path leaves the case: ${name}` })
    const read = readAnnotations(name, node.value, line + 1)
    this.#faults.push(...read.faults)
    if (role !== undefined && !['bad', 'after', 'absent'].includes(role) && read.expected.length > 0) this.#faults.push({ line, what: `annotations in a \`${role}\` block` })
    const whole = attribute('finding')
    if (whole !== undefined) draft.expected.push(...whole.split(',').map(message => ({ path: name, message, range: undefined, line })))
    draft.expected.push(...read.expected)
    draft.related.push(...read.related)
    draft.files.push({ path: name, text: dressed(read.text, words), role: role ?? 'file', executable: attribute('mode') === '755', tracked: attribute('tracked') !== 'no' })
    const message = attribute('message')
    if (message !== undefined) draft.commits.push({ message: message.replaceAll('\\n', '\n'), email: attribute('author') ?? 'ada@example.org' })
    const now = attribute('now')
    if (now !== undefined) draft.now = Date.parse(now)
    for (const pair of attribute('history')?.split(',') ?? []) {
      const [file = '', date = ''] = pair.split(/:(?=\d{4}-)/)
      draft.history.set(file, Date.parse(date))
    }
  }

  book(): CaseBook {
    for (const each of this.#cases) if (each.name === '') this.#faults.push({ line: each.line, what: 'a case stands under a ### heading that names its behaviour' })
    return { title: this.#title, says: this.#says, sections: this.#sections, cases: this.#cases, faults: this.#faults }
  }

  #start(line: number): Draft {
    const draft: Draft = { name: this.#name, section: this.#sections.at(-1) ?? '', line, options: undefined, files: [], expected: [], related: [], now: undefined, history: new Map(), commits: [], roleless: false }
    this.#cases.push(draft)
    this.#current = draft
    return draft
  }
}

/** Applies `crlf`, `bom`, `no-final-newline` and `visible` (· for a space at a line's end, → for a tab). */
function dressed(text: string, words: readonly string[]): string {
  let value = words.includes('visible') ? text.replaceAll('·', ' ').replaceAll('→', '\t') : text
  if (value !== '' && !words.includes('no-final-newline')) value += '\n'
  if (words.includes('crlf')) value = value.replaceAll('\n', '\r\n')
  return words.includes('bom') ? `\ufeff${value}` : value
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(child => textOf(child as Nodes)).join('') : ''
}
