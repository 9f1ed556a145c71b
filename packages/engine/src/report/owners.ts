import { join } from 'node:path'
import { forgeOf, ownersFiles, ownersOf, parseCodeOwners, type ReportFinding } from '@perf-rules/core'
import { readText } from '../workspace/read.ts'
import type { Snapshot } from '../workspace/snapshot.ts'

/** Fills in who owns the file of each finding, from the CODEOWNERS file of the snapshot that is checked. */
export async function withOwners(findings: readonly ReportFinding[], folder: string, snapshot: Snapshot, overlay: ReadonlyMap<string, string>): Promise<readonly ReportFinding[]> {
  if (findings.length === 0) return findings
  const namesOf = await ownersIn(folder, snapshot, overlay)
  return findings.map(finding => {
    const names = namesOf(finding.file)
    return names.length === 0 ? finding : { ...finding, owners: names }
  })
}

/** Who owns each path, as the CODEOWNERS file of a snapshot says; nobody without one. */
export async function ownersIn(folder: string, snapshot: Pick<Snapshot, 'files' | 'load'>, overlay: ReadonlyMap<string, string>): Promise<(path: string) => readonly string[]> {
  const present = new Map(snapshot.files.map(file => [file.path, file]))
  const path = ownersFiles.find(candidate => present.has(candidate))
  const file = path === undefined ? undefined : present.get(path)
  if (path === undefined || file === undefined) return () => []
  const read = (await snapshot.load?.([file]))?.get(path) ?? readText(join(folder, path))
  const text = overlay.get(path) ?? ('text' in read ? read.text : '')
  const owners = parseCodeOwners(text, forgeOf(path, text, present.has('.gitlab-ci.yml')))
  const known = new Map<string, readonly string[]>()
  return wanted => {
    let names = known.get(wanted)
    if (!names) known.set(wanted, (names = ownersOf(owners, wanted)))
    return names
  }
}
