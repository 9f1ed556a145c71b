import { lintSource } from '@secretlint/core'
import { rules as preset } from '@secretlint/secretlint-rule-preset-recommend'
import type { Range } from '@perf-rules/core'

/** What a rule of the preset reported. */
export interface Report {
  /** Rule id without `@secretlint/secretlint-rule-`. */
  readonly rule: string
  readonly range: Range
}

export interface SecretLintCore {
  lint(text: string, path: string, rules: ReadonlySet<string>): Promise<readonly Report[]>
}

const prefix = '@secretlint/secretlint-rule-'

/** Ids of the preset's rules, without prefix. */
export const presetRules: readonly string[] = preset.map(rule => idOf(rule.meta.id))

/** Gives secretlint's recommended preset, rule by rule. Its own comments (`secretlint-disable-line`) stay in force. */
export function openSecretlint(): SecretLintCore {
  return {
    async lint(text, path, rules) {
      const chosen = preset.filter(rule => rules.has(idOf(rule.meta.id)) || idOf(rule.meta.id) === 'filter-comments')
      const { messages } = await lintSource({
        source: { content: text, filePath: path, ext: extensionOf(path), contentType: 'text' },
        options: { config: { rules: chosen.map(rule => ({ id: rule.meta.id, rule, options: {} })) }, noPhysicFilePath: true, locale: 'en' },
      })
      return messages.map(({ ruleId, range }) => ({ rule: idOf(ruleId), range: [range[0], range[1]] }))
    },
  }
}

function idOf(id: string): string {
  return id.slice(prefix.length)
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? '' : name.slice(dot)
}
