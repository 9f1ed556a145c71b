import { relative, resolve, sep } from 'node:path'
import { realpathSync } from 'node:fs'
import picomatch from 'picomatch'
import { FaultError } from '@perf-rules/core'

/**
 * Tells which files the user named. A path that names nothing is refused: a typing mistake must not look
 * like a clean result.
 */
export function selectorOf(paths: readonly string[], cwd: string, root: string, files: readonly { readonly path: string }[]): (path: string) => boolean {
  const tests = paths.map(given => toTest(given, cwd, root))
  for (const [at, test] of tests.entries()) {
    if (files.some(file => test(file.path))) continue
    throw new FaultError({ code: 'nothing-selected', what: `\`${paths[at] ?? ''}\` matches no file to check.`, where: paths[at] ?? '', do: 'Name a file, a folder or a quoted glob below the root that git tracks or would add.' })
  }
  return path => tests.some(test => test(path))
}

function toTest(given: string, cwd: string, root: string): (path: string) => boolean {
  const path = relative(root, resolve(realpathSync(cwd), given)).split(sep).join('/')
  if (path === '') return () => true
  if (path === '..' || path.startsWith('../')) throw new FaultError({ code: 'usage', what: `\`${given}\` lies outside the root.`, where: given, do: `Name paths below ${root}, or give another --root.` })
  if (!/[*?{[]/.test(given)) return file => file === path || file.startsWith(`${path}/`)
  const matches = picomatch(path, { dot: true })
  return file => file === path || matches(file)
}
