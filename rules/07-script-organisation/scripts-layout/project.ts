import { didYouMean, type Finding, type OptionsOf, projectDetector } from '@perf-rules/core'
import type { ScriptFacts } from '@perf-rules/languages/views'
import check, { say } from './check.ts'
import { kindOf, usualName } from './kind.ts'
import { nameOf, performanceScripts } from '../performance-script.ts'

type Options = OptionsOf<typeof check>

export default projectDetector(check, {
  needs: ['script'],
  *detect(view) {
    const options = view.options()
    const isPerformanceScript = performanceScripts(options)
    for (const [path, facts] of view.index.facts('script')) {
      if (!view.isOn(path) || !isPerformanceScript(path, facts)) continue
      yield* misplaced(path, facts, options)
      if (!path.startsWith(`${options.root}/`)) continue
      yield* misnamed(path)
      yield* notReady(path, facts, view.index.file(path)?.executable ?? false)
    }
  },
})

function* misplaced(path: string, facts: ScriptFacts, { root, folders }: Options): Generator<Finding> {
  const at = { path, range: [0, 0] as const }
  const kind = kindOf(path, facts, folders)
  const proposal = `${root}/${kind}/${usualName(nameOf(path))}`
  if (!path.startsWith(`${root}/`)) {
    yield say.outsideLayout(at, { root, proposal })
    return
  }
  const [folder = '', ...below] = path.slice(root.length + 1).split('/')
  if (below.length === 0) yield say.noFolder(at, { root, proposal })
  else if (!folders.includes(folder)) yield say.unknownFolder(at, { folder: `${root}/${folder}`, hint: didYouMean(folder, folders), known: folders.join(', '), proposal: kind })
}

function* misnamed(path: string): Generator<Finding> {
  const name = nameOf(path)
  const proposal = usualName(name)
  if (name !== proposal) yield say.nameNotUsual({ path, range: [0, 0] }, { name, proposal, style: name.toLowerCase().endsWith('.py') ? 'snake_case' : 'kebab-case' })
}

/** Node's files and bats suites are given to their runner by name: they need neither unless they have one of both. */
function* notReady(path: string, { shebang, interpreter }: ScriptFacts, executable: boolean): Generator<Finding> {
  const isGivenToRunner = interpreter === 'node' || interpreter === 'bats'
  if (isGivenToRunner && !executable) return
  if (shebang === null) yield say.noShebang({ path, range: [0, 0] }, { interpreter })
  if (!executable) yield say.notExecutable({ path, range: [0, 0] }, { path })
}
