import { type FileView, fileDetector, type OptionsOf } from '@perf-rules/core'
import type { RuffFile } from '@perf-rules/languages/views'
import { fromRuff } from '../from-ruff.ts'
import check, { say } from './check.ts'

export default fileDetector(check, {
  *ruff(file: RuffFile, view: FileView<OptionsOf<typeof check>>) {
    yield* fromRuff(file, view, ({ code, range }, data) => {
      if (code === 'E722') return say.bareExcept(range, data)
      if (code === 'B006') return say.sharedDefault(range, data)
      return code.startsWith('ASYNC') ? say.blockedLoop(range, data) : say.openDoor(range, data)
    })
  },
})
