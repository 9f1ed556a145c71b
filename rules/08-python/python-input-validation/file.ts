import { type FileView, fileDetector, type OptionsOf } from '@perf-rules/core'
import type { PythonModule, RuffFile } from '@perf-rules/languages/views'
import { fromRuff } from '../from-ruff.ts'
import check, { say } from './check.ts'
import { untypedArguments } from './untyped-arguments.ts'

export default fileDetector(check, {
  *ruff(file: RuffFile, view: FileView<OptionsOf<typeof check>>) {
    yield* fromRuff(file, view, ({ code, range }, data) => {
      if (code === 'S608') return say.builtQuery(range, data)
      if (code === 'S501') return say.unverifiedPeer(range, data)
      return code.startsWith('S60') ? say.shellCommand(range, data) : say.unsafeLoading(range, data)
    })
  },
  *python(module: PythonModule) {
    yield* untypedArguments(module)
  },
}, { mayConcern: (text, _, language) => language !== 'python' || text.includes('add_argument') })
