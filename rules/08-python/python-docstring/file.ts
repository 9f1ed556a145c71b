import { type FileView, fileDetector, type OptionsOf } from '@perf-rules/core'
import type { RuffFile } from '@perf-rules/languages/views'
import { fromRuff } from '../from-ruff.ts'
import check, { say } from './check.ts'

export default fileDetector(check, {
  *ruff(file: RuffFile, view: FileView<OptionsOf<typeof check>>) {
    yield* fromRuff(file, view, ({ code, range }, data) => {
      if (code === 'D419') return say.emptyDocstring(range, data)
      return code.startsWith('D1') ? say.missingDocstring(range, data) : say.docstringForm(range, data)
    })
  },
})
