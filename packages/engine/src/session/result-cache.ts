import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Pack, type PackedFile, packKey, readPack, writePack } from '../cache/pack.ts'
import type { DiscoveredFile } from '../workspace/discover.ts'
import type { Root } from '../workspace/root.ts'
import type { FileRun } from './file-runs.ts'
import type { RunState } from './run-state.ts'

const nothing: Pack = { written: 0, files: new Map(), project: undefined }

/** Where results are kept: git's common directory, else node_modules. */
function cacheFile(root: Root): string {
  const name = `${createHash('sha1').update(root.folder).digest('hex').slice(0, 12)}.pack`
  return root.git ? join(root.git.commonDirectory, 'perf-rules', name) : join(root.folder, 'node_modules/.cache/perf-rules', name)
}

/** The results of earlier runs. A cache that came with the repository is not ours and is not used. */
export function openCache({ root, options, faults }: Pick<RunState, 'root' | 'options' | 'faults'>, files: readonly DiscoveredFile[]): Pack {
  if (options.useCache === false) return nothing
  const inRepository = root.git ? undefined : files.find(file => file.path.startsWith('node_modules/.cache/perf-rules/'))
  if (!inRepository) return readPack(cacheFile(root), options.build)
  faults.push({ code: 'cache-tracked', what: 'A cache file of perf-rules is part of the repository; it was not used.', where: inRepository.path, do: 'Remove it from the repository.' })
  return nothing
}

/** Keeps what a run has found out, if it is anything new. Unsaved buffers are not what the disk holds: they are left out. */
export function saveCache({ root, options }: RunState, old: Pack, runs: readonly FileRun[], overlay: ReadonlyMap<string, string>, project: Pack['project']): void {
  const kept = runs.filter(run => !overlay.has(run.file.path) && !run.givenUp)
  if (options.useCache === false || (kept.every(run => run.fromCache) && project?.digest === old.project?.digest)) return
  const files = new Map<string, PackedFile>()
  const present = new Map(runs.map(run => [run.file.path, run.blob]))
  for (const [key, file] of old.files) if (present.get(file.path) === file.blob) files.set(key, file)
  for (const { file, plan, blob, facts, judgement } of kept) files.set(packKey(plan, file.path), { plan, path: file.path, blob, executable: file.executable, stat: file.stat, facts, judgement })
  writePack(cacheFile(root), options.build, { written: Date.now(), files: [...files.values()], project })
}
