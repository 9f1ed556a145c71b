import type { Notification, ReportingDescriptor } from 'sarif'
import { compareText, type Report, type SkipReason } from '@perf-rules/core'
import { physicalLocation } from './place.ts'
import { sarifText } from './text.ts'

/** What was left out of the report itself, in whole sentences. */
export type Notice = string

/** Skipped on purpose, so no gap. */
const harmless: ReadonlySet<SkipReason> = new Set(['link', 'submodule', 'ignored-by-config'])

/** Faults, files that were not looked at, and what a cap left out: none of them may pass for a clean run. */
export function sarifNotifications({ faults, coverage }: Report, notices: readonly Notice[], folder: string): readonly Notification[] {
  return [
    ...faults.map((fault): Notification => ({
      descriptor: { id: `fault/${fault.code}` },
      level: 'error',
      message: { text: sarifText(`${fault.what}${fault.where === '' ? '' : ` (${fault.where})`} ${fault.do}`) },
      ...(fault.cause === undefined ? {} : { exception: { message: sarifText(fault.cause.split('\n')[0] ?? '') } }),
    })),
    ...notices.map((notice): Notification => ({ descriptor: { id: 'report/cap' }, level: 'warning', message: { text: notice } })),
    ...coverage.skipped.map(({ file, why, detail }): Notification => ({
      descriptor: { id: `skipped/${why}` },
      level: harmless.has(why) ? 'note' : 'warning',
      message: { text: sarifText(`Not checked: ${file} (${why}${detail === '' ? '' : `: ${detail}`}).`) },
      locations: [{ physicalLocation: physicalLocation(folder, file) }],
    })),
  ]
}

/** The kinds of notifications that occur, so that every reference to one resolves. */
export function notificationKinds(notifications: readonly Notification[]): readonly ReportingDescriptor[] {
  const ids = new Set(notifications.flatMap(({ descriptor }) => (descriptor?.id === undefined ? [] : [descriptor.id])))
  return [...ids].sort(compareText).map(id => ({ id, shortDescription: { text: describe(id) } }))
}

function describe(id: string): string {
  if (id.startsWith('fault/')) return 'The run could not do all that it should.'
  return id === 'report/cap' ? 'The report does not hold all that was found.' : 'A file was not checked.'
}
