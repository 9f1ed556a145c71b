import type { TSESTree } from '@typescript-eslint/types'
import { keyName } from '@perf-rules/core/ask'
import type { Outlines } from './expressions.ts'
import { type Names, blockOf, functionScopeOf } from './scopes.ts'
import type { ExprId } from './shape.ts'
import type { TypeOutlines } from './types.ts'

type Node = TSESTree.Node

/** The names a file declares. What each holds is outlined after the walk, when every name is known. */
export class Declarations {
  readonly #names: Names
  readonly #entries: { readonly name: string; readonly holds: ((outlines: Outlines, types: TypeOutlines) => ExprId)[] }[] = []
  /** Imported names. Most stand in types and elements alone, which outlines never mention. */
  readonly #imported = new Set<number>()

  constructor(names: Names) {
    this.#names = names
  }

  declare(name: string, scope: readonly [number, number], space: 'value' | 'type' | 'both', holds: (outlines: Outlines, types: TypeOutlines) => ExprId): number {
    const id = this.#entries.push({ name, holds: [holds] }) - 1
    this.#names.declare(name, scope, id, space)
    return id
  }

  /** `name = value` somewhere in the name's scope: it may hold this too. */
  assigned(name: string, at: number, value: Node): void {
    this.#later.push({ name, at, value })
  }
  readonly #later: { readonly name: string; readonly at: number; readonly value: Node }[] = []

  variable(declarator: TSESTree.VariableDeclarator): void {
    const declaration = declarator.parent
    if (declaration.type !== 'VariableDeclaration') return
    const scope = declaration.kind === 'var' ? functionScopeOf(declaration) : blockOf(declaration)
    const loop = declaration.parent
    const { init, id } = declarator
    const annotation = id.typeAnnotation
    if (!init && (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') && loop.left === declaration) {
      const { right, type } = loop
      this.pattern(id, scope, (outlines, types) => (type === 'ForOfStatement' ? item(outlines, outlines.of(right, types.of)) : outlines.add(['literal'])))
    } else this.pattern(id, scope, (outlines, types) => outlines.either(outlines.of(init, types.of), types.of(annotation)))
  }

  /** Declares the names of a pattern, each as the part of the value that it takes. */
  pattern(pattern: Node, scope: readonly [number, number], base: (outlines: Outlines, types: TypeOutlines) => ExprId): void {
    switch (pattern.type) {
      case 'Identifier':
        this.declare(pattern.name, scope, 'value', base)
        return
      case 'AssignmentPattern': {
        const { right } = pattern
        this.pattern(pattern.left, scope, (outlines, types) => outlines.either(base(outlines, types), outlines.of(right, types.of)))
        return
      }
      case 'RestElement':
        this.pattern(pattern.argument, scope, base)
        return
      case 'ArrayPattern':
        pattern.elements.forEach((element, index) => element && this.pattern(element, scope, (outlines, types) => outlines.get(base(outlines, types), String(index))))
        return
      case 'ObjectPattern':
        for (const property of pattern.properties) {
          if (property.type === 'RestElement') this.pattern(property, scope, base)
          else {
            const key = keyName(property)
            this.pattern(property.value, scope, (outlines, types) => (key === undefined ? -1 : outlines.get(base(outlines, types), key)))
          }
        }
        return
      default:
    }
  }

  import(node: TSESTree.ImportDeclaration): void {
    for (const specifier of node.specifiers) {
      const name = specifier.type === 'ImportSpecifier' ? (specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value) : specifier.type === 'ImportDefaultSpecifier' ? 'default' : '*'
      this.#imported.add(this.declare(specifier.local.name, [0, Infinity], 'both', outlines => outlines.add(['import', node.source.value, name])))
    }
  }

  /** The bindings of the facts, in the order in which they were declared. */
  outlined(outlines: Outlines, types: TypeOutlines): readonly (readonly [string, ExprId])[] {
    const bindings = this.#entries.map(({ name }, id): [string, ExprId] => [this.#imported.has(id) ? '' : name, -1])
    const fill = (id: number) => {
      const entry = this.#entries[id]
      if (entry) bindings[id]?.splice(0, 2, entry.name, outlines.either(...entry.holds.map(hold => hold(outlines, types))))
    }
    outlines.whenReferenced(id => {
      if (this.#imported.has(id)) fill(id)
    })
    for (const { name, at, value } of this.#later) {
      const entry = this.#entries[this.#names.value(name, at)]
      // A variable that is assigned again and again (a builder) would only say the same many times.
      if (entry && entry.holds.length < 4) entry.holds.push((o, t) => o.of(value, t.of))
    }
    for (const id of bindings.keys()) if (!this.#imported.has(id)) fill(id)
    return bindings
  }
}

export function item(outlines: Outlines, of: ExprId): ExprId {
  return of === -1 ? -1 : outlines.add(['item', of])
}
