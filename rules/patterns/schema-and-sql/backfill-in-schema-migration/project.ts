import { projectDetector } from '@perf-rules/core'
import { migrationNeeds, migrationsOf } from '../migrations.ts'
import check, { say } from './check.ts'

const ofSchema = new Set(['create-table', 'create-index', 'drop-index', 'add-constraint', 'set-not-null', 'drop-not-null', 'add-column', 'alter-type', 'rewrite', 'drop-column', 'drop-table', 'rename-column', 'rename-table', 'other-ddl'])

export default projectDetector(check, {
  needs: migrationNeeds,
  appliesWhen: index => index.facts('migration').size > 0 || 'no migration',
  *detect(view) {
    for (const { path, facts, onExisting } of migrationsOf(view.index)) {
      if (!view.isOn(path)) continue
      const isSchema = facts.steps.some(({ kind }) => ofSchema.has(kind))
      for (const { kind, table, range, detail } of onExisting) {
        if (kind !== 'fill') continue
        const data = { statement: detail ?? 'It', table: table ?? 'a table' }
        if (isSchema) yield say.backfill({ path, range }, data)
        else if (view.options(path).alone === 'report') yield say.wholeTable({ path, range }, data)
      }
    }
  },
})
