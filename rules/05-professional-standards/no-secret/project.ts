import { projectDetector } from '@perf-rules/core'
import check, { say } from './check.ts'
import { isShown } from './shown.ts'

/** Ends of names under which a dotenv file is meant to be shared. */
const templates = /\.(?:example|sample|template|tpl|tmpl|dist|defaults?|schema|test|testing|ci|e2e|vault|docs|dev-example)$|example|sample|template/i

/** Dotenv files that git tracks. */
export default projectDetector(check, {
  needs: ['envFile'],
  *detect(view) {
    for (const { path, tracked } of view.index.files) {
      const name = path.slice(path.lastIndexOf('/') + 1)
      if (!tracked || !/^\.env(?:\.|$)/.test(name) || templates.test(name) || isShown(path.slice(0, -name.length))) continue
      const options = view.options(path)
      if (options.allowEnvFiles.includes(path)) continue
      const held = view.index.facts('envFile').get(path)?.entries.filter(entry => entry.holdsSecret) ?? []
      const [first] = held
      if (first) yield say.envFileTracked({ path, range: first.range }, { file: name, keys: names(held.map(entry => entry.key)) })
      else if (/\.local$/.test(name)) yield say.localEnvTracked({ path, range: [0, 0] }, { file: name }, { severity: 'warning' })
      else if (options.envFiles === 'any') yield say.envFileKept({ path, range: [0, 0] }, { file: name })
    }
  },
})

function names(keys: readonly string[]): string {
  const shown = keys.slice(0, 3).map(key => `\`${key}\``)
  return keys.length > 3 ? `${shown.join(', ')} and ${keys.length - 3} more` : shown.join(', ')
}
