const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const fields = [
  { name: 'minute', least: 0, most: 59, names: [] as readonly string[] },
  { name: 'hour', least: 0, most: 23, names: [] as readonly string[] },
  { name: 'day of the month', least: 1, most: 31, names: [] as readonly string[] },
  { name: 'month', least: 1, most: 12, names: months },
  { name: 'day of the week', least: 0, most: 7, names: weekdays },
]
type Field = (typeof fields)[number]

/** What is wrong with a POSIX cron line as GitHub reads it; undefined for a right one. */
export function cronProblem(line: string): string | undefined {
  const words = line.trim().split(/\s+/)
  if (line.trim().startsWith('@')) return 'is a short form, which GitHub does not know'
  if (words.length !== fields.length) return `has ${words[0] === '' ? 0 : words.length} fields in place of five`
  const values = fields.map((field, at) => valuesOf(words[at] ?? '', field))
  for (const value of values) if (typeof value === 'string') return value
  const [minutes = []] = values as readonly (readonly number[])[]
  return closest(minutes) < 5 ? 'runs more often than every five minutes, which GitHub does not do' : undefined
}

function valuesOf(word: string, field: Field): readonly number[] | string {
  const all = new Set<number>()
  for (const part of word.split(',')) {
    const match = /^(\*|[a-z0-9]+(?:-[a-z0-9]+)?)(?:\/(\d+))?$/i.exec(part)
    if (!match) return `has \`${part}\` where the ${field.name} should stand`
    const [, range = '*', stepText] = match
    const step = stepText === undefined ? 1 : Number(stepText)
    if (step === 0) return `has the step 0 for the ${field.name}`
    const [from, to] = range === '*' ? [field.least, field.most] : bounds(range, field, stepText !== undefined)
    if (from === undefined || to === undefined) return `has \`${part}\` where the ${field.name} should stand (${field.least} to ${field.most})`
    if (from > to) return `counts down in \`${part}\``
    for (let at = from; at <= to; at += step) all.add(at)
  }
  return [...all].sort((a, b) => a - b)
}

function bounds(range: string, field: Field, isStepped: boolean): readonly [number | undefined, number | undefined] {
  const [first = '', second] = range.split('-')
  const from = numberOf(first, field)
  return [from, second === undefined ? (isStepped ? field.most : from) : numberOf(second, field)]
}

function numberOf(word: string, { least, most, names }: Field): number | undefined {
  const named = names.indexOf(word.toLowerCase())
  const value = named !== -1 ? named + least : /^\d+$/.test(word) ? Number(word) : -1
  return value >= least && value <= most ? value : undefined
}

/** Minutes between two runs that are next to each other. */
function closest(minutes: readonly number[]): number {
  if (minutes.length < 2) return 60
  return Math.min(...minutes.map((minute, at) => (at === 0 ? minute + 60 - (minutes.at(-1) ?? 0) : minute - (minutes[at - 1] ?? 0))).filter(gap => gap > 0))
}
