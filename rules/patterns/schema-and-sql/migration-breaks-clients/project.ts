import { projectDetector } from '@perf-rules/core'
import { migrationNeeds, migrationsOf } from '../migrations.ts'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: migrationNeeds,
  appliesWhen: index => index.facts('migration').size > 0 || 'no migration',
  *detect(view) {
    for (const { path, facts, onExisting } of migrationsOf(view.index)) {
      if (!view.isOn(path)) continue
      const added = new Set(facts.steps.flatMap(({ kind, table, name }) => (kind === 'add-column' ? [`${table ?? ''}.${name ?? ''}`] : [])))
      for (const { kind, table, name, range, isRequired, value, detail } of onExisting) {
        const place = { path, range }
        const data = { column: name ?? 'the column', table: table ?? 'the table' }
        const isNew = added.has(`${table ?? ''}.${name ?? ''}`)
        if (kind === 'drop-column' && !isNew) yield say.droppedColumn(place, data)
        else if (kind === 'drop-table') yield say.droppedTable(place, { table: data.table })
        else if (kind === 'rename-column' && !isNew) yield say.renamedColumn(place, data)
        else if (kind === 'rename-table') yield say.renamedTable(place, { table: data.table })
        else if (kind === 'add-column' && isRequired && value === 'none') yield say.requiredColumn(place, data)
        else if (kind === 'drop-not-null' && view.options(path).nullable === 'report') yield say.droppedNotNull(place, data)
        else if (kind === 'truncate') yield say.truncated(place, { table: data.table, also: detail === 'CASCADE' ? ' and every table that refers to it' : '' })
      }
    }
  },
})
