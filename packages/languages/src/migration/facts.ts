import type { Range } from '@perf-rules/core'

/** What runs the migration: it decides whether statements share a transaction. */
export type MigrationTool = 'sql' | 'prisma' | 'drizzle' | 'goose' | 'dbmate' | 'flyway' | 'golang-migrate' | 'knex' | 'typeorm' | 'sequelize' | 'mikro-orm' | 'node-pg-migrate' | 'alembic'

export type SqlDialect = 'postgres' | 'mysql' | 'sqlite' | 'mssql'

/** One thing that a migration does to the database. */
export interface MigrationStep {
  readonly kind:
    | 'create-table'
    | 'create-index'
    | 'drop-index'
    | 'reindex'
    | 'detach-partition'
    | 'add-constraint'
    | 'set-not-null'
    | 'drop-not-null'
    | 'add-column'
    | 'alter-type'
    | 'rewrite'
    | 'drop-column'
    | 'drop-table'
    | 'rename-column'
    | 'rename-table'
    | 'truncate'
    | 'fill'
    | 'set-timeout'
    | 'begin'
    | 'end'
    | 'other-ddl'
    | 'other'
  /** Without schema and in lower case, unless it is quoted. */
  readonly table: string | null
  /** The index, column or constraint; for a timeout its name. */
  readonly name: string | null
  readonly range: Range
  readonly isConcurrent: boolean
  /** A constraint that is not checked now (`NOT VALID`), or rests on an index that is there. */
  readonly isDeferred: boolean
  readonly constraint: 'foreign key' | 'check' | 'unique' | 'primary key' | 'exclusion' | null
  readonly isRequired: boolean
  readonly value: 'none' | 'constant' | 'volatile' | 'generated'
  /** A new type as it is written, or what is rewritten. */
  readonly detail: string | null
  /** Known from the place itself: a block without a transaction, or one with its own. */
  readonly inTransaction: boolean | null
}

/** One migration, forward. */
export interface MigrationFacts {
  readonly tool: MigrationTool
  readonly steps: readonly MigrationStep[]
  /** How many statements are sent together. */
  readonly statements: number
  readonly noTransaction: boolean
  /** What the text shows of its dialect. */
  readonly dialect: SqlDialect | null
  /** `inside`: a part of the file goes back; `empty`: it is there and does nothing; `reason`: a comment says why not. */
  readonly down: 'inside' | 'empty' | 'reason' | 'none'
  /** The file goes back only (`down.sql`). */
  readonly isDown: boolean
  /** Where the way back should begin. */
  readonly head: Range
}

/** What a settings file says of the dialect of migrations near it. */
export interface MigrationSettings {
  readonly dialect: SqlDialect | null
  readonly tool: MigrationTool
}

declare module '@perf-rules/core' {
  interface FactKinds {
    migration: MigrationFacts
    migrationSettings: MigrationSettings
  }
}
