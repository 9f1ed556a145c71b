import type { ProjectIndex } from '@perf-rules/core'

/** Tells the images that the repository itself makes: what builds on them or starts them follows its own release, whatever the tag. */
export function ownImages(index: ProjectIndex): (reference: string) => boolean {
  const built = new Set<string>()
  for (const { services } of index.facts('compose').values()) for (const { image, build } of services) if (build && image?.resolved) built.add(nameOf(image.resolved))
  // `acme/worker:latest` beside a service that builds `acme/web` is of the same house.
  const namespaces = new Set([...built].flatMap(name => (name.includes('/') ? [name.slice(0, name.lastIndexOf('/') + 1)] : [])))
  const packages = new Set([...index.facts('package').values()].flatMap(({ name }) => (name === undefined ? [] : [lastPart(name)])))
  const published = [...index.facts('imageBuilds').values()].flatMap(({ names }) => names)
  return reference => {
    const name = nameOf(reference)
    if (built.has(name)) return true
    if (!name.includes('/')) return false
    return namespaces.has(name.slice(0, name.lastIndexOf('/') + 1)) || packages.has(lastPart(name)) || published.some(text => text.includes(withoutRegistry(name)))
  }
}

const development = new Set(['dev', 'devel', 'development', 'develop', 'debug', 'devcontainer', 'test', 'tests', 'testing', 'e2e', 'ci', 'local', 'example', 'examples', 'sample', 'samples', 'demo', 'demos', 'sandbox', 'playground', 'fixtures', 'bench', 'benchmark', 'override', 'templates', 'template', 'docs'])

/** True when the path says that only developers start what it describes. */
export function isForDevelopment(path: string): boolean {
  return path.toLowerCase().split(/[^a-z0-9]+/).some(word => development.has(word))
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
