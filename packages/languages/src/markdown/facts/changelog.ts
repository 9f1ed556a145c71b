import { createHash } from 'node:crypto'
import { defineFacts, type Range } from '@perf-rules/core'
import { isChangelog, readChangelog } from '@perf-rules/core/ask'
import type { Root } from 'mdast'

/** One line of a release, as words: formatting and addresses do not count as content. */
export interface ChangelogEntryFact {
  /** The beginning, for messages. */
  readonly text: string
  readonly hash: string
  readonly range: Range
}

/** A release or the open section before it. */
export interface ReleaseFact {
  /** What stays equal when date and formatting change: `1.2.0`, `@shop/cart@1.2.0`, `unreleased`. */
  readonly key: string
  readonly version?: string
  /** Not out yet: its entries may still change. */
  readonly open: boolean
  readonly date?: string
  /** Of the heading. */
  readonly range: Range
  /** Of the date within the heading; the heading where it cannot be told. */
  readonly dateRange?: Range
  readonly entries: readonly ChangelogEntryFact[]
  readonly depth: number
  /** Headings below the release (`### Fixed`), each with the offset at which its last entry ends. */
  readonly categories: readonly { readonly name: string; readonly end: number }[]
}

export interface ChangelogFacts {
  readonly title?: string
  readonly releases: readonly ReleaseFact[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    /** Releases and entries of files that are named like a changelog. */
    changelog: ChangelogFacts
  }
}

const shown = 80

export const changelogFacts = defineFacts<'changelog', Root>({
  kind: 'changelog',
  version: 2,
  extract: (root, { path, text }) => {
    if (!isChangelog(path)) return undefined
    const { title, releases } = readChangelog(root, text)
    return {
      ...(title === undefined ? {} : { title }),
      releases: releases.map(({ key, version, open, date, range, entries, depth, categories }) => ({
        key,
        ...(version === undefined ? {} : { version }),
        open,
        ...(date === undefined ? {} : { date: date.text, dateRange: date.range }),
        range,
        depth,
        categories: categories.map(({ name, end }) => ({ name, end })),
        entries: entries.map(entry => ({ text: entry.text.length > shown ? `${entry.text.slice(0, shown - 1)}…` : entry.text, hash: createHash('sha256').update(entry.text).digest('hex').slice(0, 16), range: entry.range })),
      })),
    }
  },
})
