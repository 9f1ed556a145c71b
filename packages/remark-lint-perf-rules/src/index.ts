import type { PresetName, ProseDetector } from '@perf-rules/core'
import { proseDetectors } from '@perf-rules/rules/prose-detectors'
import type { Plugin, Preset } from 'unified'
import { toPlugin } from './to-transformer.ts'

// Each detector is typed by its own check's options; the adapter hands it exactly what that check's schema gives.
const all = proseDetectors.map(({ detector }) => detector as unknown as ProseDetector).filter(({ check }) => check.stage !== 'retired')

/** One unified plugin per prose check, by the check's id. */
export const plugins: Readonly<Record<string, Plugin<[unknown?]>>> = Object.fromEntries(all.map(detector => [detector.check.id, toPlugin(detector, new URL(`./checks/${detector.check.id}.md`, import.meta.url).href)]))

/** The checks that are right on any repository. */
export const recommended: Preset = presetOf('recommended')
/** Every check, as the 20 rules ask. */
export const strict: Preset = presetOf('strict')

export default recommended

function presetOf(name: PresetName): Preset {
  return {
    plugins: all.flatMap(({ check }) => {
      const plugin = plugins[check.id]
      const severity = check.severity[name]
      return plugin && severity ? [[plugin, [severity === 'warning' ? 'warn' : severity]] as [Plugin<[unknown?]>, unknown]] : []
    }),
  }
}
