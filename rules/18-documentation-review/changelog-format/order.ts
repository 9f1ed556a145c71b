import type { Finding } from '@perf-rules/core'
import type { Changelog, ChangelogRelease } from '@perf-rules/core/ask'
import { say } from './check.ts'

const iso = /^\d{4}-\d{2}-\d{2}$/

/**
 * Neighbours whose versions and days disagree, and days in another form. Where both version and day speak against the
 * order, or there are no days, changelog-entry says so already.
 */
export function* order({ releases }: Changelog): Generator<Finding> {
  const told = releases.filter(({ version, key, open }) => version !== undefined && version === key && !open)
  for (const [at, release] of told.entries()) {
    const next = told[at + 1]
    if (!next || release.depth !== next.depth) continue
    if (isCandidateAbove(release, next)) {
      yield say.versionOutOfOrder(release.range, { release: release.key, next: next.key }, { related: [{ at: next.range, note: 'the higher version' }] })
      continue
    }
    const [day, nextDay] = [dayOf(release), dayOf(next)]
    const [a, b] = [numbersOf(release), numbersOf(next)]
    if (day === undefined || nextDay === undefined || !a || !b) continue
    const sign = compare(a, b)
    if (sign < 0 && day >= nextDay && !isBackport(a, told.slice(at + 1))) yield say.versionOutOfOrder(release.range, { release: release.key, next: next.key }, { related: [{ at: next.range, note: 'the higher version' }] })
    // A patch of an older line may come out after a newer line, and stands below it where versions are sorted.
    else if (sign > 0 && day < nextDay && ((a[0] === b[0] && a[1] === b[1]) || b[2] === 0)) yield say.dateOutOfOrder(release.date?.range ?? release.range, { release: release.key, date: day, next: next.key, nextDate: nextDay }, { related: [{ at: next.range, note: 'the later day' }] })
  }
  yield* foreignDates(releases)
}

/** Past this many days in another form they are the file's past, and one finding stands for all. */
const manyDays = 5

/** Days in another form below all ISO ones, which only the strict form wants rewritten. */
function* foreignDates(releases: readonly ChangelogRelease[]): Generator<Finding> {
  const dated = releases.flatMap(({ date, open }) => (date && !open ? [date] : []))
  const lastIso = dated.findLastIndex(date => iso.test(date.text))
  const foreign = dated.filter((date, at) => !iso.test(date.text) && at > 0 && at > lastIso)
  for (const date of foreign.length > manyDays ? foreign.slice(0, 1) : foreign) yield say.dateNotIso(date.range, { date: date.text })
}

/** A pre-release that is dated after the release it was for; where the days agree, changelog-entry says so. */
function isCandidateAbove(release: ChangelogRelease, next: ChangelogRelease): boolean {
  const [day, nextDay] = [dayOf(release), dayOf(next)]
  return release.version !== undefined && next.version !== undefined && release.version.startsWith(`${next.version}-`) && day !== undefined && nextDay !== undefined && day >= nextDay
}

/** A patch of a line of which an earlier release stands below. */
function isBackport([major, minor]: Numbers, below: readonly ChangelogRelease[]): boolean {
  return below.some(release => {
    const numbers = numbersOf(release)
    return numbers !== undefined && numbers[0] === major && numbers[1] === minor
  })
}

type Numbers = readonly [number, number, number]

/** The three numbers of a plain release; pre-releases are left to changelog-entry. */
function numbersOf({ version }: ChangelogRelease): Numbers | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)$/.exec(version ?? '')
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined
}

function compare(a: Numbers, b: Numbers): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

function dayOf({ date }: ChangelogRelease): string | undefined {
  return date && iso.test(date.text) ? date.text : undefined
}
