import type { Location, PhysicalLocation, Region } from 'sarif'
import type { ReportRange } from '@perf-rules/core'
import { relativeUri } from './uri.ts'

/** The folder that all URIs are relative to. Where it lies on this machine is nobody's business. */
export const baseId = '%SRCROOT%'

/** SARIF columns are 1-based and the end column is the first one after the region: as in our reports. */
export function region({ start, end }: ReportRange): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}

export function physicalLocation(folder: string, file: string, range?: ReportRange): PhysicalLocation {
  return { artifactLocation: { uri: relativeUri(folder + file), uriBaseId: baseId }, ...(range ? { region: region(range) } : {}) }
}

export function location(folder: string, file: string, range: ReportRange, text: string): Location {
  return { physicalLocation: physicalLocation(folder, file, range), message: { text } }
}
