import { relative, sep } from 'node:path'
import type { Rule, SourceCode } from 'eslint'
import type { ScopeManager } from '@typescript-eslint/scope-manager'
import { type CodeView, type Comment, rangeOf } from '@perf-rules/core'
import { ancestorsOf, commentsWithin } from '@perf-rules/core/ask'

// By the tree and not by the SourceCode: oxlint has one SourceCode for all files.
const commentsOf = new WeakMap<SourceCode['ast'], readonly Comment[]>()

/** What a detector sees of the file that ESLint (or oxlint) has parsed. */
export function sourceView(context: Rule.RuleContext, options: unknown): CodeView {
  const { sourceCode } = context
  return {
    path: relative(context.cwd, context.filename).split(sep).join('/'),
    options,
    text: sourceCode.text,
    get comments() {
      return commentsIn(sourceCode)
    },
    textOf: place => sourceCode.text.slice(...rangeOf(place)),
    commentsIn: place => commentsWithin(commentsIn(sourceCode), place),
    ancestors: ancestorsOf,
    get scopes() {
      // typescript-eslint's manager, or eslint-scope's, which it is modelled on: detectors use what both have.
      return sourceCode.scopeManager as unknown as ScopeManager
    },
  }
}

/** Comments as our own parser gives them: the hashbang is none. Made once a file, however many rules ask. */
export function commentsIn(sourceCode: SourceCode): readonly Comment[] {
  let comments = commentsOf.get(sourceCode.ast)
  if (!comments) {
    comments = sourceCode.getAllComments().flatMap(({ type, value, range }): Comment[] => (range && (type === 'Line' || type === 'Block') ? [{ type, value, range }] : []))
    commentsOf.set(sourceCode.ast, comments)
  }
  return comments
}
