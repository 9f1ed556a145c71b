import { type Finding, projectDetector } from '@perf-rules/core'
import type { ComposeService, DockerStage } from '@perf-rules/languages/views'
import check from './check.ts'
import { judgeImage, type Wanted } from './judge-image.ts'
import { isForDevelopment, ownImages } from './own-images.ts'

export default projectDetector(check, {
  needs: ['dockerfile', 'compose', 'imageBuilds', 'package'],
  appliesWhen: index => index.facts('dockerfile').size + index.facts('compose').size > 0 || 'neither a Dockerfile nor a compose file',
  *detect(view) {
    const isOwn = ownImages(view.index)
    for (const [path, { stages }] of view.index.facts('dockerfile')) if (view.isOn(path)) yield* inDockerfile(path, stages, view.options(path), isOwn)
    for (const [path, { services }] of view.index.facts('compose')) if (view.isOn(path)) yield* inCompose(path, services, view.options(path), isOwn)
  },
})

function* inDockerfile(path: string, stages: readonly DockerStage[], wanted: Wanted, isOwn: (reference: string) => boolean): Iterable<Finding> {
  // Two stages on one image are one decision.
  const seen = new Set<string>()
  for (const stage of stages) {
    const { resolved, range, ignored } = stage.from
    if (stage.base === null && resolved !== null && !seen.has(resolved) && !isOwn(resolved)) {
      seen.add(resolved)
      yield* judgeImage(resolved, { path, range }, wanted, ignored)
    }
    for (const image of stage.copiesFrom) {
      // A bare name may be a build context that the command line adds.
      if (image.resolved === null || !/[/:]/.test(image.resolved) || seen.has(image.resolved) || isOwn(image.resolved)) continue
      seen.add(image.resolved)
      yield* judgeImage(image.resolved, { path, range: image.range }, { ...wanted, digest: false }, image.ignored)
    }
  }
}

function* inCompose(path: string, services: readonly ComposeService[], wanted: Wanted, isOwn: (reference: string) => boolean): Iterable<Finding> {
  const seen = new Set<string>()
  for (const { image, build } of services) {
    if (!image || image.resolved === null || build !== null || seen.has(image.resolved) || isOwn(image.resolved)) continue
    seen.add(image.resolved)
    // A stack that only developers start costs a lost hour when it moves, not an outage.
    const extra = isForDevelopment(path) ? { severity: 'info' as const } : {}
    yield* judgeImage(image.resolved, { path, range: image.range }, { ...wanted, digest: false }, [], extra)
  }
}
