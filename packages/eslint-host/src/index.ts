export * from './make-plugin.ts'
export * from './to-eslint-rule.ts'
