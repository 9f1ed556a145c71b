import { fileDetector, type Finding } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { AgentFile, AgentFlaw } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

export default fileDetector(check, {
  *agentFile(file, { path, options }) {
    // A fixture may be broken on purpose.
    if (isTestFile(path)) return
    for (const flaw of file.flaws) {
      if (flaw.id === 'unknownTool' && options.allowTools.includes(flaw.tool.replace(/\s*\(.*$/s, ''))) continue
      const finding = toFinding(flaw, file)
      if (finding) yield finding
    }
    if (options.fileIsName && file.kind === 'agent' && file.name && nameOfFile(path) !== file.name.text) yield say.nameDiffers(file.name.range, { name: file.name.text, file: `${file.name.text}.md` })
  },
})

function toFinding(flaw: AgentFlaw, { client, kind }: AgentFile): Finding | undefined {
  const { range } = flaw
  switch (flaw.id) {
    case 'noFrontMatter':
      return say.noFrontMatter(range, { client, kind, needed: neededBy(client, kind) })
    case 'brokenFrontMatter':
      // The client mends this one case; a reader that does not is another program.
      return say.brokenFrontMatter(range, { client, kind, error: flaw.error }, flaw.isTolerated ? { confidence: 'medium', severity: 'info' } : {})
    case 'missingField':
      return say.missingField(range, { client, kind, field: flaw.field })
    case 'wrongType':
      return say.wrongType(range, { client, kind, field: flaw.field, wanted: flaw.wanted })
    case 'unknownValue':
      return say.unknownValue(range, { client, field: flaw.field, value: flaw.value, known: flaw.known })
    case 'unknownTool':
      // Clients gain tools: only a name that is nearly one of today's is surely a mistake.
      return say.unknownTool(range, { client, kind, field: flaw.field, tool: flaw.tool, hint: flaw.known === '' ? '' : `; there is \`${flaw.known}\`` }, flaw.known === '' ? { confidence: 'medium' } : {})
    case 'toolConflict':
      return say.toolConflict(range, { kind, tool: flaw.tool })
    case 'misspelledField':
      return say.misspelledField(range, { client, kind, field: flaw.field, known: flaw.known })
    case 'badName':
      return say.badName(range, { kind, name: flaw.name, better: asName(flaw.name) })
    case 'tooLong':
      return say.tooLong(range, { kind, field: flaw.field, most: flaw.most })
    case 'emptyBody':
      return say.emptyBody(range, { kind })
    case 'noChecks':
      return say.noChecks(range, { kind })
  }
}

function neededBy(client: string, kind: string): string {
  if (client === 'Cursor') return ': `description`, `globs` and `alwaysApply`'
  if (kind === 'instruction') return ': `applyTo` at least'
  return kind === 'agent' && client === 'Claude Code' ? ': `name` and `description` at least' : ': `description` at least'
}

function nameOfFile(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\.(?:agent\.)?md$/, '')
}

function asName(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 64)
}
