import { defineFacts } from '@perf-rules/core'
import { defineLanguage } from '../language.ts'
import type { AgentSettingsFacts } from './facts.ts'

export type * from './facts.ts'

const facts = defineFacts({ kind: 'agentSettings', version: 2, extract: (settings: AgentSettingsFacts) => settings })

/** Settings of Claude Code that a repository holds: the part with hooks. */
export const agentSettings = defineLanguage({
  id: 'agentSettings',
  claims: ({ path }) => /(?:^|\/)\.claude\/settings(?:\.local)?\.json$/.test(path),
  facts: { agentSettings: 2 },
  load: async () => {
    const { readSettings } = await import('./read.ts')
    return { parse: readSettings, extractors: [facts] }
  },
})
