import { type FileDetector, type FileView, type Finding, type LanguageId, rangeOf } from '@perf-rules/core'
import { type FileIdentity, type Language, languages, NotParsed, type Parser } from '@perf-rules/languages'
import type { FilePlan, PlannedCheck } from './plan.ts'

const parsers = new Map<string, Promise<Parser>>()

/** The languages of a file that some planned check or fact needs. */
export function languagesFor(file: FileIdentity, plan: FilePlan): readonly Language[] {
  return languages.filter(language => isNeeded(language, plan, file.path) && language.claims(file))
}

/** False where no fact is wanted of the language and no check can find anything in the text. */
export function isWorthParsing(language: Language, plan: FilePlan, path: string, text: string): boolean {
  return Object.keys(language.facts).some(kind => plan.factKinds.has(kind)) || plan.checks.some(check => concerns(check, language.id, path) && (check.file?.mayConcern?.(text, check.options as never, language.id) ?? true))
}

function isNeeded(language: Language, plan: FilePlan, path: string): boolean {
  return Object.keys(language.facts).some(kind => plan.factKinds.has(kind)) || plan.checks.some(check => concerns(check, language.id, path))
}

function concerns({ file }: PlannedCheck, language: LanguageId, path: string): boolean {
  return file?.detect[language] !== undefined && (file.only?.(path) ?? true)
}

/** The parser of a language, loaded once per thread. */
export function parserOf(language: Language): Promise<Parser> {
  let parser = parsers.get(language.id)
  if (!parser) parsers.set(language.id, (parser = language.load()))
  return parser
}

/** Runs one check's detector for one language; what it throws is the caller's to turn into a fault. */
export function detectInLanguage(detector: FileDetector, language: LanguageId, tree: unknown, view: FileView): Iterable<Finding> {
  // Tree and language belong together by construction: both come from the same Language object.
  const detect = detector.detect[language] as ((tree: unknown, view: FileView) => Iterable<Finding>) | undefined
  return detect?.(tree, view) ?? []
}

export function fileView(path: string, text: string, executable: boolean, options: unknown): FileView {
  return { path, text, executable, options, textOf: place => text.slice(...rangeOf(place)) }
}

export { concerns, NotParsed }
