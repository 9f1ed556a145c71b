import type { WorkflowName } from '@perf-rules/languages/views'

const hosted = new Set(['windows-latest', 'windows-latest-8-cores', 'windows-2025', 'windows-2025-vs2026', 'windows-2022', 'windows-11-arm', 'windows-11-vs2026-arm', 'ubuntu-slim', 'ubuntu-latest', 'ubuntu-latest-4-cores', 'ubuntu-latest-8-cores', 'ubuntu-latest-16-cores', 'ubuntu-26.04', 'ubuntu-26.04-arm', 'ubuntu-24.04', 'ubuntu-24.04-arm', 'ubuntu-22.04', 'ubuntu-22.04-arm', 'macos-latest', 'macos-latest-xlarge', 'macos-latest-large', 'macos-26', 'macos-26-intel', 'macos-26-xlarge', 'macos-26-large', 'macos-15', 'macos-15-intel', 'macos-15-xlarge', 'macos-15-large', 'macos-14', 'macos-14-xlarge', 'macos-14-large'])
/** Larger runners have names that a team gives, most of them after one of GitHub's. */
const larger = /^(?:ubuntu|windows|macos|linux)-.*(?:core|cpu|large|medium|small|xl|gpu|arm|x64|x86|ram|gb|\d+-\d+|-[sml])/
// What every runner of a team has.
const ownPresets = new Set(['self-hosted', 'x64', 'arm', 'arm64', 'linux', 'macos', 'windows'])
/** Services that rent runners name them so; an organisation that uses one has its labels everywhere. */
const rented = /^(?:blacksmith-|buildjet-|depot-|namespace-profile-|nscloud-|warp-|warpbuild-|runs-on[=/,]|runson|ubicloud(?:-|$)|cirun-|codebuild-|gha-runner-|arc-|actuated|bitrise|cirrus|ghcr\.io\/cirruslabs|latchkey-|cs-|cloud-runner|tenki-|blaze\/|useblacksmith|pub-hk-)/i

/** True for labels of GitHub's runners, of the team's own and of services that rent them. */
export function isKnownLabel(label: string, own: readonly string[]): boolean {
  const name = label.toLowerCase()
  return hosted.has(name) || ownPresets.has(name) || rented.test(name) || larger.test(name) || own.some(pattern => matches(pattern.toLowerCase(), name))
}

/** Labels of one job that no single runner has together. */
export function conflictsOf(labels: readonly WorkflowName[]): readonly { readonly label: WorkflowName; readonly other: WorkflowName }[] {
  const found: { label: WorkflowName; other: WorkflowName }[] = []
  const placed = labels.flatMap(label => {
    const kind = kindOf(label.name.toLowerCase())
    return kind ? [{ label, kind }] : []
  })
  for (const [at, { label, kind }] of placed.entries()) {
    const earlier = placed.slice(0, at).find(each => conflict(each.kind, kind))
    if (earlier) found.push({ label, other: earlier.label })
  }
  return found
}

interface Kind {
  readonly system: string
  /** Absent for `linux` and the like, which any runner of the system has. */
  readonly version?: string
}

function kindOf(label: string): Kind | undefined {
  if (label === 'linux' || label === 'macos' || label === 'windows') return { system: label }
  if (!hosted.has(label)) return undefined
  const [system = '', version = ''] = label.split(/-(.*)/s)
  return { system: system === 'ubuntu' ? 'linux' : system, version }
}

function conflict(a: Kind, b: Kind): boolean {
  return a.system !== b.system || (a.version !== undefined && b.version !== undefined && a.version !== b.version)
}

/** A pattern as in `path.Match`: `*` any characters, `?` one. Linear, since it only ever goes back to the last star. */
function matches(pattern: string, text: string): boolean {
  let at = 0
  let star = -1
  let mark = 0
  let from = 0
  while (from < text.length) {
    if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[from]) && pattern[at] !== '*') {
      at++
      from++
    } else if (pattern[at] === '*') {
      star = at++
      mark = from
    } else if (star !== -1) {
      at = star + 1
      from = ++mark
    } else return false
  }
  while (pattern[at] === '*') at++
  return at === pattern.length
}
