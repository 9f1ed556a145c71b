import type { Extra, Place, Severity } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { Repeat } from '@perf-rules/analyzer/views'

/** Folders and files of code that runs once, by hand or at a release: nobody waits for it on each request. */
const oneOff = /(?:^|\/)(?:migrations?|seeds?|seeders?|scripts?|upgrades|fixtures|bench|benchmarks|examples?|playground)\/|(?:^|\/)(?:seed|migrate|backfill)[^/]*$|[.-](?:seed|migration|bench)\.[cm]?[jt]sx?$/i

/** Code of tests, migrations, seeds and scripts is told of it, and never fails for it; nor does code of a start. */
function severityAt(path: string): Severity | undefined {
  return isTestFile(path) || oneOff.test(path) ? 'info' : undefined
}

/** Where a repeated round trip stands, and what the finding carries. */
export function placed({ path, at, chain, others, sure, startUp }: Repeat): { readonly at: Place; readonly extra: Extra } {
  const severity = startUp ? 'info' : severityAt(path)
  return {
    at: { path, range: at },
    extra: { related: [...chain, ...others].map(link => ({ at: { path: link.path, range: link.at }, note: link.note })), confidence: sure ? 'high' : 'medium', ...(severity ? { severity } : {}) },
  }
}

/** What the message says of it. `queries` and `items` are whole phrases, since either may have no name. */
export function told({ call, client, operation, items, nested, batched, chain }: Repeat) {
  return {
    call,
    client,
    operation,
    items: items === '' ? 'the iteration' : `\`${items}\``,
    growth: nested > 1 ? `Iterations are nested ${nested} deep and multiply: 100 items in each make ${100 ** Math.min(nested, 3)} round trips` : 'Round trips grow with the data: 100 items make 100 of them',
    batched,
    hops: chain.length - 1,
  }
}
