import type { Finding } from '@perf-rules/core'
import { type Changelog, type ChangelogRelease, isSameTag } from '@perf-rules/core/ask'
import type { Definition, Root } from 'mdast'
import { say } from './check.ts'

/** Link definitions of releases: missing beside others, or comparing what they do not say. */
export function* links({ releases }: Changelog, root: Root): Generator<Finding> {
  const definitions = new Map<string, Definition>()
  for (const node of root.children) if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
  const labelled = releases.map(release => ({ release, definition: definitions.get(labelOf(release)) }))
  if (!labelled.some(({ definition }) => definition)) return
  const known = new Set(labelled.map(({ release }) => labelOf(release)))
  for (const [label, node] of definitions) if (/^v?\d+\.\d+\.\d+(?:$|[-+])/.test(label) && !known.has(label) && !known.has(label.replace(/^v/, ''))) yield say.strayLink(node, { label })
  for (const [at, { release, definition }] of labelled.entries()) {
    if (!definition) {
      if (/^\[[^\]]+\]/.test(release.heading)) yield say.unlinkedRelease(release.range, { release: release.version ?? 'Unreleased' })
      continue
    }
    yield* wrongCompare(release, releases.slice(at + 1), definition)
  }
}

function labelOf({ key, version, heading }: ChangelogRelease): string {
  return (/^\[([^\]]+)\]/.exec(heading)?.[1] ?? version ?? key).toLowerCase()
}

function* wrongCompare(release: ChangelogRelease, below: readonly ChangelogRelease[], definition: Definition): Generator<Finding> {
  const tag = /\/(?:releases\/tag|tags?|-\/tags)\/([^?#]+)$/.exec(definition.url)?.[1]
  if (tag !== undefined && release.version !== undefined && /\d\.\d/.test(tag) && !isSameTag(tag, release.version)) yield say.wrongTag(definition, { release: release.version, tag })
  const match = /\/compare\/(?:diff\/)?([^?#]+?)(?:\.{2,3}|%2e%2e%2e)([^?#]+)$/i.exec(definition.url)
  if (!match) return
  const [, from = '', to = ''] = match
  const previous = below.find(({ version }) => version !== undefined)
  const told = { release: release.version ?? 'Unreleased', from, to }
  if (release.version !== undefined && /\d\.\d/.test(to) && !isSameTag(to, release.version)) yield say.wrongCompare(definition, { ...told, wanted: `with \`${release.version}\` itself` })
  else if (release.version === undefined && /\d\.\d/.test(to)) yield say.wrongCompare(definition, { ...told, wanted: 'with what comes after it' })
  // A patch of an older line compares with the last of its own line, which stands further down.
  else if (previous?.version !== undefined && /\d\.\d/.test(from) && !isSameTag(from, previous.version) && !isOlderLine(release, from, below)) yield say.wrongCompare(definition, { ...told, wanted: `from \`${previous.version}\`` })
}

/** The left side is a release further down of the same line (major and minor) as the release itself. */
function isOlderLine({ version }: ChangelogRelease, from: string, below: readonly ChangelogRelease[]): boolean {
  const line = /^\d+\.\d+\./.exec(version ?? '')?.[0]
  return below.some(each => each.version !== undefined && isSameTag(from, each.version) && line !== undefined && (each.version.startsWith(line) || /-/.test(below[0]?.version ?? '')))
}
