import { changeDetector, type ChangedFile, type ChangeCommit, type Finding } from '@perf-rules/core'
import check, { say } from './check.ts'
import { demands } from './demanding-files.ts'
import { draftFix, namesOf } from './draft.ts'
import { isExempt } from './exempt-commits.ts'
import { isRecorded, type Record, Records } from './governing.ts'
import { toolThatWrites } from './written-by-tool.ts'

const mostRelated = 5

export default changeDetector(check, {
  needs: ['changelog', 'package'],
  needsMessage: true,
  *detect(view) {
    const { fragments, generatedChangelogs } = view.options()
    const tool = generatedChangelogs === 'skip' ? toolThatWrites(view.head) : undefined
    const records = new Records(view.head, fragments)
    const byRecord = new Map<Record, ChangedFile[]>()
    for (const file of demanding(view.files, view.commits, path => view.options(path))) {
      const record = view.isOn(file.path) ? records.of(file.path) : undefined
      if (record) byRecord.set(record, [...(byRecord.get(record) ?? []), file])
    }
    for (const [record, files] of byRecord) {
      // Whoever writes fragments does so by hand, also where a tool joins them.
      if ((tool !== undefined && record.fragments === undefined) || isRecorded(record, view.files, view.base, view.head, fragments)) continue
      const commits = view.commits.filter(commit => !isExempt(commit, view.options().exemptTypes) && (commit.paths.length === 0 || commit.paths.some(path => files.some(file => file.path === path))))
      const finding = missing(record, files, draftFix(record, files, commits, view.head), view.head.facts('changelog').get(record.changelog ?? '')?.releases.find(release => release.open)?.range)
      yield finding
    }
  },
})

/** Changed files that ask for an entry and are not the work of exempt commits alone. */
function demanding(files: readonly ChangedFile[], commits: readonly ChangeCommit[], optionsOf: (path: string) => Parameters<typeof demands>[0] & { readonly exemptTypes: readonly string[] }): readonly ChangedFile[] {
  const [exempt, counting] = [new Set<string>(), new Set<string>()]
  for (const commit of commits) {
    const paths = isExempt(commit, optionsOf('').exemptTypes) ? exempt : counting
    for (const path of commit.paths) paths.add(path)
  }
  return files.filter(file => (!exempt.has(file.path) || counting.has(file.path)) && demands(optionsOf(file.path))(file))
}

function missing(record: Record, files: readonly ChangedFile[], fix: ReturnType<typeof draftFix>, open: readonly [number, number] | undefined): Finding {
  const data = { count: files.length, noun: files.length === 1 ? 'file' : 'files', folder: record.folder === '' ? 'the root' : `\`${record.folder}\``, files: namesOf(files) }
  // What is missing has no place of its own: the files that ask for it are named beside it.
  const related = files.slice(0, mostRelated).map(file => ({ at: { path: file.path, range: [0, 0] as const }, note: `${file.status} in this change` }))
  const extra = { related, fix: fix ?? null }
  if (record.fragments !== undefined || record.changelog === undefined) return say.fragmentMissing({ path: record.changelog ?? `${record.fragments ?? ''}/README.md`, range: open ?? [0, 0] }, { ...data, fragments: `\`${record.fragments ?? ''}/\`` }, extra)
  return say.entryMissing({ path: record.changelog, range: open ?? [0, 0] }, { ...data, changelog: `\`${record.changelog}\`` }, extra)
}
