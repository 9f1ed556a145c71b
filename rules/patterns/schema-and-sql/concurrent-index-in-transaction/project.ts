import { projectDetector } from '@perf-rules/core'
import type { MigrationFacts, MigrationTool } from '@perf-rules/languages/views'
import { migrationNeeds, migrationsOf } from '../migrations.ts'
import check, { say } from './check.ts'

const ways: Partial<Record<MigrationTool, string>> = {
  prisma: 'Give the statement a migration of its own: a file of one statement is run without a transaction',
  'golang-migrate': 'Give the statement a migration of its own',
  drizzle: 'Run it by a script outside Drizzle’s migrator, which puts all files into one transaction',
  knex: 'Set `export const config = { transaction: false }` for this migration',
  typeorm: 'Set `transaction = false` in the class, and run migrations with `transaction: "each"`',
  alembic: 'Put it in `with op.get_context().autocommit_block():`',
  goose: 'Begin the file with `-- +goose NO TRANSACTION`',
  dbmate: 'Write `-- migrate:up transaction:false`',
  'node-pg-migrate': 'Call `pgm.noTransaction()` first',
  sequelize: 'Leave out the option `transaction` for this call',
}

export default projectDetector(check, {
  needs: migrationNeeds,
  appliesWhen: index => index.facts('migration').size > 0 || 'no migration',
  *detect(view) {
    for (const migration of migrationsOf(view.index)) {
      const { path, facts } = migration
      if (!view.isOn(path)) continue
      for (const step of facts.steps) {
        if (!step.isConcurrent || !migration.isInTransaction(step)) continue
        yield say.inTransaction({ path, range: step.range }, { reason: reasonOf(facts), how: ways[facts.tool] ?? 'Move it behind COMMIT, or into a migration of its own' })
      }
    }
  },
})

function reasonOf({ tool, steps, statements }: MigrationFacts): string {
  if (steps.some(({ kind }) => kind === 'begin')) return 'the script opens one'
  if (tool === 'prisma' || tool === 'golang-migrate') return `the ${statements} statements of the file are sent together`
  return tool === 'sequelize' ? 'the call is given one' : `${tool} puts every migration into one`
}
