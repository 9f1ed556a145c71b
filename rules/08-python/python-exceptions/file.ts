import { type FileView, fileDetector, type OptionsOf } from '@perf-rules/core'
import type { RuffFile } from '@perf-rules/languages/views'
import { fromRuff } from '../from-ruff.ts'
import check, { say } from './check.ts'

export default fileDetector(check, {
  *ruff(file: RuffFile, view: FileView<OptionsOf<typeof check>>) {
    yield* fromRuff(file, view, ({ code, range }, data) => {
      if (code === 'E722') return say.bareExcept(range, data)
      if (code === 'BLE001') return say.broadExcept(range, data)
      if (code.startsWith('S')) return say.silentExcept(range, data)
      return code === 'TRY002' || code === 'TRY004' ? say.vagueRaise(range, data) : say.lostCause(range, data)
    })
  },
})
