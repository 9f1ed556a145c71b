import type { RuffDiagnostic } from './facts.ts'

/** Puts right what ruff decides by the path of a file, which its WebAssembly build is not told. */
export function asInPackage(path: string, diagnostics: readonly RuffDiagnostic[]): readonly RuffDiagnostic[] {
  const parts = path.replace(/\.py$/, '').split('/')
  const isPackage = parts.at(-1) === '__init__'
  // The first folder is where the project begins, and seldom a package.
  const isPrivate = parts.some((part, at) => isPrivateName(part) && (at > 0 || parts.length === 1))
  return diagnostics.flatMap(each => {
    if (!/^D1\d\d$/.test(each.code)) return [each]
    // Nothing in a private module is public.
    if (isPrivate) return []
    return each.code === 'D100' && isPackage ? [{ code: 'D104', says: 'Missing docstring in public package', range: each.range }] : [each]
  })
}

function isPrivateName(name: string): boolean {
  return name.startsWith('_') && !(name.startsWith('__') && name.endsWith('__'))
}
