// Time of a cold run over many linked Markdown files: `node bench/markdown.mjs [FILES] [PRESET]`. Wanted: 10,000 in under 10 s on 2 cores.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cli, measure } from './measure.mjs'

const count = Number(process.argv[2] ?? 10_000)
const preset = process.argv[3] ?? 'recommended'
const folder = mkdtempSync(join(tmpdir(), 'perf-rules-markdown-'))

const topics = ['orders', 'carts', 'prices', 'search', 'stock', 'reports', 'limits', 'queues']
const nameOf = at => `docs/${topics[at % topics.length]}/page-${at}.md`
const linkTo = (from, at) => `../${nameOf(at).slice('docs/'.length)}`

/** A page as people write them: a few sections, a table, code, and links to pages, headings and itself. */
function page(at) {
  const topic = topics[at % topics.length]
  const [next, far] = [(at + 1) % count, (at * 7919 + 13) % count]
  return `# ${topic} ${at}

How ${topic} are read and kept in part ${at} of the shop. See [the next page](${linkTo(at, next)}) first, then
[how it is measured](${linkTo(at, far)}#measured-in-part-${far}), or go [down](#limits-of-part-${at}).

## Measured in part ${at}

| Percentile | Before | After |
| ---------- | ------ | ----- |
| 50         | ${at % 90} ms | ${at % 40} ms |
| 95         | ${at % 900} ms | ${at % 400} ms |

- Reads go through the \`${topic}Reader\`, never around it
- Writes are collected, and sent at most ${at % 50} at a time

## Limits of part ${at}

\`\`\`sh
curl -s http://localhost:3000/${topic}/${at}
\`\`\`

Past ${at % 500} requests a second the queue of ${topic} fills; [the plan][plan-${at}] says what happens then.

[plan-${at}]: ${linkTo(at, far)}
`
}

try {
  for (const topic of topics) mkdirSync(join(folder, 'docs', topic), { recursive: true })
  let bytes = 0
  for (let at = 0; at < count; at++) {
    const text = page(at)
    bytes += Buffer.byteLength(text)
    writeFileSync(join(folder, nameOf(at)), text)
  }
  const git = (...args) => execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', ...args], { cwd: folder })
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'Pages')
  const run = await measure(process.execPath, [...(process.env.NODE_FLAGS ?? '').split(' ').filter(Boolean), cli, 'check', '--no-cache', '--preset', preset, '--format', 'json', '--stats'], { cwd: folder })
  const report = JSON.parse(run.stdout)
  console.log(`${count} files, ${(bytes / 1e6).toFixed(1)} MB, ${preset}: ${run.seconds.toFixed(1)} s, ${run.processor?.toFixed(1)} s of processor, ${run.megabytes?.toFixed(0)} MB, ${report.findings.length} findings, ${report.faults.length} faults`)
  console.log(JSON.stringify(report.stats.stages), report.stats.threads, 'threads')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
