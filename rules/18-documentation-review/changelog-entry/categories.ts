import { didYouMean, type Finding, nearest } from '@perf-rules/core'
import type { Changelog } from '@perf-rules/core/ask'
import { say } from './check.ts'

export interface CategoryOptions {
  readonly categories: readonly string[]
  readonly otherCategories: 'allow' | 'misspelt' | 'refuse'
}

/** Headings below a release that are no category. A project may add its own, so by default only near misses count. */
export function* strayCategories({ releases }: Changelog, { categories, otherCategories }: CategoryOptions): Generator<Finding> {
  if (otherCategories === 'allow') return
  const known = new Set(categories)
  // A name that comes back is the project's own, not a slip.
  const uses = new Map<string, number>()
  for (const release of releases) for (const { name } of release.categories) uses.set(name, (uses.get(name) ?? 0) + 1)
  for (const release of releases) {
    for (const { name, range } of release.categories) {
      const bare = name.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
      if (known.has(name) || known.has(bare)) continue
      const meant = bare.includes(' ') ? undefined : nearest(bare, categories)
      const isSlip = meant !== undefined && (uses.get(name) ?? 0) === 1
      if (otherCategories === 'refuse' || isSlip) yield say.unknownCategory(range, { category: name, hint: meant === undefined ? '' : didYouMean(bare, categories), known: categories.join(', ') })
    }
  }
}
