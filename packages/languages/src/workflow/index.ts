import { defineFacts } from '@perf-rules/core'
import { defineLanguage } from '../language.ts'
import type { WorkflowFile, WorkflowFileKind } from './tree.ts'

export type * from './tree.ts'
export type * from './facts.ts'

declare module '@perf-rules/core' {
  interface LanguageTrees {
    /** A GitHub workflow, an action's metadata, or actionlint's settings. */
    workflow: WorkflowFile
  }
}

/** What GitHub Actions reads: `.github/workflows/*.yml` and `action.yml`; and `.github/actionlint.yml`. */
export const workflow = defineLanguage({
  id: 'workflow',
  claims: ({ path }) => kindOf(path) !== undefined,
  facts: { workflow: 1 },
  load: async () => {
    const [{ parseYaml }, tree, { extractWorkflow }] = await Promise.all([import('../yaml/parse.ts'), import('./tree.ts'), import('./extract.ts')])
    return {
      parse: (text: string, path: string) => {
        const kind = kindOf(path) ?? 'workflow'
        const parsed = parseYaml(text)
        if ('error' in parsed) return new tree.WorkflowFile(kind, null, { what: parsed.error, range: parsed.range }, text)
        return new tree.WorkflowFile(kind, parsed.documents[0] ?? null, null, text)
      },
      extractors: [defineFacts({ kind: 'workflow', version: 1, extract: (tree: WorkflowFile) => extractWorkflow(tree) })],
    }
  },
})

function kindOf(path: string): WorkflowFileKind | undefined {
  if (/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) return 'workflow'
  if (/(?:^|\/)action\.ya?ml$/.test(path)) return 'action'
  return /(?:^|\/)\.github\/actionlint\.ya?ml$/.test(path) ? 'settings' : undefined
}
