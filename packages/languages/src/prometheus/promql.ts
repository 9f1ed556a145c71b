import { parser } from '@prometheus-io/lezer-promql'
import type { Range } from '@perf-rules/core'

/** One node of a PromQL expression, named as in Prometheus' own grammar (`BinaryExpr`, `VectorSelector`). */
export interface PromqlNode {
  readonly type: string
  readonly text: string
  /** In the expression. */
  readonly range: Range
  readonly children: readonly PromqlNode[]
}

/** A query with the first place at which it is none. */
export interface Promql {
  readonly root: PromqlNode
  readonly error: Range | null
}

/** Parses a query. The parser goes on after an error; what it made then is no query. */
export function parsePromql(query: string): Promql {
  const cursor = parser.parse(query).cursor()
  let error: Range | null = null
  const read = (): PromqlNode => {
    const { name, from, to } = cursor
    if (cursor.type.isError) error ??= [from, Math.max(to, from)]
    const children: PromqlNode[] = []
    if (cursor.firstChild()) {
      do children.push(read())
      while (cursor.nextSibling())
      cursor.parent()
    }
    return { type: name, text: query.slice(from, to), range: [from, to], children }
  }
  const top = read()
  return { root: top.children.find(({ type }) => type !== 'LineComment') ?? top, error }
}
