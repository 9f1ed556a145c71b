/** Name of the file in the root that records who allowed what. */
export const lockName = 'perf-rules.lock.json'

/** One approval: this content of this file was allowed, by whom, when and why. */
export interface LockEntry {
  /** Canonical hash of what is protected in the file: of a settings file only the servers, formatting left out. */
  readonly hash: string
  readonly by: string
  /** ISO time in UTC. */
  readonly at: string
  readonly reason: string
  /** Git's name of the approved content, from which it is put back. */
  readonly blob?: string
  /** Path of a tracked copy, where git does not hold the content or the content holds a secret; secrets are left out of it. */
  readonly backup?: string
  /** Where in the copy a secret was left out. */
  readonly withheld?: readonly string[]
  /** Hash of each protected part by name (a server), so that a difference can be named. */
  readonly parts?: Readonly<Record<string, string>>
}

/** A `perf-rules.lock.json`, as written. */
export interface Lock {
  readonly version: 1
  readonly approved: Readonly<Record<string, LockEntry>>
}

/** True for a value of the shape of a lock. */
export function isLock(value: unknown): value is Lock {
  if (typeof value !== 'object' || value === null || Reflect.get(value, 'version') !== 1) return false
  const approved: unknown = Reflect.get(value, 'approved')
  if (typeof approved !== 'object' || approved === null || Array.isArray(approved)) return false
  return Object.values(approved).every((entry: unknown) => typeof entry === 'object' && entry !== null && ['hash', 'by', 'at', 'reason'].every(key => typeof Reflect.get(entry, key) === 'string'))
}

/** The bytes of a lock file: paths sorted, so that parallel approvals seldom meet. */
export function lockText({ approved }: Lock): string {
  const sorted = Object.fromEntries(Object.entries(approved).sort(([a], [b]) => (a < b ? -1 : 1)))
  return `${JSON.stringify({ version: 1, approved: sorted }, null, 2)}\n`
}
