/** Wall time of the stages of one run. */
export class Clock {
  readonly laps: Record<string, number> = {}
  #last = performance.now()

  /** Books the time since the last lap under a stage. */
  lap(stage: string): void {
    const now = performance.now()
    this.laps[stage] = Math.round(((this.laps[stage] ?? 0) + now - this.#last) * 10) / 10
    this.#last = now
  }
}
