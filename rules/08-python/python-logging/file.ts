import { type FileView, fileDetector, type OptionsOf } from '@perf-rules/core'
import type { RuffFile } from '@perf-rules/languages/views'
import { fromRuff } from '../from-ruff.ts'
import check, { say } from './check.ts'

export default fileDetector(check, {
  *ruff(file: RuffFile, view: FileView<OptionsOf<typeof check>>) {
    yield* fromRuff(file, view, ({ code, range }, data) => {
      if (code.startsWith('T20')) return say.printed(range, data)
      return code.startsWith('G') ? say.builtMessage(range, data) : say.loggerMisused(range, data)
    })
  },
})
