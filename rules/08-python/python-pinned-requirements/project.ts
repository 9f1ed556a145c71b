import { type ProjectIndex, projectDetector } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import check, { say } from './check.ts'

const locks = ['uv.lock', 'poetry.lock', 'pdm.lock', 'Pipfile.lock', 'pylock.toml', 'conda-lock.yml', 'pixi.lock']

export default projectDetector(check, {
  needs: ['requirements', 'shell'],
  appliesWhen: index => index.facts('requirements').size > 0 || [...index.facts('shell').values()].some(({ installs }) => installs.length > 0) || 'there is no list of Python packages',
  *detect(view) {
    for (const [path, { kind, requirements }] of view.index.facts('requirements')) {
      if (!view.isOn(path) || isTestFile(path)) continue
      const { hashes } = view.options(path)
      const locked = isLocked(path, view.index)
      if (kind === 'project') {
        if (!locked && requirements.some(({ pinned }) => !pinned)) yield say.noLock({ path, range: [0, 0] })
        continue
      }
      for (const { name, wanted, pinned, hashed, range } of requirements) if (!locked && (!pinned || (hashes && !hashed))) yield say.openVersion({ path, range }, { name, range: wanted === '' ? '' : pinned ? ` with that number: no hash` : ` that fits \`${wanted}\`` })
    }
    for (const [path, { installs }] of view.index.facts('shell')) if (view.isOn(path)) for (const { name, range } of installs) yield say.openInstall({ path, range }, { name })
  },
})

/** A lock beside the list or in a folder above it; or lists that a tool compiles, which have versions. */
function isLocked(path: string, index: ProjectIndex): boolean {
  for (let folder = parentOf(path); ; folder = parentOf(folder)) {
    const at = folder === '' ? '' : `${folder}/`
    if (locks.some(lock => index.has(at + lock))) return true
    // A pyproject.toml whose versions are compiled into a list beside it.
    if (path === `${at}pyproject.toml` && [...(index.facts('requirements').get(`${at}requirements.txt`)?.requirements ?? [])].some(({ pinned }) => pinned)) return true
    if (folder === '') return false
  }
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}
