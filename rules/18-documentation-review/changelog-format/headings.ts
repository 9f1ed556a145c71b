import { type Finding, nearest } from '@perf-rules/core'
import type { Changelog, ChangelogRelease } from '@perf-rules/core/ask'
import type { Root } from 'mdast'
import { say } from './check.ts'
import type { View } from './prose.ts'

/** Title, Unreleased, and the headings of releases one by one. */
export function* headings(changelog: Changelog, root: Root, { text }: View): Generator<Finding> {
  const { releases, sections } = changelog
  if (changelog.titleDepth !== 1) {
    const first = root.children.find(node => node.type !== 'html' && node.type !== 'yaml')
    const start = first?.position?.start.offset ?? 0
    const end = text.indexOf('\n', start)
    yield say.missingTitle([start, end === -1 ? text.length : end])
  }
  const misspelt = sections.filter(({ name }) => isMisspelt(name))
  for (const { name, range } of misspelt) yield say.misspeltUnreleased(range, { heading: name })
  if (changelog.namesKeepAChangelog && misspelt.length === 0 && !releases.some(({ key }) => key === 'unreleased')) yield say.missingUnreleased(releases[0]?.range ?? [0, 0])
  const usual = usualDepth(releases)
  for (const { name, depth, range } of sections) {
    if (depth === usual && !isMisspelt(name) && looksLikeRelease(name)) yield say.brokenHeading(range, { heading: name })
  }
  const names = /semver\.org/i.test(text.slice(0, releases[0]?.range[0]))
  const semver = names || releases.filter(({ version }) => version !== undefined && isThreeNumbers(version)).length * 2 > releases.length
  for (const [at, release] of releases.entries()) yield* oneHeading(release, { above: releases[at - 1], usual, version: names ? strict : semver ? loose : undefined, separated: changelog.namesKeepAChangelog })
}

/** What a heading is held to. */
interface Wanted {
  readonly above: ChangelogRelease | undefined
  readonly usual: number
  /** The form of versions, where the file has one. */
  readonly version: RegExp | undefined
  /** A hyphen stands between version and day. */
  readonly separated: boolean
}

/** Semantic versions: three numbers without leading zeros. Where the file only shows them, years and months may have some. */
const strict = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:$|[-+])/
const loose = /^\d+\.\d+\.\d+(?:$|[-+])/

function* oneHeading(release: ChangelogRelease, { above, usual, version: form, separated }: Wanted): Generator<Finding> {
  const { key, heading, depth, range } = release
  // Releases of one minor may be grouped below it; then the group is the release and they are its parts.
  if (depth !== usual && !(above && depth > above.depth && above.entries.length === 0)) yield say.wrongLevel(range, { heading, depth, usual })
  if (key === 'unreleased') {
    if (above) yield say.unreleasedBelow(range, { release: above.key })
    if (/\d{4}-\d{2}-\d{2}/.test(heading)) yield say.unreleasedDated(range)
    return
  }
  if (release.open) return
  if (isBroken(release, separated)) {
    yield say.brokenHeading(range, { heading })
    return
  }
  if (!release.date && release.version !== undefined) yield say.missingDate(range, { release: key })
  if (form && release.version !== undefined && !form.test(release.version)) yield say.notSemver(range, { version: release.version })
  if (release.yanked && !/\[YANKED\]/.test(heading)) yield say.quietYanked(range, { release: key })
}

/** A bracket that is left open, the day before the version, or no hyphen between them. */
function isBroken({ heading, version, date }: ChangelogRelease, separated: boolean): boolean {
  if (heading.split('[').length !== heading.split(']').length) return true
  if (version === undefined) return /\d+\.\d+\.\d+/.test(heading.replace(/\d{4}[-.]\d{1,2}[-.]\d{1,2}/, ''))
  return separated && date !== undefined && !/ [-–—:] /.test(heading.slice(0, heading.indexOf(date.text)))
}

/** `Unrelased` and its like; the word itself is read as the section. */
function isMisspelt(name: string): boolean {
  const word = name.replace(/^\W+|\W+$/g, '')
  return /^\w{8,12}$/.test(word) && nearest(word.toLowerCase(), ['unreleased']) !== undefined
}

/** Holds a version or a day, so that a release is meant, though the form does not show which. */
function looksLikeRelease(name: string): boolean {
  return /^\W*(?:version|release|v)?\W*\d+\.(?:\d+|x)\b/i.test(name) || /\d{4}-\d{1,2}-\d{1,2}/.test(name) || /^\[[^\]]*\d+\.\d+/.test(name)
}

function isThreeNumbers(version: string): boolean {
  return loose.test(version)
}

/** The level of most releases; 2 where levels are even. */
export function usualDepth(releases: readonly ChangelogRelease[]): number {
  const counts = new Map<number, number>()
  for (const { depth } of releases) counts.set(depth, (counts.get(depth) ?? 0) + 1)
  return [...counts].sort(([a, one], [b, other]) => other - one || Math.abs(a - 2) - Math.abs(b - 2))[0]?.[0] ?? 2
}
