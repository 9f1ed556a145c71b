import { projectDetector } from '@perf-rules/core'
import type { MigrationTool } from '@perf-rules/languages/views'
import { migrationNeeds, migrationsOf } from '../migrations.ts'
import check, { say } from './check.ts'

const ways: Partial<Record<MigrationTool, string>> = {
  knex: '`knex.raw` in a migration with `config = { transaction: false }`',
  typeorm: '`isConcurrent: true`, or a query, in a class with `transaction = false`',
  sequelize: '`concurrently: true` without the option `transaction`',
  alembic: '`postgresql_concurrently=True` in `op.get_context().autocommit_block()`',
  'node-pg-migrate': '`concurrently: true` after `pgm.noTransaction()`',
  prisma: 'alone in a migration of its own',
}

export default projectDetector(check, {
  needs: migrationNeeds,
  appliesWhen: index => index.facts('migration').size > 0 || 'no migration',
  *detect(view) {
    for (const { path, facts, onExisting, ownIndexes } of migrationsOf(view.index)) {
      if (!view.isOn(path)) continue
      const small = new Set(view.options(path).smallTables)
      for (const { kind, table, name, range, isConcurrent } of onExisting) {
        if (isConcurrent || (table !== null && small.has(table))) continue
        const place = { path, range }
        if (kind === 'create-index') yield say.indexBlocks(place, { table: table ?? 'the table', how: ways[facts.tool] ?? 'CREATE INDEX CONCURRENTLY in a script of its own' })
        else if (kind === 'drop-index' && !(name !== null && ownIndexes.has(name))) yield say.dropBlocks(place, { index: name ?? 'of the table' })
        else if (kind === 'reindex') yield say.reindexBlocks(place)
        else if (kind === 'detach-partition') yield say.detachBlocks(place, { table: table ?? 'its table' })
      }
    }
  },
})
