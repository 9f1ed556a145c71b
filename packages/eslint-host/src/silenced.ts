import type { SourceCode } from 'eslint'
import { type Directive, readDirective } from '@perf-rules/core'
import { commentsIn } from './source-view.ts'

// By the tree and not by the SourceCode: oxlint has one SourceCode for all files.
const directivesOf = new WeakMap<SourceCode['ast'], readonly Directive[]>()

/**
 * True when a `perf-rules-ignore` comment silences a check on a line. ESLint applies its own directives itself;
 * ours are unknown to it, so they are applied before anything is reported.
 */
export function isSilenced(sourceCode: SourceCode, check: string, line: number): boolean {
  if (!sourceCode.text.includes('perf-rules-ignore')) return false
  let directives = directivesOf.get(sourceCode.ast)
  if (!directives) directivesOf.set(sourceCode.ast, (directives = readDirectives(sourceCode)))
  const today = new Date().toISOString().slice(0, 10)
  return directives.some(({ checks, from, to, until }) => checks.includes(check) && from <= line && line <= to && !(until !== undefined && until < today))
}

function readDirectives(sourceCode: SourceCode): readonly Directive[] {
  return commentsIn(sourceCode).flatMap(({ value, range }) => {
    const place = { range, startLine: sourceCode.getLocFromIndex(range[0]).line, endLine: sourceCode.getLocFromIndex(range[1]).line }
    const directive = readDirective(value, place)
    return directive?.syntax === 'perf-rules' ? [directive] : []
  })
}
