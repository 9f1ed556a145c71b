import { didYouMean, type Finding, type ProjectIndex, projectDetector } from '@perf-rules/core'
import type { CodeSpanFact } from '@perf-rules/languages/views'
import check, { say } from './check.ts'
import { isForContributors, isOfToday } from './pages.ts'
import { pathFinder } from './paths.ts'

export default projectDetector(check, {
  needs: ['codeSpans', 'package', 'constants', 'gitignore'],
  *detect(view) {
    const { index } = view
    const paths = pathFinder(index)
    const scripts = scriptNames(index)
    let constants: ReadonlySet<string> | undefined
    for (const [path, { spans }] of index.facts('codeSpans')) {
      if (!view.isOn(path) || !isOfToday(path, index)) continue
      const { variables, ignore } = view.options(path)
      for (const span of spans) {
        if (ignore.some(beginning => span.value.startsWith(beginning))) continue
        const at = { path, range: span.range }
        if (/^(?:npm|pnpm|yarn|bun)\s/.test(span.value)) yield* missingScript(span, at, scripts, isForContributors(path))
        else if (/^[A-Z0-9_]+$/.test(span.value)) {
          if (!variables) continue
          constants ??= new Set([...index.facts('constants').values()].flat())
          if (!isKnown(span.value, constants)) yield* misspeltVariable(span.value, at, constants)
        } else {
          const missing = paths(path, span.value)
          if (missing) yield say.missingPath(at, { target: span.value, folder: missing.folder, hint: missing.elsewhere === undefined ? '' : ` There is a file of that name at \`${missing.elsewhere}\`.` })
        }
      }
    }
  },
})

/** Scripts of all packages; undefined in a repository that has none, where commands speak of other people's. */
function scriptNames(index: ProjectIndex): ReadonlySet<string> | undefined {
  const names = new Set([...index.facts('package').values()].flatMap(({ scripts }) => scripts))
  return names.size === 0 ? undefined : names
}

/** `npm run x`, with options of npm between; other package managers also run their own commands by that form. */
const run = /^(?:npm|pnpm|yarn|bun)\s+(?:-{1,2}\S+\s+)*(?:run|run-script)\s+(?:-{1,2}\S+\s+)*([\w@:./-]+)/

interface Place {
  readonly path: string
  readonly range: CodeSpanFact['range']
}

function* missingScript(span: CodeSpanFact, at: Place, scripts: ReadonlySet<string> | undefined, isOurs: boolean): Generator<Finding> {
  const name = run.exec(span.value)?.[1]
  // A workspace's folder, a file for bun, or a placeholder stands where the script would.
  if (!scripts || name === undefined || scripts.has(name) || /[/.]|^-|^<|^(?:script|name|x|foo)$/i.test(name) || /--(?:prefix|cwd|dir)\b|\s-C\s/.test(span.value)) return
  const hint = didYouMean(name, [...scripts])
  // Elsewhere the script may be one of the reader's own project, unless it is nearly one of ours.
  if (isOurs || hint !== '') yield say.missingScript(at, { script: name, hint })
}

/** Written out somewhere, or put together from a prefix (`SHOP_`) that is. */
function isKnown(name: string, constants: ReadonlySet<string>): boolean {
  if (constants.has(name)) return true
  for (let at = name.indexOf('_'); at !== -1; at = name.indexOf('_', at + 1)) if (constants.has(name.slice(0, at + 1))) return true
  return false
}

/** Only where the code knows nearly the same name: others may be another system's, or read by a library. */
function* misspeltVariable(name: string, at: Place, constants: ReadonlySet<string>): Generator<Finding> {
  const family = name.slice(0, name.indexOf('_') + 1)
  const hint = didYouMean(name, [...constants].filter(other => other.startsWith(family) && !other.endsWith('_') && differsAtOnePlace(name, other)))
  if (hint !== '' && name.length > 7) yield say.missingVariable(at, { name, hint })
}

/** Equal but for one or two letters at one place. */
function differsAtOnePlace(one: string, other: string): boolean {
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let end = 0
  while (end < one.length - start && end < other.length - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++
  return Math.max(one.length, other.length) - start - end <= 2
}
