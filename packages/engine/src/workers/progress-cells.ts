/** Numbers that a worker writes and the main thread reads: steps made so far, the batch, the file in it. */
export interface ProgressCells {
  readonly memory: SharedArrayBuffer
  /** Rises with each file. */
  tick(): number
  position(): { readonly batch: number; readonly file: number }
  /** Called by the worker before each file, and with -1 when it is at none. */
  move(batch: number, file: number): void
}

/** Opens the numbers of a worker, or makes new ones. */
export function progressCells(memory: SharedArrayBuffer = new SharedArrayBuffer(12)): ProgressCells {
  const cells = new Int32Array(memory)
  return {
    memory,
    tick: () => Atomics.load(cells, 0),
    position: () => ({ batch: Atomics.load(cells, 1), file: Atomics.load(cells, 2) - 1 }),
    move(batch, file) {
      Atomics.store(cells, 1, batch)
      // Kept one higher, so that fresh memory says "at none".
      Atomics.store(cells, 2, file + 1)
      Atomics.add(cells, 0, 1)
    },
  }
}
