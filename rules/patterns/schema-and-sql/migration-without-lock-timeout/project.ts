import { projectDetector } from '@perf-rules/core'
import { migrationNeeds, migrationsOf } from '../migrations.ts'
import check, { say } from './check.ts'

/** What takes a lock that queries wait behind. CONCURRENTLY takes none for long. */
const locking = new Set(['create-index', 'drop-index', 'reindex', 'detach-partition', 'add-constraint', 'set-not-null', 'drop-not-null', 'add-column', 'alter-type', 'rewrite', 'drop-column', 'drop-table', 'rename-column', 'rename-table', 'other-ddl', 'truncate'])

export default projectDetector(check, {
  needs: migrationNeeds,
  appliesWhen: index => index.facts('migration').size > 0 || 'no migration',
  *detect(view) {
    for (const { path, facts, onExisting } of migrationsOf(view.index)) {
      if (!view.isOn(path)) continue
      const wanted = view.options(path).statementTimeout === 'require' ? ['lock_timeout', 'statement_timeout'] : ['lock_timeout']
      const first = onExisting.find(({ kind, isConcurrent }) => locking.has(kind) && !isConcurrent)
      if (!first) continue
      const before = facts.steps.slice(0, facts.steps.indexOf(first))
      if (wanted.every(name => before.some(step => step.kind === 'set-timeout' && step.name === name))) continue
      yield say.noTimeout({ path, range: first.range }, { table: first.table ?? 'a table' })
    }
  },
})
