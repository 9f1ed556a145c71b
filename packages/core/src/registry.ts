import type * as zod from 'zod'
import type { Check, Clause, PresetName, Stage } from './check.ts'
import type { CodeDetector } from './detectors/code.ts'
import type { ProseDetector } from './detectors/prose.ts'
import type { FileDetector } from './detectors/file.ts'
import type { ProjectDetector } from './detectors/project.ts'
import type { ChangeDetector } from './detectors/change.ts'
import type { Severity } from './finding.ts'
import type { Messages } from './message.ts'

/** One clause of a rule, and how it is enforced. */
export interface ClauseFacts {
  readonly clause: Clause
  readonly demand: string
  /** Check ids that prove it; `guide`: why no machine can tell; `open`: what no check of ours looks at. */
  readonly by: readonly string[] | { readonly guide: string } | { readonly open: string }
}

/** One of the twenty rules, or a family of performance patterns. */
export interface RuleFacts {
  /** `R5`, or the family's name (`database`). */
  readonly id: string
  readonly title: string
  readonly clauses: readonly ClauseFacts[]
}

export function defineRule(rule: RuleFacts): RuleFacts {
  return rule
}

/**
 * Rules with the checks that prove their clauses. A check says itself which clauses it proves, so that adding
 * one edits no other file; what a rule says of a clause holds where no check names it.
 */
export function withProofs(rules: readonly RuleFacts[], catalogue: readonly Pick<CatalogueEntry, 'id' | 'clauses'>[]): readonly RuleFacts[] {
  return rules.map(rule => ({
    ...rule,
    clauses: rule.clauses.map(each => {
      const proving = catalogue.filter(entry => entry.clauses.includes(each.clause)).map(entry => entry.id)
      return proving.length > 0 ? { ...each, by: proving } : each
    }),
  }))
}

export type DetectorKind = 'code' | 'prose' | 'file' | 'project' | 'change'

/** What is known of a check without loading it. Generated from the folders under `rules/` as plain data. */
export interface CatalogueEntry {
  readonly id: string
  /** Id of the home rule or family. */
  readonly rule: string
  /** Folder below `rules/`. */
  readonly folder: string
  readonly says: string
  readonly clauses: readonly Clause[]
  readonly severity: { readonly [P in PresetName]?: Severity }
  readonly stage: Stage
  readonly messages: Messages
  readonly standsFor: readonly string[]
  readonly sensitive: boolean
  readonly history: readonly { readonly in: string; readonly note: string }[]
  readonly kinds: readonly DetectorKind[]
  /** Languages its file detector reads. */
  readonly languages: readonly string[]
  /** Fact kinds its project detector needs. */
  readonly needs: readonly string[]
  readonly joins: readonly string[]
  /** Fact kinds its change detector needs. */
  readonly changeNeeds: readonly string[]
  /** Its change detector judges by commit messages. */
  readonly needsMessage: boolean
  /** The project detector runs after suppression. */
  readonly last: boolean
  /** What its prose detector runs on fenced code. */
  readonly fences: readonly ('code' | 'file')[]
  /** Options with nothing configured. */
  readonly defaults: Readonly<Record<string, unknown>>
  /** What presets set differently. */
  readonly presetOptions: { readonly [P in PresetName]?: Readonly<Record<string, unknown>> }
  /** JSON Schema of the options; undefined when it takes none. */
  readonly optionsSchema?: Readonly<Record<string, unknown>>
}

/** Loads one check's parts on demand; generated beside the catalogue. */
export interface CheckLoader {
  readonly check: () => Promise<{ default: Check<zod.ZodType, Messages> }>
  readonly code?: () => Promise<{ default: CodeDetector }>
  readonly prose?: () => Promise<{ default: ProseDetector }>
  readonly file?: () => Promise<{ default: FileDetector }>
  readonly project?: () => Promise<{ default: ProjectDetector }>
  readonly change?: () => Promise<{ default: ChangeDetector }>
}
