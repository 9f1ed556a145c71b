import * as z from 'zod'
import { presetNames } from '../check.ts'
import type { CatalogueEntry } from '../registry.ts'

const severity = z.enum(['error', 'warning', 'info', 'off'])
const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-11-30')
const globs = z.array(z.string().min(1)).min(1)
const anySetting = z.union([severity, z.record(z.string(), z.unknown()), z.tuple([severity, z.record(z.string(), z.unknown())])], { error: 'A severity (error, warning, info, off), an object of options, or [severity, options] is wanted' })
const checks = z.record(z.string(), anySetting)

/** Shape of a config file. Options of checks are validated apart, by each check's own schema. */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  root: z.boolean().optional().describe('Stops the search for a root further up.'),
  extends: z.union([z.string(), z.array(z.string())]).optional().describe(`Presets (${presetNames.join(', ')}), relative JSON files, or packages that export JSON.`),
  checks: checks.optional(),
  overrides: z.array(z.strictObject({ files: globs, excludes: globs.optional(), checks })).optional(),
  ignore: globs.optional().describe('Globs of files that are not checked.'),
  suppressions: z.array(z.strictObject({ check: z.string(), files: globs, reason: z.string().min(8, 'a reason of at least 8 characters'), until: isoDay.optional(), owner: z.string().optional() })).optional(),
  scope: z.union([z.literal('repository'), z.strictObject({ include: globs.optional(), exclude: globs.optional() })]).optional().describe('Which paths count as performance work.'),
})

/** JSON Schema of a config file with every check's options, for editors. */
export function configJsonSchema(catalogue: readonly CatalogueEntry[]): Record<string, unknown> {
  const schema = z.toJSONSchema(configSchema, { io: 'input' }) as { properties: Record<string, unknown> }
  const each = Object.fromEntries(catalogue.map(entry => [entry.id, checkSchema(entry)]))
  const settings = { type: 'object', properties: each, additionalProperties: false }
  return {
    ...schema,
    title: 'perf-rules configuration',
    properties: { ...schema.properties, checks: settings, overrides: { type: 'array', items: { type: 'object', required: ['files', 'checks'], additionalProperties: false, properties: { files: { type: 'array', items: { type: 'string' } }, excludes: { type: 'array', items: { type: 'string' } }, checks: settings } } } },
  }
}

function checkSchema(entry: CatalogueEntry): unknown {
  const level = { enum: ['error', 'warning', 'info', 'off'] }
  if (!entry.optionsSchema) return { ...level, description: entry.says }
  const { $schema: _, ...options } = entry.optionsSchema
  return { description: entry.says, anyOf: [level, options, { type: 'array', prefixItems: [level, options], minItems: 2, maxItems: 2 }] }
}
