import { compareText, type Coverage } from '@perf-rules/core'
import type { FileJudgement } from '../file-stage/file-result.ts'

/** Counts what was looked at and says why the rest was not. Binary files that no language claims are no gap. */
export function coverageOf(judgements: readonly { readonly path: string; readonly judgement: FileJudgement; readonly isIgnored: boolean }[], undiscovered: Coverage['skipped'], checksNotApplicable: Coverage['checksNotApplicable']): Coverage {
  const skipped = [...undiscovered]
  let checked = 0
  let notApplicable = 0
  for (const { path, judgement, isIgnored } of judgements) {
    if (isIgnored) skipped.push({ file: path, why: 'ignored-by-config', detail: 'matches `ignore` in the config' })
    else if ((judgement.skipped?.why === 'binary' || judgement.skipped?.why === 'too-large') && !isSource(path)) notApplicable++
    else if (judgement.skipped) skipped.push({ file: path, ...judgement.skipped })
    else if (judgement.looked) checked++
    else notApplicable++
  }
  return { checked, notApplicable, skipped: skipped.sort((a, b) => compareText(a.file, b.file)), checksNotApplicable: [...checksNotApplicable].sort((a, b) => compareText(a.check, b.check)) }
}

/** A program or document that is binary or too large is a gap; an image or archive is not. */
function isSource(path: string): boolean {
  return /\.(?:[cm]?[jt]s|[jt]sx|mdx?|py|ya?ml|json|toml|sql|sh)$/i.test(path)
}
