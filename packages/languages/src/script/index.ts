import { defineFacts } from '@perf-rules/core'
import { defineLanguage } from '../language.ts'
import type { ScriptFacts, ScriptHeader, ScriptTree } from './script-facts.ts'

const byExtension: Readonly<Record<string, string>> = { sh: 'sh', bash: 'bash', zsh: 'zsh', bats: 'bats', py: 'python3', js: 'node', mjs: 'node', cjs: 'node', ts: 'node' }
const scriptFolders = new Set(['scripts', 'script', 'bin', 'tools', 'hack', 'ci', 'deploy', 'deployment', 'ops'])

/** Scripts: shell files anywhere, Python and JavaScript in folders of scripts, and whatever has a shebang. */
export const script = defineLanguage({
  id: 'script',
  claims: ({ path, head }) => {
    if (head.startsWith('#!')) return true
    const extension = extensionOf(path)
    if (extension === 'sh' || extension === 'bash' || extension === 'zsh') return true
    return Object.hasOwn(byExtension, extension) && path.split('/').slice(0, -1).some(part => scriptFolders.has(part.toLowerCase()))
  },
  facts: { script: 2 },
  load: async () => ({
    parse: (text: string, path: string) => readScript(text, path),
    extractors: [defineFacts<'script', ScriptTree>({ kind: 'script', version: 2, extract: tree => tree })],
  }),
})

function readScript(text: string, path: string): ScriptFacts {
  const shebang = text.startsWith('#!') ? (text.slice(2).split(/\r?\n/, 1)[0] ?? '').trim() : null
  const interpreter = (shebang === null ? undefined : interpreterOf(shebang)) ?? byExtension[extensionOf(path)] ?? ''
  const isPython = interpreter.startsWith('python')
  return { shebang, interpreter, starts: !isPython || shebang !== null || /^if\s+__name__\s*==/m.test(text), tools: toolsIn(text), header: headerOf(text), helps: helps(text), lines: text.split('\n').length }
}

/** `bash` of `/usr/bin/env -S bash -eu` and of `/bin/bash`. */
function interpreterOf(shebang: string): string | undefined {
  const words = shebang.split(/\s+/).filter(word => word !== '')
  const program = words[0]?.split('/').at(-1)
  return program === 'env' ? words.slice(1).find(word => !word.startsWith('-') && !word.includes('='))?.split('/').at(-1) : program
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : ''
}

const known = new Set(['k6', 'artillery', 'autocannon', 'wrk', 'hey', 'vegeta', 'locust', 'jmeter', 'hyperfine', 'lighthouse', 'lhci', 'pytest', 'bats', 'vitest', 'jest', 'promtool', 'prometheus', 'grafana', 'curl', 'kubectl', 'helm', 'docker', 'terraform', 'ansible', 'rsync', 'systemctl', 'psql', 'pg_dump', 'pg_restore', 'mysql', 'mysqldump', 'redis-cli', 'mongodump', 'vacuum', 'reindex', 'analyze', 'explain', 'crontab', 'shellcheck', 'hadolint', 'trivy', 'perf', 'flamegraph', 'py-spy', '0x', 'clinic'])

function toolsIn(text: string): readonly string[] {
  const found = new Set<string>()
  for (const line of text.split('\n')) {
    const bare = line.trimStart()
    if (bare.startsWith('#') || bare.startsWith('//')) continue
    for (const word of bare.split(/[^\w-]+/)) if (known.has(word.toLowerCase())) found.add(word.toLowerCase())
  }
  return [...found]
}

/** The comments and the docstring before the first code: of these a reader takes what the script is for. */
function headerOf(text: string): ScriptHeader {
  const head = headText(text.slice(0, 8_000))
  return {
    usage: /\b(?:usage|synopsis|use it|example|run(?: it)? (?:as|with|by)|call(?:ed)? (?:as|with|it))\b|^\W*\$ /im.test(head),
    needs: /\b(?:needs?|requires?|requirements|dependenc(?:y|ies)|depends on|prerequisites?|uses only|no dependencies)\b/i.test(head),
    exits: /\bexit(?:s| codes?| status(?:es)?)?\b|\breturn codes?\b/i.test(head),
  }
}

/** Lines from the top as long as they are empty, comments, or within a docstring or block comment. */
function headText(text: string): string {
  const head: string[] = []
  let closing: string | undefined
  for (const line of text.split('\n')) {
    const bare = line.trim()
    const opening = closing === undefined ? /^[rbu]?("""|\'\'\'|\/\*)/i.exec(bare)?.[1] : undefined
    if (closing === undefined && opening === undefined && bare !== '' && !bare.startsWith('#') && !bare.startsWith('//')) break
    head.push(bare)
    if (closing !== undefined) {
      if (bare.includes(closing)) closing = undefined
    } else if (opening !== undefined) {
      const end = opening === '/*' ? '*/' : opening
      if (!bare.slice(bare.indexOf(opening) + 3).includes(end)) closing = end
    }
  }
  return head.join('\n')
}

const helping = /--help\b|\bargparse\b|\bclick\b|\btyper\b|\bdocopt\b|\bcommander\b|\byargs\b|\bparseArgs\b|\bcac\b|\bmeow\b|\busage\s*\(\s*\)|\bUsage:/

function helps(text: string): boolean {
  return text.split('\n').some(line => helping.test(line) && !/^\s*(?:#|\/\/)/.test(line))
}
