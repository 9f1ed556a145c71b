import type { ChangeCommit } from '@perf-rules/core'

const declined = /^changelog:\s*(?:none|no|skip|skipped|ignore|n\/a|other)\b|\[(?:skip|no)[ -]?changelog\]|\[changelog[ -]?skip\]/im
/** Git's own words, and those of commits that are joined with another before they are merged. */
const byGit = /^(?:Merge (?:branch|branches|tag|commit|remote-tracking|pull request|[0-9a-f]{7,40}\b)|Revert "|Reapply "|fixup! |squash! |amend! )/

/** Subjects that Renovate and Dependabot write. */
const byBot = /^(?:Bump \S+(?: and \S+)? from \S+ to \S+|Bump the .+ group|(?:Update|Lock file maintenance)(?: .*)? (?:dependency|dependencies|devDependencies|monorepo|digest)\b|Update \S+ to v\d|Update (?:devDependencies|dependencies)\b)/i

/** True for a commit that needs no entry of its own, by what it is or by what its message says. */
export function isExempt({ message, parents }: ChangeCommit, exemptTypes: readonly string[]): boolean {
  if (parents > 1 || byGit.test(message) || byBot.test(message) || declined.test(message)) return true
  const type = /^([a-z]+)(?:\([^)]*\))?(!?): /i.exec(message)
  return type?.[1] !== undefined && type[2] === '' && exemptTypes.includes(type[1].toLowerCase())
}
