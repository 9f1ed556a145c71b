import { defineFacts } from '@perf-rules/core'
import { type JsonObject, objectOf, textOf } from './read-json.ts'

/** What a package.json says that other layers resolve with. */
export interface PackageFacts {
  readonly name?: string
  readonly main?: string
  /** Names of all dependencies, of every kind. */
  readonly dependencies: readonly string[]
  /** Names of its scripts. */
  readonly scripts: readonly string[]
  /** Subpaths of `exports` with the files they may lead to, source conditions first. */
  readonly exports: readonly (readonly [subpath: string, targets: readonly string[]])[]
  /** Subpath imports (`#db`), likewise. */
  readonly imports: readonly (readonly [specifier: string, targets: readonly string[]])[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    package: PackageFacts
  }
}

const dependencyLists = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const

export const packageFacts = defineFacts<'package', JsonObject>({
  kind: 'package',
  version: 2,
  extract(tree) {
    const name = textOf(tree['name'])
    const main = textOf(tree['module']) ?? textOf(tree['main'])
    const given = tree['exports']
    const exports = typeof given === 'string' || Object.keys(objectOf(given)).some(key => !key.startsWith('.')) ? { '.': given } : objectOf(given)
    return {
      ...(name === undefined ? {} : { name }),
      ...(main === undefined ? {} : { main }),
      dependencies: [...new Set(dependencyLists.flatMap(list => Object.keys(objectOf(tree[list]))))].sort(),
      scripts: Object.keys(objectOf(tree['scripts'])),
      exports: targetsByKey(exports),
      imports: targetsByKey(objectOf(tree['imports'])),
    }
  },
})

function targetsByKey(map: JsonObject): (readonly [string, readonly string[]])[] {
  return Object.entries(map).map(([key, value]) => [key, targetsIn(value, 0)] as const)
}

/** All files below the conditions of one entry. Which condition holds is not ours to know: the first that exists is taken. */
function targetsIn(value: unknown, level: number): readonly string[] {
  if (typeof value === 'string') return [value]
  if (level > 4) return []
  return (Array.isArray(value) ? value : Object.values(objectOf(value))).flatMap(each => targetsIn(each, level + 1))
}
