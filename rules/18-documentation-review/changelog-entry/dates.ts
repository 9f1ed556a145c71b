/** True for the form YYYY-MM-DD, whether or not there is such a day. */
export function isIso(date: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(date)
}

/** True when the calendar has the day: 2026-02-30 is none. */
export function isDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const time = new Date(Date.UTC(year, month - 1, day))
  return time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === day
}
