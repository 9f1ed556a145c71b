import { fileDetector } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import check, { say } from './check.ts'

export default fileDetector(check, {
  *mcp({ client, credentials }, view) {
    for (const { server, where, kind, sure, range } of credentials) {
      if (view.options.allowServers.includes(server)) continue
      const certain = sure && !isTestFile(view.path)
      yield say.inlineSecret(range, { server, where, kind, example: referenceIn(client) }, certain ? {} : { confidence: 'medium' })
    }
  },
})

/** How the client refers to a variable. */
function referenceIn(client: string): string {
  if (client === 'VS Code') return '`${input:token}` or `${env:TOKEN}`'
  if (client === 'Cursor' || client === 'Windsurf' || client === 'Roo Code') return '`${env:TOKEN}`'
  if (client === 'opencode') return '`{env:TOKEN}`'
  return client === 'Codex' ? '`bearer_token_env_var` or `env_vars`' : '`${TOKEN}`'
}
