import { type Finding, lineStarts, type OptionsOf, positionAt, proseDetector, type ProseView } from '@perf-rules/core'
import { type Changelog, isChangelog, readChangelog } from '@perf-rules/core/ask'
import check, { say } from './check.ts'
import { strayCategories } from './categories.ts'
import { isDay, isIso } from './dates.ts'
import { missingFields } from './fields.ts'
import { brokenFragments, isFragment } from './fragment.ts'
import { isOlder } from './versions.ts'

type View = ProseView<OptionsOf<typeof check>>

export default proseDetector(check, {
  only: path => isChangelog(path) || isFragment(path),
  *detect(root, view) {
    if (isFragment(view.path)) return yield* brokenFragments(root, view)
    const changelog = readChangelog(root, view.text)
    const { format } = view.options
    // Tools write the other styles: how they order, repeat and group is theirs to decide.
    const isByHand = format === 'keep-a-changelog' || (format === 'auto' && changelog.keepsAChangelog)
    yield* impossibleDates(changelog)
    yield* duplicates(changelog, view, isByHand)
    yield* missingFields(changelog, view.options.fields)
    if (!isByHand) return
    yield* foreignDates(changelog)
    yield* outOfOrder(changelog)
    yield* emptyReleases(changelog)
    yield* strayCategories(changelog, view.options)
  },
})

function* impossibleDates({ releases }: Changelog): Generator<Finding> {
  for (const { date } of releases) if (date && isIso(date.text) && !isDay(date.text)) yield say.impossibleDate(date.range, { date: date.text })
}

/**
 * A date in another form, where it is a slip or the form in use today. Old releases that were all dated
 * otherwise are the file's past, which nobody should rewrite.
 */
function* foreignDates({ releases }: Changelog): Generator<Finding> {
  const dated = releases.flatMap(({ date, open }) => (date && !open ? [date] : []))
  const lastIso = dated.findLastIndex(date => isIso(date.text))
  for (const [at, date] of dated.entries()) if (!isIso(date.text) && (at === 0 || at < lastIso)) yield say.dateNotIso(date.range, { date: date.text })
}

/** Two sections of one name at one depth. Deeper ones may repeat: a file for many packages has a release of each. */
function* duplicates({ releases }: Changelog, view: View, isByHand: boolean): Generator<Finding> {
  const first = new Map<string, Changelog['releases'][number]>()
  let starts: readonly number[] | undefined
  for (const release of releases) {
    // Days repeat where several releases come out on one.
    if (release.version === undefined && !release.open) continue
    const before = first.get(release.key)
    if (!before) {
      first.set(release.key, release)
      continue
    }
    if (before.depth !== release.depth || (!isByHand && release.key !== 'unreleased')) continue
    starts ??= lineStarts(view.text)
    const line = positionAt(starts, before.range[0]).line
    const extra = { related: [{ at: before.range, note: 'the first one' }] }
    yield release.key === 'unreleased' ? say.duplicateUnreleased(release.range, { line }, extra) : say.duplicateRelease(release.range, { release: release.key, line }, extra)
  }
}

/**
 * A release above a newer one. A patch of an old line comes out after a newer major and stands above it
 * rightly: both version and date must speak against the order, or the version alone where there are no dates.
 */
function* outOfOrder({ releases }: Changelog): Generator<Finding> {
  const told = releases.filter(release => release.version !== undefined && release.version === release.key && !release.open)
  for (const [at, release] of told.entries()) {
    const next = told[at + 1]
    if (!next || !isOlder(release.version ?? '', next.version ?? '')) continue
    const [day, nextDay] = [release.date?.text, next.date?.text]
    const dated = day !== undefined && nextDay !== undefined && isIso(day) && isIso(nextDay)
    if (dated ? day < nextDay : day === undefined && nextDay === undefined) yield say.outOfOrder(release.range, { release: release.key, next: next.key }, { related: [{ at: next.range, note: 'the newer release' }] })
  }
}

function* emptyReleases({ releases }: Changelog): Generator<Finding> {
  for (const [at, release] of releases.entries()) {
    // A release may be the title of those below it (`## 2.0` above `### 2.0.1`), and a withdrawn one has said enough.
    const holdsNext = (releases[at + 1]?.depth ?? 0) > release.depth
    if (!release.open && !release.yanked && !holdsNext && release.entries.length === 0) yield say.emptyRelease(release.range, { release: release.key })
  }
}
