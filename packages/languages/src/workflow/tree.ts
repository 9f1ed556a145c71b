import type { Range } from '@perf-rules/core'
import { type DataNode, entryOf, nodeAt, type ScalarNode, stringOf } from '../data/index.ts'
import { type ExpressionError, parseExpression, type ParsedExpression, type WorkflowExpression } from './expression.ts'
import { scalarText } from './scalar-text.ts'

export type { ExpressionError, WorkflowExpression } from './expression.ts'

/** One `${{ … }}` of a scalar, or the whole scalar where it is an expression by itself (`if:`). */
export interface WorkflowPlaceholder {
  readonly range: Range
  readonly expression: WorkflowExpression | null
  readonly error: ExpressionError | null
}

/** A scalar taken apart. */
export interface WorkflowTemplate {
  readonly placeholders: readonly WorkflowPlaceholder[]
  /** Nothing but one placeholder: its value keeps its type. */
  readonly isWhole: boolean
  /** The text with what is outside placeholders. */
  readonly text: string
}

/** `settings` is actionlint's own configuration, which names the runners of a team. */
export type WorkflowFileKind = 'workflow' | 'action' | 'settings'

/** A workflow, an action's metadata file, or the settings that speak of them. */
export class WorkflowFile {
  readonly kind: WorkflowFileKind
  readonly root: DataNode | null
  /** Why no YAML parser can read it. */
  readonly error: { readonly what: string; readonly range: Range } | null
  readonly #source: string
  readonly #known = new Map<ScalarNode, WorkflowTemplate>()

  constructor(kind: WorkflowFileKind, root: DataNode | null, error: WorkflowFile['error'], source: string) {
    this.kind = kind
    this.root = root
    this.error = error
    this.#source = source
  }

  /** The entry in force below a map. */
  entry(node: DataNode | undefined, key: string): ReturnType<typeof entryOf> {
    return entryOf(node, key)
  }

  /** The node below a path of keys from the root. */
  at(...path: readonly string[]): DataNode | undefined {
    return this.root ? nodeAt(this.root, ...path) : undefined
  }

  /** Steps in the order in which they begin; those of a `parallel` group stand behind the group itself. */
  steps(node: DataNode | undefined): readonly DataNode[] {
    if (node?.kind !== 'list') return []
    return node.items.flatMap(step => [step, ...parallel(step)])
  }

  string(node: DataNode | undefined): string | undefined {
    return stringOf(node)
  }

  /** True for a scalar in quotes: YAML takes it for a text whatever it says. */
  isQuoted(node: ScalarNode): boolean {
    return /^["'|>]/.test(this.#source.slice(node.range[0], node.range[0] + 1))
  }

  /** The scalar as it is written. */
  written(node: ScalarNode): string {
    return scalarText(this.#source, node.range).text
  }

  /** The placeholders of a scalar. */
  template(node: ScalarNode): WorkflowTemplate {
    const known = this.#known.get(node)
    if (known) return known
    const made = this.#split(node)
    this.#known.set(node, made)
    return made
  }

  /** A condition: the whole scalar is an expression unless it holds a placeholder. */
  condition(node: ScalarNode): WorkflowTemplate {
    const { text, place } = scalarText(this.#source, node.range)
    if (text.includes('${{')) return this.template(node)
    return { placeholders: [toPlaceholder(parseExpression(text, 0, false, place), place(0, text.trimEnd().length))], isWhole: true, text }
  }

  #split(node: ScalarNode): WorkflowTemplate {
    const { text, place } = scalarText(this.#source, node.range)
    const placeholders: WorkflowPlaceholder[] = []
    let isWhole = false
    let at = 0
    for (;;) {
      const open = text.indexOf('${{', at)
      if (open === -1) break
      const parsed = parseExpression(text, open + 3, true, place)
      const close = text.indexOf('}}', open)
      const end = 'end' in parsed ? parsed.end : close === -1 ? text.length : close + 2
      placeholders.push(toPlaceholder(parsed, place(open, end)))
      isWhole = placeholders.length === 1 && text.slice(0, open).trim() === '' && text.slice(end).trim() === ''
      at = end
    }
    return { placeholders, isWhole, text }
  }
}

function parallel(step: DataNode): readonly DataNode[] {
  const group = entryOf(step, 'parallel')?.value
  return group?.kind === 'list' ? group.items : []
}

function toPlaceholder(parsed: ParsedExpression, range: Range): WorkflowPlaceholder {
  return 'error' in parsed ? { range, expression: null, error: parsed.error } : { range, expression: parsed.expression, error: null }
}
