import { projectDetector } from '@perf-rules/core'
import check, { say } from './check.ts'
import { isDay, isIso } from './dates.ts'

/** A day in Kiribati begins 14 hours before the same day in UTC. */
const earliestZone = 14 * 60 * 60 * 1000

/** Dates that only the run's clock can judge; all that one file tells by itself is found by the prose detector. */
export default projectDetector(check, {
  needs: ['changelog'],
  *detect(view) {
    for (const [path, { releases }] of view.index.facts('changelog')) {
      if (!view.isOn(path)) continue
      for (const { key, date, dateRange, range } of releases) {
        if (date === undefined || !isIso(date) || !isDay(date)) continue
        if (Date.parse(date) > view.now + earliestZone) yield say.futureDate({ path, range: dateRange ?? range }, { release: key, date })
      }
    }
  },
})
