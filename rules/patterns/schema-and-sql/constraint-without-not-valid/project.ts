import { projectDetector } from '@perf-rules/core'
import { migrationNeeds, migrationsOf } from '../migrations.ts'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: migrationNeeds,
  appliesWhen: index => index.facts('migration').size > 0 || 'no migration',
  *detect(view) {
    for (const { path, facts, onExisting } of migrationsOf(view.index)) {
      if (!view.isOn(path)) continue
      for (const { kind, table, name, range, constraint, isDeferred } of onExisting) {
        const place = { path, range }
        const of = table ?? 'the table'
        if (kind === 'set-not-null' && !isProved(facts.steps, table, name)) yield say.scansForNull(place, { column: name ?? 'the column', table: of })
        if (kind !== 'add-constraint' || isDeferred || constraint === null) continue
        if (constraint === 'foreign key' || constraint === 'check') yield say.unchecked(place, { kind: constraint === 'check' ? 'check' : constraint, table: of, other: constraint === 'foreign key' ? ', to it and to the table it refers to' : '' })
        else yield say.buildsIndex(place, { kind: constraint === 'unique' ? 'unique constraint' : constraint === 'exclusion' ? 'exclusion constraint' : constraint, table: of })
      }
    }
  },
})

/** A check that the column is never null is added apart in the same migration, or the column is as new as it. */
function isProved(steps: readonly { readonly kind: string; readonly table: string | null; readonly name: string | null; readonly constraint: string | null; readonly isDeferred: boolean; readonly detail: string | null }[], table: string | null, column: string | null): boolean {
  return steps.some(step => step.table === table && ((step.kind === 'add-constraint' && step.constraint === 'check' && step.isDeferred && step.detail === column) || (step.kind === 'add-column' && step.name === column)))
}
