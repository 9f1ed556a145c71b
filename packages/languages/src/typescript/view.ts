import { analyze, type ScopeManager } from '@typescript-eslint/scope-manager'
import { type CodeView, type Comment, type Place, rangeOf } from '@perf-rules/core'
import { ancestorsOf, commentsWithin } from '@perf-rules/core/ask'
import type { ParsedCode } from './parse.ts'
import { childKeys } from './walk.ts'

/** What all checks see of one file, but for their options. Comments and scopes are made on first use. */
export type BaseCodeView = Omit<CodeView, 'options'>

export function codeView(path: string, parsed: ParsedCode): BaseCodeView {
  const { program, text } = parsed
  let comments: readonly Comment[] | undefined
  let scopes: ScopeManager | undefined
  return {
    path,
    text,
    get comments() {
      return (comments ??= parsed.comments.map(({ type, value, start, end }) => ({ type, value, range: [start, end] as const })))
    },
    textOf: (place: Place) => text.slice(...rangeOf(place)),
    commentsIn(place: Place) {
      return commentsWithin(this.comments, place)
    },
    ancestors: ancestorsOf,
    get scopes() {
      return (scopes ??= analyze(program, { sourceType: program.sourceType === 'script' ? 'script' : 'module', childVisitorKeys: childKeys, lib: ['esnext'] }))
    },
  }
}
