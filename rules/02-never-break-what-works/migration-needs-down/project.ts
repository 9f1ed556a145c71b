import { projectDetector, type ProjectIndex } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: ['migration'],
  appliesWhen: index => index.facts('migration').size > 0 || 'no migration',
  *detect(view) {
    for (const [path, facts] of view.index.facts('migration')) {
      if (!view.isOn(path) || facts.isDown || isTestFile(path) || view.options(path).forwardOnly.includes(facts.tool)) continue
      if (facts.down === 'inside' || facts.down === 'reason') continue
      // What does nothing needs no way back.
      if (facts.statements === 0 && facts.steps.length === 0) continue
      const isScript = path.endsWith('.sql')
      if (isScript && facts.down === 'none' && hasCounterpart(path, view.index)) continue
      if (facts.down === 'empty') yield say.emptyDown({ path, range: facts.head })
      else yield say.missingDown({ path, range: facts.head }, { how: isScript ? 'Add a `down.sql` beside it' : 'Add `down`' })
    }
  },
})

/** `down.sql` beside it, `0001_x.down.sql` for `0001_x.up.sql`, Flyway's `U1__x.sql` for `V1__x.sql`. */
function hasCounterpart(path: string, index: ProjectIndex): boolean {
  const at = path.lastIndexOf('/') + 1
  const [folder, name] = [path.slice(0, at), path.slice(at)]
  const bare = name.replace(/(?:[._-]up)?\.sql$/i, '')
  const names = ['.down.sql', '_down.sql', '-down.sql', '.undo.sql', '.rollback.sql'].map(end => `${folder}${bare}${end}`)
  const folders = ['down', 'rollback', 'rollbacks', 'revert', 'undo'].flatMap(each => [`${folder}${each}/${name}`, `${folder.replace(/[^/]*\/$/, '')}${each}/${name}`])
  const alone = /^(?:migration|up)\.sql$/i.test(name) ? [`${folder}down.sql`, `${folder}rollback.sql`] : []
  const undo = /^V/.test(name) ? [`${folder}U${name.slice(1)}`] : []
  return [...names, ...folders, ...alone, ...undo].some(candidate => index.has(candidate))
}
