import type { Rule } from 'eslint'
import * as z from 'zod'
import { type CodeDetector, type Finding, type Fix, texts } from '@perf-rules/core'
import { isSilenced } from './silenced.ts'
import { sourceView } from './source-view.ts'

/** Turns a code detector into an ESLint rule. The only place that reports to ESLint. */
export function toEslintRule({ check, listen, mayConcern }: CodeDetector, url: string): Rule.RuleModule {
  const schema = check.options?.(z.z)
  return {
    meta: {
      type: 'problem',
      docs: { description: check.says, url, recommended: check.severity.recommended !== undefined },
      messages: Object.fromEntries(Object.entries(check.messages[texts]).map(([id, message]) => [id, toTemplate(`${message.what} ${message.do}`)])),
      schema: schema ? [toSchema(schema)] : [],
      defaultOptions: schema ? [schema.parse({})] : [],
      // ESLint wants to know beforehand; whether a finding has a fix is known with the finding.
      fixable: 'code',
      hasSuggestions: true,
      ...{ languages: ['js/js'] },
    },
    create(context) {
      const { sourceCode } = context
      const options: unknown = schema ? schema.parse(context.options[0] ?? {}) : {}
      if (mayConcern && !mayConcern(sourceCode.text, options)) return {}
      const listeners = Object.entries(listen(sourceView(context, options)))
      return Object.fromEntries(listeners.map(([key, listener]) => [key, toListener(context, check.id, listener)]))
    },
  }
}

type AnyListener = (node: never) => Iterable<Finding> | undefined

function toListener(context: Rule.RuleContext, check: string, listener: AnyListener): (node: unknown) => void {
  return node => {
    // The key says which type of node comes; ESLint's trees and ours are the same there.
    for (const finding of listener(node as never) ?? []) report(context, check, finding)
  }
}

function report(context: Rule.RuleContext, check: string, { message, at, data, fix }: Finding): void {
  const { sourceCode } = context
  const start = sourceCode.getLocFromIndex(at[0])
  if (isSilenced(sourceCode, check, start.line)) return
  const loc = { start, end: sourceCode.getLocFromIndex(at[1]) }
  context.report({ loc, messageId: message, data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, String(value)])), ...(fix ? toFix(fix) : {}) })
}

/** ESLint edits the file at hand: a fix that touches others is left to the command line. */
function toFix({ safety, title, edits = [], create = [], rename = [] }: Fix): Pick<Rule.ReportDescriptorOptions, 'fix' | 'suggest'> {
  if (edits.length === 0 || create.length > 0 || rename.length > 0 || edits.some(({ path }) => path !== undefined)) return {}
  const fix = (fixer: Rule.RuleFixer) => edits.map(({ range, text }) => fixer.replaceTextRange([...range], text))
  return safety === 'safe' ? { fix } : { suggest: [{ desc: title, fix }] }
}

/** Our `{name}` is ESLint's `{{name}}`; braces around anything else are prose in both. */
function toTemplate(text: string): string {
  return text.replace(/\{([A-Za-z]+)\}/g, '{{$1}}')
}

/** ESLint validates with draft 4. */
function toSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-4' })
  return rest
}
