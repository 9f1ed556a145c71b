import { type DataNode, nodeAt, stringOf } from '../data/index.ts'
import type { ImageBuildFacts } from './facts.ts'

/** Reads the image builds of a workflow or a composite action. */
export function readImageBuilds(root: DataNode | undefined): ImageBuildFacts {
  const targets: { dockerfile: string | null; target: string }[] = []
  const names: string[] = []
  for (const step of stepsOf(root)) {
    const uses = stringOf(nodeAt(step, 'uses')) ?? ''
    if (uses.startsWith('docker/build-push-action@') || uses.startsWith('docker/metadata-action@')) {
      const target = stringOf(nodeAt(step, 'with', 'target'))
      if (target !== undefined) targets.push({ dockerfile: stringOf(nodeAt(step, 'with', 'file'))?.replace(/^\.\//, '') ?? null, target: target.toLowerCase() })
      for (const key of ['tags', 'images']) names.push(...lines(nodeAt(step, 'with', key)))
    }
    const run = stringOf(nodeAt(step, 'run')) ?? ''
    if (run.includes('docker')) names.push(...run.split('\n').filter(line => /\bdocker\b.*\b(?:build|push|tag)\b|^\s*(?:-t|--tag)\s/.test(line)).map(line => line.trim()))
  }
  const environment = nodeAt(root, 'env')
  if (environment?.kind === 'map') names.push(...environment.entries.filter(entry => /IMAGE|REPOSITORY/i.test(entry.key)).flatMap(entry => lines(entry.value)))
  return { targets, names: [...new Set(names)].sort() }
}

function stepsOf(root: DataNode | undefined): readonly DataNode[] {
  const jobs = nodeAt(root, 'jobs')
  const lists = [nodeAt(root, 'runs', 'steps'), ...(jobs?.kind === 'map' ? jobs.entries.map(job => nodeAt(job.value, 'steps')) : [])]
  return lists.flatMap(list => (list?.kind === 'list' ? list.items : []))
}

function lines(node: DataNode | undefined): readonly string[] {
  return (stringOf(node) ?? '').split(/[\n,]/).map(line => line.trim()).filter(line => line !== '')
}
