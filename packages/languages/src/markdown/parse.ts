import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'

/** True for Markdown files. MDX is parsed as Markdown: its JSX is HTML or text to us. */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|mdx|markdown)$/i.test(path)
}

/**
 * Parses CommonMark with GFM and front matter, as remark with the same plugins does: the same micromark, the same tree.
 * Parts of GFM for which the text has no character are left out, since each of them is tried at every letter or line:
 * that is a fifth of the time. A test holds that the tree is the same.
 */
export function parseMarkdown(text: string): Root {
  const wanted = features.reduce((bits, { needs }, at) => (needs.test(text) ? bits | (1 << at) : bits), 0)
  let extensions = made.get(wanted)
  if (!extensions) made.set(wanted, (extensions = extensionsWith(wanted)))
  return fromMarkdown(text, extensions)
}

/** Constructs of micromark by name, with what a text must hold for them to match anywhere. */
const features: readonly { readonly constructs: readonly string[]; readonly needs: RegExp }[] = [
  { constructs: ['emailAutolink'], needs: /@/ },
  { constructs: ['protocolAutolink', 'wwwAutolink'], needs: /https?:|www\./i },
  { constructs: ['table'], needs: /\||:-|-:/ },
  { constructs: ['strikethrough'], needs: /~/ },
  { constructs: ['gfmFootnoteCall', 'gfmFootnoteDefinition', 'gfmPotentialFootnoteCall'], needs: /\[\^/ },
  { constructs: ['tasklistCheck'], needs: /\[[\sxX]\]/ },
]

type Extensions = Parameters<typeof fromMarkdown>[1] & object
type Hooks = Readonly<Record<string, unknown>>

const made = new Map<number, Extensions>()

function extensionsWith(wanted: number): Extensions {
  const dropped = new Set(features.flatMap(({ constructs }, at) => ((wanted & (1 << at)) === 0 ? constructs : [])))
  return {
    // Each hook of a micromark extension is a map from character code to constructs, or a list; only maps are thinned.
    extensions: [Object.fromEntries(Object.entries(gfm()).map(([name, hook]) => [name, withoutConstructs(hook, dropped)])), frontmatter(['yaml', 'toml'])],
    // The transforms look through all text once more for addresses that the tokenizer left: nodes without a place, which no finding can name.
    mdastExtensions: [gfmFromMarkdown().map(({ transforms: _, ...rest }) => rest), frontmatterFromMarkdown(['yaml', 'toml'])],
  }
}

function withoutConstructs(hook: unknown, dropped: ReadonlySet<string>): unknown {
  if (typeof hook !== 'object' || hook === null || Array.isArray(hook)) return hook
  const kept = (construct: unknown) => !(typeof construct === 'object' && construct !== null && 'name' in construct && typeof construct.name === 'string' && dropped.has(construct.name))
  const thinned: Hooks = Object.fromEntries(
    Object.entries(hook).flatMap(([code, constructs]): [string, unknown][] => {
      const left = [constructs].flat().filter(kept)
      return left.length === 0 ? [] : [[code, left]]
    }),
  )
  return thinned
}
