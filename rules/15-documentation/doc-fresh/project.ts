import { projectDetector } from '@perf-rules/core'
import { isChangelog } from '@perf-rules/core/ask'
import check, { say } from './check.ts'

const day = 24 * 60 * 60 * 1000
const code = /\.(?:[cm]?[jt]sx?|vue|svelte|py|go|rs|rb|java|kt|cs|php|swift|sql|prisma|graphql|proto|sh|ya?ml|toml|json|tf)$|(?:^|\/)(?:[\w.-]*Dockerfile|Makefile)$/i
/** Records of a day: what they say of the code was true then, and stays so. */
const record = /(?:^|\/)(?:adrs?|decisions|post-?mortems?|incidents?|reports?|plans?|proposals?|rfcs?|archive[ds]?|blog|posts|releases?|migrations?)\//i

/** Compares the last change of a page with those of the files it links to. Needs git's history; says nothing without. */
export default projectDetector(check, {
  needs: ['links'],
  *detect(view) {
    for (const [path, { links }] of view.index.facts('links')) {
      if (!view.isOn(path) || isChangelog(path) || record.test(path)) continue
      const page = view.history.lastChange(path)
      if (page === undefined) continue
      const { days } = view.options(path)
      let newest: { readonly target: string; readonly at: number; readonly range: readonly [number, number] } | undefined
      for (const { url, range } of links) {
        const target = resolve(path, url)
        if (target === undefined || !code.test(target) || !view.index.has(target)) continue
        const at = view.history.lastChange(target)
        if (at !== undefined && (!newest || at > newest.at)) newest = { target, at, range }
      }
      const behind = newest ? Math.floor((newest.at - page) / day) : 0
      if (newest && behind > days) yield say.staleDoc({ path, range: newest.range }, { page: iso(page), target: newest.target, code: iso(newest.at), days: behind })
    }
  },
})

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** The file that a relative address names; fragments and queries dropped. */
function resolve(from: string, url: string): string | undefined {
  const address = url.split(/[?#]/, 1)[0] ?? ''
  if (address === '' || address.includes('%')) return undefined
  const parts = address.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of address.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}
