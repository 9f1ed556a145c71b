import { projectDetector } from '@perf-rules/core'
import { migrationNeeds, migrationsOf } from '../migrations.ts'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: migrationNeeds,
  appliesWhen: index => index.facts('migration').size > 0 || 'no migration',
  *detect(view) {
    for (const { path, facts, onExisting } of migrationsOf(view.index)) {
      if (!view.isOn(path)) continue
      const fresh = new Set(facts.steps.flatMap(({ kind, table, name }) => (kind === 'add-column' ? [`${table ?? ''}.${name ?? ''}`] : [])))
      for (const { kind, table, name, range, value, detail, isRequired } of onExisting) {
        const place = { path, range }
        const of = table ?? 'the table'
        // With USING the values are computed, so that even a text is written anew.
        if (kind === 'alter-type' && (isRequired || !isStoredAlike(detail ?? '')) && !fresh.has(`${table ?? ''}.${name ?? ''}`)) yield say.typeChange(place, { column: name ?? 'the column', type: detail ?? 'another', table: of })
        else if (kind === 'add-column' && (value === 'volatile' || value === 'generated')) yield say.volatileDefault(place, { column: name ?? 'column', detail: value === 'generated' ? 'it is computed and stored' : /serial|identity/.test(detail ?? '') ? (detail ?? '') : 'a function that gives another value each time', table: of })
        else if (kind === 'rewrite') yield say.rewrite(place, { detail: detail ?? 'It', table: of })
      }
    }
  },
})

/** Texts without a limit take what any other text held, and are not written anew. */
function isStoredAlike(type: string): boolean {
  return /^(?:text|varchar|citext|numeric|string)$/.test(type)
}
