import type { Progress } from '@perf-rules/engine'
import type { Terminal } from './terminal.ts'

const patienceMilliseconds = 500

/** A line on standard error that tells what takes long; nothing in pipes and for short runs. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream
  readonly #isShown: boolean
  readonly #started = performance.now()
  #timer: NodeJS.Timeout | undefined
  #text = 'finding files'

  constructor(stream: NodeJS.WriteStream, { isInteractive }: Terminal) {
    this.#stream = stream
    this.#isShown = isInteractive
    if (isInteractive) this.#timer = setInterval(() => this.#draw(), 100).unref()
  }

  update({ stage, total }: Progress): void {
    this.#text = stage === 'files' ? `checking ${total ?? 0} files` : stage === 'discover' ? 'finding files' : stage === 'project' ? 'joining facts' : 'comparing with the base'
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
    if (this.#isShown) this.#stream.write('\r\x1b[K')
  }

  #draw(): void {
    const spent = performance.now() - this.#started
    if (spent > patienceMilliseconds) this.#stream.write(`\r\x1b[Kperf-rules: ${this.#text} (${(spent / 1000).toFixed(1)} s)`)
  }
}
