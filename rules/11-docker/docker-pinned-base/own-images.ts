import type { ProjectIndex } from '@perf-rules/core'

/** Tells the images that the repository itself makes: what builds on them or starts them follows its own release, whatever the tag. */
export function ownImages(index: ProjectIndex): (reference: string) => boolean {
  const built = new Set<string>()
  for (const { services } of index.facts('compose').values()) for (const { image, build } of services) if (build && image?.resolved) built.add(nameOf(image.resolved))
  // `acme/worker:latest` beside a service that builds `acme/web` is of the same house.
  const namespaces = new Set([...[...built].map(namespaceOf).filter(namespace => namespace !== ''), ...namespacesByFolder(index)])
  const packages = new Set([...index.facts('package').values()].flatMap(({ name }) => (name === undefined ? [] : [lastPart(name)])))
  const published = [...index.facts('imageBuilds').values()].flatMap(({ names }) => names)
  return reference => {
    const name = nameOf(reference)
    if (built.has(name)) return true
    if (!name.includes('/')) return false
    return namespaces.has(namespaceOf(name)) || packages.has(lastPart(name)) || published.some(text => text.includes(withoutRegistry(name)))
  }
}

const development = new Set(['dev', 'devel', 'development', 'develop', 'debug', 'devcontainer', 'test', 'tests', 'testing', 'e2e', 'ci', 'local', 'example', 'examples', 'sample', 'samples', 'demo', 'demos', 'sandbox', 'playground', 'fixtures', 'bench', 'benchmark', 'override', 'templates', 'template', 'docs'])

/** True when the path says that only developers start what it describes. */
export function isForDevelopment(path: string): boolean {
  return path.toLowerCase().split(/[^a-z0-9]+/).some(word => development.has(word))
}

/**
 * Namespaces of which two images have the name of a folder here that holds a Dockerfile: they are built by a script
 * that nobody can read for sure. A folder whose Dockerfile goes on from the very image is no such folder.
 */
function namespacesByFolder(index: ProjectIndex): readonly string[] {
  const bases = new Map<string, Set<string>>()
  for (const [path, { stages }] of index.facts('dockerfile')) {
    const names = bases.get(folderName(path)) ?? new Set()
    for (const stage of stages) if (stage.from.resolved !== null) names.add(nameOf(stage.from.resolved))
    bases.set(folderName(path), names)
  }
  const matches = new Map<string, Set<string>>()
  for (const { services } of index.facts('compose').values()) {
    for (const { image } of services) {
      const name = nameOf(image?.resolved ?? '')
      const from = bases.get(lastPart(name))
      if (!name.includes('/') || from === undefined || from.has(name)) continue
      const namespace = namespaceOf(name)
      const found = matches.get(namespace) ?? new Set()
      matches.set(namespace, found.add(name))
    }
  }
  return [...matches].filter(([, names]) => names.size > 1).map(([namespace]) => namespace)
}

/** Name of the folder that a Dockerfile stands in. */
function folderName(path: string): string {
  return lastPart(path.slice(0, Math.max(0, path.lastIndexOf('/'))))
}

/** `acme/` of `acme/shop`; nothing for an official image. */
function namespaceOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1)
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
