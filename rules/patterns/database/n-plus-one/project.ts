import { projectDetector } from '@perf-rules/core'
import type {} from '@perf-rules/languages/views'
import { placed, told } from '../once-per-item.ts'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: ['module', 'package', 'tsconfig'],
  joins: ['effects'],
  *detect(view) {
    for (const repeat of view.index.joined('effects').repeats) {
      if (repeat.kind !== 'read' || !view.isOn(repeat.path)) continue
      const { at, extra } = placed(repeat)
      const { hops, operation, ...data } = told(repeat)
      yield hops === 0 ? say.queryPerItem(at, data, extra) : say.queryBehindCall(at, { ...data, operation }, extra)
    }
  },
})
