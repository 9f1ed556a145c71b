import { defineLanguage, NotParsed } from '../language.ts'
import { isStartFile, startsKnownShell } from './dialect.ts'
import type { ShellcheckSettings } from './settings.ts'
import type { ShellTree } from './tree.ts'

export type { ShellFacts } from './facts.ts'
export type { ShellTree } from './tree.ts'
export type { Invocation } from './wrappers.ts'
export type { DialectSource, ShellDialect } from './dialect.ts'
export type * as unbash from 'unbash'

declare module '@perf-rules/core' {
  interface LanguageTrees {
    /** A script for bash, sh, dash, ksh or busybox. */
    shell: ShellTree
  }
}

/** Shell scripts, by extension, hashbang or the names under which shells read them. zsh, fish and bats are other languages. */
export const shell = defineLanguage({
  id: 'shell',
  claims: ({ path, head }) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const known = startsKnownShell(head)
    if (known !== undefined && !/\.(?:md|txt|j2|jinja2?|tmpl|tpl|erb|hbs|in|ya?ml|json|html?|bats|zsh|fish)$/i.test(name)) return known
    return /\.(?:sh|bash|ksh|dash)$/.test(name) || isStartFile(path)
  },
  facts: { shell: 1 },
  settings: {
    governs: path => /(?:\.(?:sh|bash|ksh|dash)|(?:^|\/)\.?[^/.]+)$/.test(path),
    isSource: path => /(?:^|\/)\.?shellcheckrc$/.test(path),
    load: async () => (await import('./settings.ts')).shellcheckSettings,
  },
  load: async () => {
    const [{ parseShell }, { shellFacts }] = await Promise.all([import('./tree.ts'), import('./facts.ts')])
    return {
      parse: (text: string, path: string, settings?: unknown) => {
        // What `settings.load` gave for this path.
        const tree = parseShell(path, text, (settings as ShellcheckSettings | undefined)?.disabled)
        return 'error' in tree ? new NotParsed(`${tree.error} at character ${tree.at}`) : tree
      },
      extractors: [shellFacts],
    }
  },
})
