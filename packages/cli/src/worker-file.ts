import { join } from 'node:path'

/** The worker's bundle, which the build puts beside this one. */
export const workerFile = join(__dirname, 'worker.cjs')
