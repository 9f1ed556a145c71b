import type { FileView, Finding } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { RuffDiagnostic, RuffFile } from '@perf-rules/languages/views'

/** Options of all checks that hand on what ruff tells. */
export interface RuffOptions {
  /** Codes, or their beginnings. */
  readonly codes: readonly string[]
  readonly tests: boolean
}

/** What ruff tells of the codes that a check is to tell; `say` picks the message for one. */
export function* fromRuff({ diagnostics }: RuffFile, { options, path }: FileView<RuffOptions>, say: (told: RuffDiagnostic, data: { readonly says: string; readonly code: string }) => Finding): Iterable<Finding> {
  if (!options.tests && isTestFile(path)) return
  for (const told of diagnostics) if (options.codes.some(prefix => told.code.startsWith(prefix))) yield say(told, { says: told.says, code: told.code })
}
