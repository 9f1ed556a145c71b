import { defineFacts } from '@perf-rules/core'
import { defineLanguage, NotParsed } from '../language.ts'
import type { Node } from './ast.ts'
import type { MigrationFacts, MigrationSettings } from './facts.ts'

export type * from './facts.ts'

/** A migration as read, or the settings of a tool that runs them. */
export interface MigrationFile {
  readonly migration: MigrationFacts | null
  readonly settings: MigrationSettings | null
}

declare module '@perf-rules/core' {
  interface LanguageTrees {
    migration: MigrationFile
  }
}

const inFolder = /(?:^|[/_-])(?:migrations?|migrate|alembic|versions|drizzle|changelogs?|changesets?|ddl|schema[-_]?changes|deploy|upgrades?|patches)\/(?:[^/]+\/)*[^/]+$/i

/** Migrations in SQL, TypeScript, JavaScript and Python, and what says which database they are for. */
export const migration = defineLanguage({
  id: 'migration',
  claims: ({ path }) => isSettings(path) || isSql(path) || isCodeOf(path) || isRevision(path),
  facts: { migration: 1, migrationSettings: 1 },
  load: async () => {
    const [{ loadModule }, sql, code, alembic, { parseSync }, { parser }, { PythonModule }, settings] = await Promise.all([import('libpg-query'), import('./read-file.ts'), import('./read-code.ts'), import('./read-alembic.ts'), import('oxc-parser'), import('@lezer/python'), import('../python/tree.ts'), import('./settings.ts')])
    await loadModule()
    const read = (text: string, path: string): MigrationFacts | null | undefined => {
      if (isSql(path)) return sql.readSqlMigration(text, path)
      if (isRevision(path)) return alembic.readAlembic(new PythonModule(parser.parse(text), text))
      // Most files of these folders have no `up`; a parse is saved.
      if (!/\bup\b/.test(text)) return null
      const { program } = parseSync(path, text, { preserveParens: false, astType: 'ts', lang: /\.[cm]?ts$/.test(path) ? 'ts' : 'jsx' })
      // A syntax error leaves an empty program, in which there is no `up`.
      return code.readCodeMigration(program as unknown as Node, text)
    }
    return {
      parse: (text: string, path: string) => {
        if (isSettings(path)) return { migration: null, settings: settings.readSettings(text, path) }
        if (text.length > 400_000) return new NotParsed('a script of this length is a dump')
        return { migration: read(text, path) ?? null, settings: null }
      },
      extractors: [defineFacts({ kind: 'migration', version: 1, extract: (file: MigrationFile) => file.migration ?? undefined }), defineFacts({ kind: 'migrationSettings', version: 1, extract: (file: MigrationFile) => file.settings ?? undefined })],
    }
  },
})

function isSettings(path: string): boolean {
  return /(?:^|\/)(?:migration_lock\.toml|meta\/_journal\.json|wrangler\.(?:toml|jsonc?))$/.test(path)
}

/** SQL scripts: those of migrations by their folder or name, others when they are no dump, seed or query. */
function isSql(path: string): boolean {
  if (!/\.sql$/i.test(path)) return false
  if (inFolder.test(path)) return true
  // Scripts that set up a database, fill it or ask it are none: what they make is made from nothing.
  return !/(?:^|[/._-])(?:schemas?|structure|seeds?|seeding|init|initdb|setup|bootstrap|dump|backup|views?|functions?|procedures?|triggers?|polic(?:y|ies)|rls|grants?|roles?|permissions?|quer(?:y|ies)|queries|indexes|indices|constraints?|tests?|spec|fixtures?|examples?|samples?|demo|reports?|analytics|metrics|dashboards?|verify|health|docs?|benchmarks?|docker-entrypoint-initdb\.d|create)(?=[/._-])/i.test(path)
}

function isCodeOf(path: string): boolean {
  return /\.[cm]?[jt]s$/.test(path) && !/\.d\.[cm]?ts$|\.(?:test|spec)\.[cm]?[jt]s$/.test(path) && /(?:^|[/_-])migrations?\//i.test(path)
}

function isRevision(path: string): boolean {
  return /\.py$/.test(path) && /(?:^|\/)(?:alembic|migrations?)\/(?:[^/]+\/)*versions?\/[^/]+\.py$|(?:^|\/)versions\/[^/]+\.py$/.test(path)
}
