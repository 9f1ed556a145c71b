import { projectDetector } from '@perf-rules/core'
import check, { say } from './check.ts'

/** What tools write, by ending. `.prof` and `.trace` are left out: too many formats of other kinds end so. */
const kinds: Readonly<Record<string, string>> = {
  '.cpuprofile': 'CPU profile',
  '.heapprofile': 'heap profile',
  '.heapsnapshot': 'heap dump',
  '.heaptimeline': 'heap profile',
  '.hprof': 'heap dump',
  '.har': 'network log',
}

/** Input of tests, and data of tools that read such files. */
const isInput = /(?:^|\/)(?:tests?|__tests__|fixtures?|__fixtures__|testdata|__mocks__|mocks?|examples?|samples?)\//i

export default projectDetector(check, {
  needs: [],
  *detect(view) {
    const { allow } = view.options()
    for (const { path, tracked } of view.index.files) {
      // `.har` alone is a hidden file's name and no ending.
      const ending = /[^/](\.[^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
      const kind = Object.hasOwn(kinds, ending) ? kinds[ending] : undefined
      if (kind === undefined || !tracked || isInput.test(path) || !view.isOn(path)) continue
      if (allow.some(folder => path.startsWith(`${folder.replace(/\/$/, '')}/`))) continue
      yield say.profileKept({ path, range: [0, 0] }, { file: path, kind, pattern: `*${ending}` })
    }
  },
})
