import type { CodeView, Place } from '@perf-rules/core'
import { rangeOf } from '@perf-rules/core'

/** Words that make a comment beside the attempt a reason, and not a title of what is attempted. */
const ofFailure = /ignor|best.?effort|fail|error|throw|safe|optional|swallow|silen|may not|might not|cannot|can't|couldn't|doesn't|isn't|unavailable|unsupported|not supported|no-?op|expected|fire.and.forget|harmless|non-?critical|non-?fatal|non-?blocking|missing|fall ?back|exist|already|tolerate|fine\b|skip|don't care|private mode|quota/i
const aWord = /[a-z]{3}|no-?op/i
/** A directive that names this check silences the finding; counted as a reason it would look unused. */
const ourDirective = /^\s*(?:perf-rules-ignore|eslint-(?:disable|enable)\b[^]*no-swallowed-error)/
const anyDirective = /^\s*(?:perf-rules-ignore|eslint-(?:disable|enable))/

/** True when a comment within the handler, or about failing beside the attempt, says why the error may go. */
export function isExplained(view: CodeView, handler: Place, attempt: Place): boolean {
  if (view.comments.length === 0) return false
  if (view.commentsIn(handler).some(({ value }) => aWord.test(value) && !ourDirective.test(value))) return true
  const [start, end] = rangeOf(attempt)
  return view.comments.some(comment => ofFailure.test(comment.value) && !anyDirective.test(comment.value) && (standsAbove(view.text, comment.range[1], start) || standsAfter(view.text, comment.range[0], end)))
}

function standsAbove(text: string, commentEnd: number, start: number): boolean {
  if (commentEnd > start) return false
  const between = text.slice(commentEnd, start)
  // In one paragraph with the attempt, at most four lines above it.
  return between.length < 300 && !/\n[ \t]*\r?\n/.test(between) && between.split('\n').length <= 5
}

function standsAfter(text: string, commentStart: number, end: number): boolean {
  return commentStart >= end && commentStart - end < 200 && /^[ \t;,)}]*$/.test(text.slice(end, commentStart))
}
