import { safe } from '../../terminal.ts'

/**
 * A message of SARIF. Controls and bidirectional marks are shown as their code, and `[words](target)`, which
 * viewers make a link of, is broken with SARIF's own escape. Braces stay: without `arguments` nothing is
 * filled in, and no viewer takes doubled braces back.
 */
export function sarifText(text: string): string {
  return safe(text).replaceAll('](', '\\](')
}
