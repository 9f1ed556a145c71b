import type { Check, OptionsOf } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { Place } from '../place.ts'

/**
 * What each language's parser hands to file detectors, by language id.
 * The languages package adds its own by declaration merging, so that core knows none of them.
 */
export interface LanguageTrees {}
/** A language with a parser of ours. */
export type LanguageId = keyof LanguageTrees & string

/** All that a file detector may see beside the tree. */
export interface FileView<O = unknown> {
  readonly path: string
  readonly options: O
  readonly text: string
  /** Git's mode says that the file may be run. */
  readonly executable: boolean
  textOf(place: Place): string
}

type Detect<C extends Check> = { readonly [L in LanguageId]?: (tree: LanguageTrees[L], view: FileView<OptionsOf<C>>) => Iterable<Finding> }

/** Looks at one file of a named language other than TypeScript, JavaScript and Markdown. */
export interface FileDetector<C extends Check = Check> {
  readonly kind: 'file'
  readonly check: C
  readonly detect: Detect<C>
  readonly only?: (path: string) => boolean
  /**
   * False for texts in which the detector cannot find anything, told by words that must be there. A file that
   * concerns nobody is not parsed. A cheap way out, never a judgement: when in doubt, true.
   */
  readonly mayConcern?: (text: string, options: OptionsOf<C>, language: LanguageId) => boolean
}

export function fileDetector<C extends Check>(check: C, detect: Detect<C>, rest: Pick<FileDetector<C>, 'only' | 'mayConcern'> = {}): FileDetector<C> {
  return { kind: 'file', check, detect, ...rest }
}
