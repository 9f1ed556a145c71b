import type { ESLint, Linter } from 'eslint'

/** ESLint plugin with flat configurations that refer to itself. */
declare const plugin: ESLint.Plugin & {
  readonly configs: {
    /** Checks of high precision that need no set-up. */
    readonly recommended: Linter.Config
    /** Every code check of the 20 rules. */
    readonly strict: Linter.Config
  }
}
export default plugin
