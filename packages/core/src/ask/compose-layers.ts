interface ServiceLike {
  readonly name: string
  /** It only changes a service of another file. */
  readonly isPatch: boolean
  readonly extends: { readonly path: string | null; readonly service: string } | null
}

type Files<S> = ReadonlyMap<string, { readonly services: readonly S[] }>

/**
 * A service with all that is merged into it when it is deployed: what it extends, and what files beside it change of it
 * (`compose.override.yml`, `compose.prod.yml` without an image of its own). Itself first.
 */
export function layersOf<S extends ServiceLike>(files: Files<S>, path: string, service: S): readonly S[] {
  const layers: S[] = []
  extended(files, path, service, layers)
  const folder = folderOf(path)
  for (const [other, { services }] of files) {
    if (other === path || folderOf(other) !== folder) continue
    const same = services.find(({ name }) => name === service.name)
    if (same && (same.isPatch || /override/i.test(other))) extended(files, other, same, layers)
  }
  return layers
}

function extended<S extends ServiceLike>(files: Files<S>, path: string, service: S, layers: S[]): void {
  if (layers.includes(service)) return
  layers.push(service)
  if (!service.extends) return
  const from = service.extends.path ?? path
  const base = files.get(from)?.services.find(({ name }) => name === service.extends?.service)
  if (base) extended(files, from, base, layers)
}

const development = new Set(['dev', 'devel', 'development', 'develop', 'devcontainer', 'debug', 'test', 'tests', 'testing', 'e2e', 'ci', 'local', 'example', 'examples', 'sample', 'samples', 'demo', 'demos', 'sandbox', 'playground', 'fixtures', 'bench', 'benchmark'])

/** True when the name of a file or of its folder says that only developers start what it describes. */
export function isForDevelopers(path: string): boolean {
  return path.split('/').slice(-2).join('/').toLowerCase().split(/[^a-z0-9]+/).some(word => development.has(word))
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
