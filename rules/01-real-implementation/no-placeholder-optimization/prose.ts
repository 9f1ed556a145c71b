import { proseDetector } from '@perf-rules/core'
import check from './check.ts'
import code from './code.ts'
import file from './file.ts'

/** Fenced code shows what to copy: a placeholder in it is copied too. */
export default proseDetector(check, { fences: { code, file } })
