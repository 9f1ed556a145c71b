import { randomBytes } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FaultError, findRulesSection, rulesSection } from '@perf-rules/core'
import { discover, findRoot, loadConfigs, settingsOf } from '@perf-rules/engine'
import type { AgentsCommand } from '../arguments.ts'

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
  for (const path of wanted) {
    if (path.startsWith('/') || path.split('/').includes('..')) throw new FaultError({ code: 'usage', what: `"${path}" is not below the root.`, where: 'agents', do: 'Name a file by its path from the root, such as AGENTS.md.' })
    const changed = writeSection(join(root.folder, path), path, rulesSection(rulesInForce(path)))
    process.stdout.write(`${changed ? 'Wrote the rules in force to' : 'Already in step:'} ${path}\n`)
  }
  return 0
}

/** Replaces the section, or appends it where there is none. Says whether the file changed. */
function writeSection(file: string, path: string, section: string): boolean {
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) throw new FaultError({ code: 'usage', what: `${path} is a link; what it leads to may lie outside the root.`, where: path, do: 'Name the file that it leads to.' })
  const old = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const ending = old.includes('\r\n') ? '\r\n' : '\n'
  const text = section.replaceAll('\n', ending)
  const at = findRulesSection(old)
  const next = at ? `${old.slice(0, at.start)}${text}${old.slice(at.end)}` : `${old === '' ? '' : `${old.trimEnd()}${ending}${ending}`}${text}${ending}`
  if (next === old) return false
  const temporary = `${file}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(temporary, next, { flag: 'wx' })
    renameSync(temporary, file)
  } finally {
    rmSync(temporary, { force: true })
  }
  return true
}
