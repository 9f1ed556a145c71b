import { type Finding, type Fix, proseDetector, type Range } from '@perf-rules/core'
import { isChangelog, isFrontMatter, nodesIn, offsetsOf } from '@perf-rules/core/ask'
import check, { say } from './check.ts'

/** Records of what happened: performance work, decisions, incidents, releases. */
const records = /(?:^|\/)(?:performance|perf|bench(?:marks?|es)?|load-?tests?|monitoring|observability|metrics|profiling|caching|adrs?|decisions|architecture-decisions|incidents?|post-?mortems?|runbooks?|reports?)\//i

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const monthWord = 'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const dates = new RegExp(
  [
    String.raw`(?<iso>\b\d{4}-\d{2}-\d{2}(?![\d-]))(?<time>[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?<zone> ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})\b)?)?`,
    String.raw`(?<![\w./-])(?<a>\d{1,2})(?<sep>[/.])(?<b>\d{1,2})\k<sep>(?<year>(?:19|20)\d{2})(?!\d|[./-]\d)`,
    String.raw`\b(?<word>${monthWord})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<wordYear>(?:19|20)\d{2})\b`,
    String.raw`\b(?<day2>\d{1,2})(?:st|nd|rd|th)? (?<word2>${monthWord})\.?,? (?<year2>(?:19|20)\d{2})\b`,
  ].join('|'),
  'gi',
)

export default proseDetector(check, {
  *detect(root, { path, text, options }) {
    const isRelease = isChangelog(path)
    if (!options.everywhere && !isRelease && !records.test(path)) return
    for (const node of nodesIn(root)) {
      if (node.type !== 'text' && !isFrontMatter(node)) continue
      const range = offsetsOf(node)
      // The headings of changelogs have a check of their own, and only they hold its dates.
      if (!range || isRelease) continue
      yield* datesIn(text.slice(...range), range[0])
    }
  },
})

function* datesIn(source: string, offset: number): Generator<Finding> {
  for (const match of source.matchAll(dates)) {
    const range: Range = [offset + match.index, offset + match.index + match[0].length]
    const groups = match.groups ?? {}
    if (groups['iso'] !== undefined) yield* isoDate(groups['iso'], groups['time'], groups['zone'], range)
    else if (groups['a'] !== undefined) yield* slashed(match[0], Number(groups['a']), Number(groups['b']), Number(groups['year']), groups['sep'] ?? '/', range)
    else {
      const name = (groups['word'] ?? groups['word2'] ?? '').toLowerCase()
      const month = months.findIndex(each => each.startsWith(name.slice(0, 3))) + 1
      yield* written(match[0], Number(groups['wordYear'] ?? groups['year2']), month, Number(groups['day'] ?? groups['day2']), range)
    }
  }
}

function* isoDate(date: string, time: string | undefined, zone: string | undefined, range: Range): Generator<Finding> {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  if (!isDay(year, month, day)) yield say.impossibleDate([range[0], range[0] + date.length], { date })
  else if (time !== undefined && zone === undefined) yield say.timeWithoutZone(range, { time: `${date}${time}`, utc: `${date}T${time.slice(1)}Z` })
}

/** With slashes two orders are in use; with dots the day comes first wherever dots are written. */
function* slashed(date: string, a: number, b: number, year: number, separator: string, range: Range): Generator<Finding> {
  if (separator === '/' && a <= 12 && b <= 12 && a !== b) yield say.ambiguousDate(range, { date })
  else if (separator === '.' || a > 12 || a === b) yield* written(date, year, b, a, range)
  else yield* written(date, year, a, b, range)
}

function* written(date: string, year: number, month: number, day: number, range: Range): Generator<Finding> {
  if (!isDay(year, month, day)) {
    yield say.impossibleDate(range, { date })
    return
  }
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const fix: Fix = { safety: 'safe', title: `Write ${iso}`, edits: [{ range, text: iso }] }
  yield say.dateNotIso(range, { date, iso }, { fix })
}

function isDay(year: number, month: number, day: number): boolean {
  const time = new Date(Date.UTC(year, month - 1, day))
  return time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === day
}
