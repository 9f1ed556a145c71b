import type { Finding, Place, Severity } from '@perf-rules/core'
import { say } from './check.ts'

export interface Wanted {
  readonly digest: boolean
  readonly movingTags: readonly string[]
  readonly allow: readonly string[]
}

/** hadolint's codes for the two ways of leaving the version open. */
export const codes = { noTag: 'DL3006', movingTag: 'DL3007' } as const

/** Says what an image reference leaves open. `ignored` are hadolint's codes that a comment silences. */
export function* judgeImage(reference: string, place: Place, wanted: Wanted, ignored: readonly string[] = [], extra: { readonly severity?: Severity } = {}): Iterable<Finding> {
  const [image = '', digest] = reference.split('@')
  if (digest !== undefined || image.toLowerCase() === 'scratch') return
  const colon = image.indexOf(':', image.lastIndexOf('/') + 1)
  const name = colon === -1 ? image : image.slice(0, colon)
  const tag = colon === -1 ? undefined : image.slice(colon + 1)
  if (wanted.allow.includes(name)) return
  if (tag === undefined) {
    if (!ignored.includes(codes.noTag)) yield say.noTag(place, { image, name: lastPart(name) }, extra)
  } else if (wanted.movingTags.includes(tag)) {
    if (!ignored.includes(codes.movingTag)) yield say.movingTag(place, { name, tag }, extra)
  } else if (wanted.digest) yield say.noDigest(place, { image }, extra)
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}
