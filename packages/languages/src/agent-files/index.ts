import { defineFacts } from '@perf-rules/core'
import { defineLanguage } from '../language.ts'
import type { AgentFile, AgentFileFacts } from './facts.ts'
import { formatOf } from './formats.ts'

export type * from './facts.ts'

const facts = defineFacts({ kind: 'agentFile', version: 2, extract: ({ flaws: _, ...rest }: AgentFile): AgentFileFacts => rest })

/** Markdown with front matter that a coding agent reads: agents, skills, commands, rules, instructions. */
export const agentFiles = defineLanguage({
  id: 'agentFile',
  claims: ({ path }) => formatOf(path) !== undefined,
  facts: { agentFile: 2 },
  load: async () => {
    const { readAgentFile } = await import('./read.ts')
    return {
      parse: (text: string, path: string) => {
        const format = formatOf(path)
        if (!format) throw new Error(`no client reads ${path}`)
        return readAgentFile(text, path, format)
      },
      extractors: [facts],
    }
  },
})
