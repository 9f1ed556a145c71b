import type { Root } from 'mdast'
import type { Check, OptionsOf } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { Place } from '../place.ts'
import type { CodeDetector } from './code.ts'
import type { FileDetector } from './file.ts'

/** All that a prose detector may see of one Markdown file. */
export interface ProseView<O = unknown> {
  readonly path: string
  readonly options: O
  readonly text: string
  textOf(place: Place): string
}

/** Looks at one Markdown file as an mdast tree (CommonMark, GFM, front matter). Runs in our engine and in remark. */
export interface ProseDetector<C extends Check = Check> {
  readonly kind: 'prose'
  readonly check: C
  readonly detect?: (root: Root, view: ProseView<OptionsOf<C>>) => Iterable<Finding>
  /** Detectors of the same check to run on fenced code; their findings are placed in the document. */
  readonly fences?: { readonly code?: CodeDetector<C>; readonly file?: FileDetector<C> }
  /** Looks only at files for which this is true. */
  readonly only?: (path: string) => boolean
}

export function proseDetector<C extends Check>(check: C, detector: Omit<ProseDetector<C>, 'kind' | 'check'>): ProseDetector<C> {
  return { kind: 'prose', check, ...detector }
}
