import { type Finding, type ProjectIndex, type ProjectView, projectDetector } from '@perf-rules/core'
import type { LinkFact } from '@perf-rules/languages/views'
import check, { say } from './check.ts'
import { findFragment } from './fragments.ts'
import { ignoreFinder } from './ignored.ts'
import { isQuietTarget, isSample } from './quiet.ts'
import { readAddress, resolveFrom } from './address.ts'
import { type Sites, sitesOf } from './sites.ts'
import { targetFinder } from './targets.ts'

export default projectDetector(check, {
  needs: ['links', 'headings', 'gitignore', 'lines'],
  *detect(view) {
    const { index } = view
    const sites = sitesOf(index)
    const isPage = sites.hasPage
    const follow = follower(view, sites)
    for (const [path, facts] of index.facts('links')) {
      if (!view.isOn(path) || isSample(path, index)) continue
      const options = view.options(path)
      for (const link of facts.links) {
        if (options.ignore.some(beginning => link.url.startsWith(beginning))) continue
        const finding = follow(path, link)
        if (finding) yield finding
      }
      if (options.references && !isPage(path)) for (const { label, range } of facts.undefined) yield say.undefinedReference({ path, range }, { label })
    }
  },
})

/** Gives a function that follows one link of a file to what it names. */
function follower(view: ProjectView<{ readonly headings: boolean }>, { any: inSite, hasPage: isPage }: Sites): (path: string, link: LinkFact) => Finding | undefined {
  const { index } = view
  const find = targetFinder(index)
  const headings = index.facts('headings')
  const isIgnored = ignoreFinder(index)
  const lines = index.facts('lines')
  const beyondEnd = (fragment: string, target: string, at: Parameters<typeof say.missingLine>[0]): Finding | undefined => {
    const last = /^L(\d+)(?:C\d+)?(?:-L?(\d+)(?:C\d+)?)?$/.exec(fragment)
    const count = lines.get(target)
    if (!last || count === undefined) return undefined
    const line = Math.max(Number(last[1]), Number(last[2] ?? 0))
    return line > count ? say.missingLine(at, { line, target, count }) : undefined
  }
  return (path, link) => {
    const address = readAddress(link.url)
    if (!address) return undefined
    const at = { path, range: link.range }
    const onPage = isPage(path)
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    const target = address.path === '' ? path : resolveFrom(address.rooted ? '' : folder, address.path)
    // Above the root there may be a repository of which this one is a part.
    if (target === undefined) return undefined
    const found = find(target)
    if (found.kind === 'missing') {
      if (isQuietTarget({ path, target, address, onPage, inSite, kind: link.kind, index, isIgnored })) return undefined
      return say.missingFile(at, { target: address.path, hint: found.elsewhere === undefined ? '' : ` There is a file of that name at \`${found.elsewhere}\`.` })
    }
    if (found.kind === 'other-case') {
      if (onPage && address.rooted) return undefined
      const actual = address.path.endsWith('/') ? `${found.path}/` : found.path
      // Only the tail can differ in case: the link keeps its own way of getting there.
      const corrected = link.url.replace(encodeLike(link.url, address.path), written(address.path, actual))
      return say.wrongCase(at, { target: address.path, actual: found.path }, link.exact ? { fix: { safety: 'safe', title: `Link to ${found.path}`, edits: [{ path, range: link.range, text: corrected }] } } : {})
    }
    if (address.fragment === undefined || link.anyFragment || !view.options(path).headings || link.kind === 'image') return undefined
    // A folder is shown with its README below the list of files.
    const shown = found.kind === 'folder' ? readmeOf(found.path, index) : found.path
    const page = headings.get(shown)
    if (!page) return beyondEnd(address.fragment, found.path, at)
    const answer = findFragment(page, address.fragment, onPage || isPage(shown))
    if (answer === 'there' || answer === 'unknown') return undefined
    // MyST's targets hold for the whole site.
    if (onPage && address.path === '' && [...headings.values()].some(({ anchors }) => anchors.includes(address.fragment ?? ''))) return undefined
    const suggestion = answer.suggestion
    const where = shown === path ? 'this page' : `\`${shown}\``
    const hint = suggestion === undefined ? '' : ` There is \`#${suggestion}\`.`
    const hash = link.url.indexOf('#')
    const fix = suggestion === undefined || !link.exact ? {} : { fix: { safety: 'safe' as const, title: `Link to #${suggestion}`, edits: [{ path, range: link.range, text: `${link.url.slice(0, hash)}#${suggestion}` }] } }
    return say.missingHeading(at, { fragment: address.fragment, where, hint }, fix)
  }
}

function readmeOf(folder: string, index: ProjectIndex): string {
  const path = folder === '' ? 'README.md' : `${folder}/README.md`
  return index.has(path) ? path : path.toLowerCase()
}

/** The address with its last names replaced by those of the actual path. */
function written(path: string, actual: string): string {
  const wanted = path.split('/')
  const names = actual.split('/')
  return wanted.map((part, at) => (part === '.' || part === '..' || part === '' ? part : (names.at(at - wanted.length) ?? part))).join('/')
}

/** The path as it stands in the address: encoded where the writer encoded it. */
function encodeLike(url: string, path: string): string {
  return url.includes(path) ? path : url.slice(0, url.search(/[?#]|$/))
}
