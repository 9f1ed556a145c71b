import { createRequire } from 'node:module'
import { lineStarts, type Range } from '@perf-rules/core'
import type * as ruffModule from '@astral-sh/ruff-wasm-nodejs'
import { NotParsed } from '../language.ts'
import type { RuffDiagnostic, RuffFile } from './facts.ts'
import { asInPackage } from './by-path.ts'
import { isLeftOut, type RuffSettings } from './settings.ts'
import { tooDeepForRuff } from './too-deep.ts'

/** All that some check of ours tells. */
const selected = ['D1', 'D419', 'ANN001', 'ANN002', 'ANN003', 'ANN2', 'ANN401', 'T20', 'G', 'LOG', 'E722', 'BLE001', 'TRY002', 'TRY004', 'TRY203', 'TRY401', 'B904', 'S110', 'S112', 'S102', 'S104', 'S105', 'S106', 'S107', 'S301', 'S306', 'S307', 'S501', 'S506', 'S602', 'S604', 'S605', 'S608', 'FIX', 'C901', 'PLR0911', 'PLR0912', 'PLR0913', 'PLR0915', 'B006', 'B008', 'ASYNC210', 'ASYNC220', 'ASYNC221', 'ASYNC222', 'ASYNC230', 'ASYNC251']
const noSettings: RuffSettings = { options: {}, ignored: [], selected: [], excluded: false }
const utf16 = 1

export type RuffModule = typeof ruffModule

const require = createRequire(import.meta.url)

/** ruff in WebAssembly, with one workspace per distinct settings. After a panic a fresh instance takes its place. */
export class Ruff {
  #module: RuffModule
  readonly #workspaces = new Map<string, ruffModule.Workspace>()

  constructor(module: RuffModule) {
    this.#module = module
  }

  check(text: string, path: string, settings: RuffSettings = noSettings): RuffFile | NotParsed {
    if (settings.excluded) return { diagnostics: [] }
    const depth = tooDeepForRuff(text)
    if (depth !== undefined) return new NotParsed(depth)
    let told: readonly ruffModule.Diagnostic[]
    try {
      // The build's types leave the answer open.
      told = this.#workspaceFor(settings).check(text) as readonly ruffModule.Diagnostic[]
    } catch (thrown) {
      this.#module = loadAnew()
      this.#workspaces.clear()
      throw thrown
    }
    const error = told.find(({ code, message }) => code === 'invalid-syntax' && !/^Cannot (?:use|have)\b/.test(message))
    if (error) return new NotParsed(`${error.message}, line ${error.start_location.row}`)
    return { diagnostics: asInPackage(path, placed(text, told)).filter(({ code }) => !isLeftOut(code, settings)) }
  }

  #workspaceFor({ options }: RuffSettings): ruffModule.Workspace {
    const key = JSON.stringify(options)
    let workspace = this.#workspaces.get(key)
    if (!workspace) this.#workspaces.set(key, (workspace = this.#open(options)))
    return workspace
  }

  /** Options that this build of ruff does not know, or no longer knows, cost the project's other options, never the run. */
  #open(options: RuffSettings['options']): ruffModule.Workspace {
    const lint = options['lint'] as Record<string, unknown> | undefined
    const convention = (lint?.['pydocstyle'] as Record<string, unknown> | undefined)?.['convention']
    const select = convention === undefined ? selected : [...selected, 'D2', 'D3', 'D4']
    try {
      return new this.#module.Workspace({ ...options, lint: { ...lint, select } }, utf16)
    } catch (thrown) {
      if (!(thrown instanceof Error) || thrown.name === 'RuntimeError') throw thrown
      return new this.#module.Workspace({ lint: { select: selected } }, utf16)
    }
  }
}

/** A module of its own each time: a panic leaves the memory of the old one in an unknown state. */
function loadAnew(): RuffModule {
  const name = require.resolve('@astral-sh/ruff-wasm-nodejs')
  delete require.cache[name]
  // What the package's own declaration says of it.
  return require(name) as RuffModule
}

function placed(text: string, told: readonly ruffModule.Diagnostic[]): readonly RuffDiagnostic[] {
  const lines = new Lines(text)
  return told.flatMap(({ code, message, start_location: start, end_location: end }) => (code === null || code === 'invalid-syntax' ? [] : [new Told(code, message.replace(/\.$/, ''), lines, start, end)]))
}

/** The line table of a text, made on first use: most of what ruff tells is asked of no check. */
class Lines {
  readonly #text: string
  #starts: readonly number[] | undefined

  constructor(text: string) {
    this.#text = text
  }

  offset({ row, column }: Place): number {
    this.#starts ??= lineStarts(this.#text)
    return Math.min(this.#text.length, (this.#starts[row - 1] ?? this.#text.length) + column - 1)
  }
}

type Place = ruffModule.Diagnostic['start_location']

class Told implements RuffDiagnostic {
  readonly code: string
  readonly says: string
  readonly #lines: Lines
  readonly #start: Place
  readonly #end: Place

  constructor(code: string, says: string, lines: Lines, start: Place, end: Place) {
    this.code = code
    this.says = says
    this.#lines = lines
    this.#start = start
    this.#end = end
  }

  get range(): Range {
    return [this.#lines.offset(this.#start), this.#lines.offset(this.#end)]
  }
}
