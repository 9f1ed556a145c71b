import { defineFacts } from '@perf-rules/core'
import { defineLanguage } from '../language.ts'
import { clientOf } from './clients.ts'
import type { McpFacts, McpFile } from './facts.ts'

export type * from './facts.ts'

const facts = defineFacts({ kind: 'mcpConfig', version: 3, extract: ({ credentials: _, ...rest }: McpFile): McpFacts => rest })

/** Files in which a client of the Model Context Protocol is told which servers to start. */
export const mcp = defineLanguage({
  id: 'mcp',
  claims: ({ path }) => clientOf(path) !== undefined,
  facts: { mcpConfig: 3 },
  load: async () => {
    const { readMcp } = await import('./read.ts')
    return {
      parse: (text: string, path: string) => {
        const client = clientOf(path)
        if (!client) throw new Error(`no MCP client reads ${path}`)
        return readMcp(text, path, client)
      },
      extractors: [facts],
    }
  },
})
