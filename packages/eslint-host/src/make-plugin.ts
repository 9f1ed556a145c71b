import type { ESLint, Linter, Rule } from 'eslint'
import type { CodeDetector, PresetName } from '@perf-rules/core'
import { codeDetectors } from '@perf-rules/rules/code-detectors'
import { toEslintRule } from './to-eslint-rule.ts'

/** What tells the two plugins apart. */
export interface PluginSpec {
  /** Address of the plugin's module: the pages of its checks are shipped in `checks/` beside it. */
  readonly module: string
  /** Name of the package. */
  readonly name: string
  readonly version: string
  /** Prefix of its rules in configurations. */
  readonly namespace: 'perf-rules' | 'perf-patterns'
  /** Which home rules or families it carries (`R5`, `algorithms`). */
  readonly carries: (home: string) => boolean
  /** Its configs, each with the preset whose severities it takes. */
  readonly configs: Readonly<Record<string, PresetName>>
}

/** Builds a plugin with a flat config for each preset; the configs refer to the plugin itself. */
export function makePlugin({ module, name, version, namespace, carries, configs: wanted }: PluginSpec): ESLint.Plugin {
  const own = codeDetectors.filter(({ rule }) => carries(rule))
  const rules: Record<string, Rule.RuleModule> = {}
  // Each detector is typed by its own check's options; the adapter hands it exactly those.
  for (const { detector } of own) rules[detector.check.id] = toEslintRule(detector as unknown as CodeDetector, new URL(`./checks/${detector.check.id}.md`, module).href)
  const plugin: ESLint.Plugin = { meta: { name, version, namespace }, rules }
  const configs: Record<string, Linter.Config> = {}
  for (const [config, preset] of Object.entries(wanted)) configs[config] = { name: `${namespace}/${config}`, plugins: { [namespace]: plugin }, rules: rulesOf(own.map(({ detector }) => detector.check), namespace, preset) }
  return Object.assign(plugin, { configs })
}

type CheckFacts = Pick<CodeDetector['check'], 'id' | 'severity' | 'stage'>

function rulesOf(checks: readonly CheckFacts[], namespace: string, preset: PresetName): Linter.RulesRecord {
  const rules: Linter.RulesRecord = {}
  for (const { id, severity, stage } of checks) {
    const level = severity[preset]
    // A check on trial speaks and never fails a run.
    if (level && stage !== 'retired') rules[`${namespace}/${id}`] = level === 'error' && stage !== 'trial' ? 'error' : 'warn'
  }
  return rules
}
