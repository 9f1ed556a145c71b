import type { ExprId } from '@perf-rules/languages/views'
import type { Values } from '../origins/values.ts'

/** A call in the code's words: `this.users.findOne`; parts that have no name are `…`. */
export function describe(values: Values, path: string, call: number): string {
  return name(values, path, values.project.module(path).calls[call]?.[0] ?? -1, 0)
}

function name(values: Values, path: string, id: ExprId, level: number): string {
  const expr = values.project.expr(path, id)
  if (!expr || level > 20) return '…'
  switch (expr[0]) {
    case 'ref':
      return values.project.module(path).bindings[expr[1]]?.[0] ?? '…'
    case 'global':
      return expr[1]
    case 'this':
    case 'class':
      return 'this'
    case 'super':
      return 'super'
    case 'get':
      return `${name(values, path, expr[1], level + 1)}.${expr[2]}`
    case 'call':
      return `${name(values, path, values.project.module(path).calls[expr[1]]?.[0] ?? -1, level + 1)}()`
    case 'item':
      return `${name(values, path, expr[1], level + 1)}[…]`
    default:
      return '…'
  }
}
