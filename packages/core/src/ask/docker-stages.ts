/** Indexes of a stage and of those it goes on from, back to an image; the stage first. */
export function stageChain(stages: readonly { readonly base: number | null }[], from: number): readonly number[] {
  const chain: number[] = []
  for (let at: number | null = from; at !== null && at >= 0 && at < stages.length; at = stages[at]?.base ?? null) chain.push(at)
  return chain
}

/** Stages whose layers are in the image that `docker build` makes: the last one, and what it goes on from. */
export function stagesInImage(stages: readonly { readonly base: number | null }[]): ReadonlySet<number> {
  return new Set(stageChain(stages, stages.length - 1))
}
