/** True when the first version comes before the second. Numbers by value; a pre-release before its release, as semver says. */
export function isOlder(one: string, other: string): boolean {
  const [a, b] = [read(one), read(other)]
  for (let at = 0; at < Math.max(a.numbers.length, b.numbers.length); at++) {
    const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return isEarlierStage(a.stage, b.stage)
}

function read(version: string): { readonly numbers: readonly number[]; readonly stage: string } {
  const bare = version.split('+')[0] ?? ''
  const end = bare.search(/[^\d.]/)
  const numbers = (end === -1 ? bare : bare.slice(0, end)).split('.').filter(part => part !== '').map(Number)
  return { numbers, stage: end === -1 ? '' : bare.slice(end).replace(/^[-.]/, '') }
}

/** Compares `beta.2` and `beta.10` part by part; the empty stage is the release itself and comes last. */
function isEarlierStage(one: string, other: string): boolean {
  if (one === other || one === '') return false
  if (other === '') return true
  const [a, b] = [one.split('.'), other.split('.')]
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [left = '', right = ''] = [a[at], b[at]]
    if (left === right) continue
    const bothNumbers = /^\d+$/.test(left) && /^\d+$/.test(right)
    return bothNumbers ? Number(left) < Number(right) : left < right
  }
  return false
}
