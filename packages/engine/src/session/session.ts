import { relative, sep } from 'node:path'
import type { DirectiveUse, Report, ReportFinding } from '@perf-rules/core'
import { catalogue } from '@perf-rules/rules/catalogue'
import { findRoot, type Root } from '../workspace/root.ts'
import { didYouMean, FaultError } from '@perf-rules/core'
import type { Selection, SessionOptions } from './options.ts'
import { runCheck } from './run-check.ts'
import type { PlacedSuppression } from '../report/suppress.ts'
import type { Sources } from '../report/sources.ts'

/** A checked report with the texts its places point into, for code frames. */
export interface Checked {
  readonly report: Report
  readonly sources: Sources
  /** Every finding of the run, also those that the selection left out of the report: what a baseline is made from. */
  readonly all: readonly ReportFinding[]
  /** What silences findings here, whether or not it did. */
  readonly suppressions: { readonly comments: readonly DirectiveUse[]; readonly config: readonly PlacedSuppression[] }
}

/** The one entry for every host: command line, editor, agents and tests. */
export interface Session {
  /** Absolute folder that paths in reports are relative to. */
  readonly root: string
  /** Where the root lies in its git repository: '' or a path with a slash at its end. Forges want paths from there. */
  readonly folderInRepository: string
  /** Puts a text in place of a file's content, as an editor with unsaved changes does; undefined takes it back. */
  update(path: string, text: string | undefined): void
  /** Checks the present state. Throws `FaultError` when the run cannot go on; other faults stand in the report. */
  check(selection?: Selection): Promise<Checked>
}

/** Opens a session on the root found from `cwd`. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const ids = catalogue.map(entry => entry.id)
  for (const id of options.only ?? []) {
    if (!ids.includes(id)) throw new FaultError({ code: 'check-unknown', what: `There is no check "${id}".${didYouMean(id, ids)}`, where: '--only', do: '`npx perf-rules list` shows all checks.' })
  }
  return new OpenSession(await findRoot(options.cwd, options.root, options.hook), options)
}

class OpenSession implements Session {
  readonly #root: Root
  readonly #options: SessionOptions
  readonly #overlay = new Map<string, string>()

  constructor(root: Root, options: SessionOptions) {
    this.#root = root
    this.#options = options
  }

  get root(): string {
    return this.#root.folder
  }

  get folderInRepository(): string {
    const { folder, git } = this.#root
    const path = git === undefined ? '' : relative(git.topLevel, folder).split(sep).join('/')
    return path === '' || path.startsWith('../') ? '' : `${path}/`
  }

  update(path: string, text: string | undefined): void {
    const inside = path.startsWith('/') ? relative(this.root, path).split(sep).join('/') : path
    if (inside.startsWith('../')) throw new FaultError({ code: 'usage', what: `${path} lies outside the root.`, where: path, do: 'Open a session on its own root.' })
    if (text === undefined) this.#overlay.delete(inside)
    else this.#overlay.set(inside, text)
  }

  async check(selection: Selection = {}): Promise<Checked> {
    return await runCheck(this.#root, this.#options, this.#overlay, selection)
  }
}
