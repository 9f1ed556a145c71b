import type { HeadingFacts } from '@perf-rules/languages/views'

/** What a fragment leads to: there, not there with the nearest that is, or nothing can be said. */
export type FragmentAnswer = 'there' | 'unknown' | { readonly suggestion: string | undefined }

/** Fragments that the browser or the forge answers itself. */
const builtIn = /^(?:top|:~:.*|tab\/.*|fn-?\w*|fnref-?\w*|user-content-fn.*|footnote-label|readme|readme-ov-file|lines-\d.*|page=\d+)?$/i

/** A line or lines, as the forge writes them. */
const lines = /^L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$/

/**
 * Looks for a fragment among a page's headings and anchors. `lenient` for pages of a documentation site:
 * every generator makes its own slugs, so letters and digits alone decide there.
 */
export function findFragment(page: HeadingFacts, fragment: string, lenient: boolean): FragmentAnswer {
  const wanted = fragment.replace(/^user-content-/, '').replaceAll('\ufe0f', '')
  if (builtIn.test(wanted) || lines.test(wanted)) return 'there'
  const { slugs, ids, loose } = tableOf(page)
  if (slugs.has(wanted) || ids.has(wanted)) return 'there'
  if (page.open) return 'unknown'
  const bare = lettersOf(wanted)
  const like = loose.get(bare)
  if (lenient && (like !== undefined || loose.has(bare.replace(/\d+$/, '')))) return 'there'
  return { suggestion: like }
}

interface FragmentTable {
  readonly slugs: ReadonlySet<string>
  readonly ids: ReadonlySet<string>
  /** Slug by its letters and digits. */
  readonly loose: ReadonlyMap<string, string>
}

const tables = new WeakMap<HeadingFacts, FragmentTable>()

function tableOf(page: HeadingFacts): FragmentTable {
  let table = tables.get(page)
  if (!table) {
    const loose = new Map<string, string>()
    for (const anchor of page.anchors) loose.set(lettersOf(anchor), anchor)
    for (const { text, slug, id } of page.headings) {
      for (const name of [slug, text, id ?? slug]) if (!loose.has(lettersOf(name))) loose.set(lettersOf(name), slug)
    }
    table = {
      slugs: new Set(page.headings.map(heading => heading.slug.replaceAll('\ufe0f', ''))),
      // GitHub shows `{#id}` as text; most other renderers take it for the heading's anchor.
      ids: new Set([...page.anchors, ...page.headings.flatMap(({ id }) => id ?? [])]),
      loose,
    }
    tables.set(page, table)
  }
  return table
}

function lettersOf(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '')
}
