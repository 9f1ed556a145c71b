import type { ProjectIndex } from '@perf-rules/core'

/** Files whose presence says that a generator turns the folder's Markdown into pages with addresses of its own. */
const configNames = /^(?:docusaurus\.config|astro\.config|next\.config|nuxt\.config|gatsby-config|eleventy\.config|\.eleventy|vuepress\.config|rspress\.config|source\.config|theme\.config|velite\.config|contentlayer\.config|quartz\.config|svelte\.config|vocs\.config|gridsome\.config)\.[cm]?[jt]sx?$|^(?:mkdocs|properdocs|zensical|antora|_toc|fern\.config|docs|hugo|_config)\.ya?ml$|^(?:mint|docs|typedoc|docfx)\.json$|^(?:hugo|book|zensical)\.toml$|^(?:conf\.py|_sidebar\.md|SUMMARY\.md|GeneratedDocs\.md)$/
/** Folders whose own config file stands within. */
const configFolders = new Set(['.vitepress', '.vuepress', '.docusaurus', '.dumi'])
/** Folders that hold a site's pages when its config stands at the root of the repository, beside everything else. */
const contentFolders = new Set(['docs', 'doc', 'docs-site', 'documentation', 'content', 'contents', 'src', 'pages', 'app', 'blog', 'posts', 'site', 'website', 'i18n', 'versioned_docs', 'public', 'articles', 'guides', '_posts', '_docs'])

/** What the repository builds of its Markdown. */
export interface Sites {
  readonly any: boolean
  /** Whether a Markdown file is a page of a documentation site, whose links follow the generator's own rules. */
  readonly hasPage: (path: string) => boolean
}

/** Finds the sites of a repository by the configuration files of their generators. */
export function sitesOf(index: ProjectIndex): Sites {
  const roots = new Set<string>()
  for (const { path } of index.files) {
    const parts = path.split('/')
    const name = parts.at(-1) ?? ''
    const inside = parts.findIndex(part => configFolders.has(part))
    if (inside !== -1) roots.add(parts.slice(0, inside).join('/'))
    // A test's sample site says nothing of the documents around it.
    else if (configNames.test(name)) roots.add(parts.slice(0, -1).join('/'))
  }
  const hasPage = (path: string) => {
    // No forge renders MDX: whoever writes it builds a site, wherever its config stands.
    if (path.endsWith('.mdx')) return true
    if (roots.has('') && contentFolders.has(path.slice(0, Math.max(0, path.indexOf('/'))))) return true
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) if (roots.has(path.slice(0, at))) return true
    return false
  }
  return { any: roots.size > 0, hasPage }
}
