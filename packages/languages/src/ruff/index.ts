import { setFlagsFromString } from 'node:v8'
import { defineLanguage } from '../language.ts'
import type { RuffSettings } from './settings.ts'

export type * from './facts.ts'

const settingNames = /(?:^|\/)(?:\.?ruff|pyproject)\.toml$/

/** Python files, as ruff judges them. Stubs and notebooks are left to ruff itself: its build here takes no path to know them by. */
export const ruff = defineLanguage({
  id: 'ruff',
  claims: ({ path, head }) => path.endsWith('.py') || (!/\.[A-Za-z0-9]+$/.test(path) && /^#!.*\bpython3?(?:\.\d+)?\b/.test(head)),
  facts: {},
  settings: {
    governs: path => path.endsWith('.py') || !/\.[A-Za-z0-9]+$/.test(path.slice(path.lastIndexOf('/') + 1)),
    isSource: path => settingNames.test(path),
    load: async () => (await import('./read-settings.ts')).ruffSettings,
  },
  load: async () => {
    // A run asks ruff for a second or two; V8's optimising compiler would work on it for four (6.5 s of CPU with it, 2.5 s without, for 1,530 files).
    setFlagsFromString('--liftoff-only')
    const [{ Ruff }, module] = await Promise.all([import('./engine.ts'), import('@astral-sh/ruff-wasm-nodejs')])
    const engine = new Ruff(module)
    // What `settings.load` gave for this path.
    return { parse: (text: string, path: string, settings?: unknown) => engine.check(text, path, settings as RuffSettings | undefined), extractors: [] }
  },
})
