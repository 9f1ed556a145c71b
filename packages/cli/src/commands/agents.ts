import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findRulesSection, rulesSection } from '@perf-rules/core'
import { assertInside, discover, findRoot, loadConfigs, settingsOf, writeFiles } from '@perf-rules/engine'
import type { AgentsCommand } from '../arguments.ts'
import { safe } from '../terminal.ts'

const usual = ['AGENTS.md', 'CLAUDE.md', 'GEMINI.md', '.github/copilot-instructions.md']

/** `perf-rules agents`: prints the rules in force for coding agents; with `--write` keeps them in the files that agents read. */
export async function agents({ write, files, root: given }: AgentsCommand): Promise<number> {
  const root = await findRoot(process.cwd(), given)
  const { files: found } = await discover(root)
  const paths = found.map(file => file.path)
  const { rulesInForce } = settingsOf(await loadConfigs(root.folder, paths), ['recommended'], undefined)
  if (!write) {
    process.stdout.write(`${rulesSection(rulesInForce('AGENTS.md'))}\n`)
    return 0
  }
  // A file that only reads another in (`@AGENTS.md`) needs no copy of its own.
  const held = paths.filter(path => /\.md$/.test(path) && usual.includes(path.split('/').at(-1) ?? '') && findRulesSection(readFileSync(join(root.folder, path), 'utf8')) !== undefined)
  const wanted = files.length > 0 ? files : held.length > 0 ? held : [usual.find(path => existsSync(join(root.folder, path))) ?? 'AGENTS.md']
  const changed = new Map<string, string>()
  for (const path of wanted) {
    assertInside(root.folder, path)
    const file = join(root.folder, path)
    const old = existsSync(file) ? readFileSync(file, 'utf8') : ''
    const next = withSection(old, rulesSection(rulesInForce(path)))
    if (next !== old) changed.set(path, next)
  }
  writeFiles(root.folder, { write: changed, rename: new Map() })
  for (const path of wanted) process.stdout.write(`${changed.has(path) ? 'Wrote the rules in force to' : 'Already in step:'} ${safe(path)}\n`)
  return 0
}

/** The file with the section replaced, or appended where there is none. */
function withSection(old: string, section: string): string {
  const ending = old.includes('\r\n') ? '\r\n' : '\n'
  const text = section.replaceAll('\n', ending)
  const at = findRulesSection(old)
  return at ? `${old.slice(0, at.start)}${text}${old.slice(at.end)}` : `${old === '' ? '' : `${old.trimEnd()}${ending}${ending}`}${text}${ending}`
}
