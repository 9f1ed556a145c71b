import type { ChangeCommit } from '../detectors/change.ts'
import { type Lock, type LockEntry, lockName } from './lock.ts'

/** Who may approve, as it was before the change: nobody makes himself an approver and approves in one breath. */
export interface Authority {
  /** Names from `authority.approvers` in the configuration of the base. */
  readonly approvers: readonly string[]
  /** Owners of a path by the CODEOWNERS file of the base. */
  readonly ownersOf: (path: string) => readonly string[]
}

/** What the lock says of a file's present content. */
export type Approval =
  | { readonly state: 'none' }
  | { readonly state: 'approved'; readonly entry: LockEntry }
  /** Approved is another content. */
  | { readonly state: 'differs'; readonly entry: LockEntry }
  /** Approved by somebody who may not. */
  | { readonly state: 'void'; readonly entry: LockEntry; readonly why: string }

export interface ApprovalQuestion {
  readonly path: string
  /** Of the content after the change. */
  readonly hash: string
  readonly before: Lock | undefined
  readonly after: Lock | undefined
  readonly authority: Authority
  readonly commits: readonly ChangeCommit[]
}

/** Whether a content is approved, and by somebody who may approve it. */
export function approvalOf({ path, hash, before, after, authority, commits }: ApprovalQuestion): Approval {
  const entry = entryIn(after, path)
  if (!entry) return { state: 'none' }
  if (entry.hash !== hash) return { state: 'differs', entry }
  const old = entryIn(before, path)
  // Judged when it came in: an approver who has left the team has still approved.
  if (old && old.hash === entry.hash && old.by === entry.by) return { state: 'approved', entry }
  const why = whyVoid(entry, path, authority, commits)
  return why === undefined ? { state: 'approved', entry } : { state: 'void', entry, why }
}

/** An entry of a lock; never one that JSON's `__proto__` brings. */
export function entryIn(lock: Lock | undefined, path: string): LockEntry | undefined {
  return lock && Object.hasOwn(lock.approved, path) ? lock.approved[path] : undefined
}

function whyVoid({ by }: LockEntry, path: string, { approvers, ownersOf }: Authority, commits: readonly ChangeCommit[]): string | undefined {
  const allowed = [...approvers, ...ownersOf(path)].map(name => name.toLowerCase())
  if (!allowed.includes(by.toLowerCase())) return allowed.length === 0 ? 'before the change nobody was named who may approve it' : `${by} was neither among \`authority.approvers\` nor an owner of the file before the change`
  const bringing = commits.filter(commit => commit.paths.includes(lockName))
  // A handle cannot be compared with what git knows of an author; an address can.
  if (!by.slice(1).includes('@') || bringing.length === 0) return undefined
  return bringing.some(commit => commit.email.toLowerCase() === by.toLowerCase()) ? undefined : `it was committed by ${bringing.at(-1)?.email ?? ''} in the name of ${by}`
}
