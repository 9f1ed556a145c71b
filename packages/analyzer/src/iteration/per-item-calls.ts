import { perItemMethods } from '@perf-rules/core/ask'
import type { Origins } from '../origins/origin.ts'

/** True when an array method calls this argument for each item. */
export function isPerItemMethod(name: string, argument: number): boolean {
  return argument === 0 && perItemMethods.has(name)
}

/** Array methods that give a collection of the same items. */
export const keepsItems: ReadonlySet<string> = new Set(['filter', 'slice', 'sort', 'toSorted', 'reverse', 'concat', 'values', 'splice', 'flat'])

/** A library's function that calls an argument per item: which argument holds the items, and which is called. */
interface PerItemCall {
  readonly items: number
  readonly callback: number
}
const plain: PerItemCall = { items: 0, callback: 1 }
const limited: PerItemCall = { items: 0, callback: 2 }

/** Iterating functions by package and export; a package's default stands under `default`. */
const libraries: Readonly<Record<string, Readonly<Record<string, PerItemCall>>>> = {
  'p-map': { default: plain, pMapIterable: plain },
  'p-map-series': { default: plain },
  'p-each-series': { default: plain },
  'p-filter': { default: plain },
  'p-reduce': { default: plain },
  async: {
    ...named(plain, 'each', 'eachSeries', 'forEach', 'forEachSeries', 'map', 'mapSeries', 'filter', 'filterSeries', 'forEachOf', 'eachOf', 'eachOfSeries', 'concat', 'flatMap', 'some', 'every', 'eachOfLimit'),
    ...named(limited, 'eachLimit', 'forEachLimit', 'mapLimit', 'filterLimit', 'eachOfLimit', 'concatLimit'),
  },
  bluebird: named(plain, 'map', 'mapSeries', 'each', 'filter', 'reduce'),
  lodash: named(plain, 'forEach', 'each', 'map', 'flatMap', 'filter', 'forOwn', 'mapValues', 'reduce'),
  radashi: named(plain, 'map', 'forEach'),
  radash: named(plain, 'map', 'parallel'),
}
const aliases: Readonly<Record<string, string>> = { 'lodash-es': 'lodash', Bluebird: 'bluebird' }

function named(call: PerItemCall, ...names: readonly string[]): Readonly<Record<string, PerItemCall>> {
  return Object.fromEntries(names.map(name => [name, call]))
}

/** How a library's function iterates, if this argument of it is called per item. */
export function libraryCallback(callee: Origins, argument: number): PerItemCall | undefined {
  for (const origin of callee) {
    if (origin.is !== 'package') continue
    const [base = '', single] = origin.from.split('/')
    const table = libraries[aliases[base] ?? base]
    const found = table?.[single !== undefined && origin.name === 'default' ? single : origin.name]
    if (found?.callback === argument) return found
  }
  return undefined
}
