import { projectDetector, type ProjectIndex } from '@perf-rules/core'
import type { ComposeService } from '@perf-rules/languages/views'
import check from './check.ts'
import { judgeImage } from './judge-image.ts'

/** Compose files; Dockerfiles are judged one by one in file.ts. */
export default projectDetector(check, {
  needs: ['compose', 'imageBuilds', 'package'],
  appliesWhen: index => index.facts('compose').size > 0 || 'no compose file',
  *detect(view) {
    const isOwn = ownImages(view.index)
    for (const [path, { services }] of view.index.facts('compose')) {
      if (!view.isOn(path)) continue
      const wanted = { ...view.options(path), digest: false }
      const seen = new Set<string>()
      for (const service of services) {
        const { image } = service
        if (!image || image.resolved === null || service.build !== null || seen.has(image.resolved) || isOwn(image.resolved)) continue
        seen.add(image.resolved)
        // A stack that only developers start costs a lost hour when it moves, not an outage.
        const extra = isForDevelopment(path) ? { severity: 'info' as const } : {}
        yield* judgeImage(image.resolved, { path, range: image.range }, wanted, [], extra)
      }
    }
  },
})

/** Tells the images that the repository itself makes: what it starts from them is its own release, whatever the tag. */
function ownImages(index: ProjectIndex): (reference: string) => boolean {
  const built = new Set<string>()
  for (const { services } of index.facts('compose').values()) for (const service of services) collectBuilt(service, built)
  const packages = new Set([...index.facts('package').values()].flatMap(({ name }) => (name === undefined ? [] : [lastPart(name)])))
  const published = [...index.facts('imageBuilds').values()].flatMap(({ names }) => names)
  return reference => {
    const name = nameOf(reference)
    if (built.has(name)) return true
    if (!name.includes('/')) return false
    return packages.has(lastPart(name)) || published.some(text => text.includes(withoutRegistry(name)))
  }
}

function collectBuilt({ image, build }: ComposeService, built: Set<string>): void {
  if (build && image?.resolved) built.add(nameOf(image.resolved))
}

function nameOf(reference: string): string {
  const [image = ''] = reference.split('@')
  const colon = image.indexOf(':', image.lastIndexOf('/') + 1)
  return (colon === -1 ? image : image.slice(0, colon)).replace(/^docker\.io\//, '')
}

/** `acme/shop` of `ghcr.io/acme/shop`. */
function withoutRegistry(name: string): string {
  const [first = '', ...rest] = name.split('/')
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? rest.join('/') : name
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}

const development = new Set(['dev', 'devel', 'development', 'develop', 'debug', 'devcontainer', 'test', 'tests', 'testing', 'e2e', 'ci', 'local', 'example', 'examples', 'sample', 'samples', 'demo', 'demos', 'sandbox', 'playground', 'fixtures', 'bench', 'benchmark', 'override', 'templates', 'template', 'docs'])

function isForDevelopment(path: string): boolean {
  return path.toLowerCase().split(/[^a-z0-9]+/).some(word => development.has(word))
}
