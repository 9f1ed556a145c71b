import { type Finding, fileDetector } from '@perf-rules/core'
import type { DockerfileFacts } from '@perf-rules/languages/views'
import check from './check.ts'
import { judgeImage, type Wanted } from './judge-image.ts'

export default fileDetector(check, {
  *dockerfile(tree, view) {
    yield* inDockerfile(tree, view.options)
  },
})

function* inDockerfile({ stages }: DockerfileFacts, wanted: Wanted): Iterable<Finding> {
  // Two stages on one image are one decision.
  const seen = new Set<string>()
  for (const stage of stages) {
    const { resolved, range, ignored } = stage.from
    if (stage.base === null && resolved !== null && !seen.has(resolved)) {
      seen.add(resolved)
      yield* judgeImage(resolved, range, wanted, ignored)
    }
    for (const image of stage.copiesFrom) {
      // A bare name may be a build context that the command line adds.
      if (image.resolved === null || !/[/:]/.test(image.resolved) || seen.has(image.resolved)) continue
      seen.add(image.resolved)
      yield* judgeImage(image.resolved, image.range, { ...wanted, digest: false }, image.ignored)
    }
  }
}
