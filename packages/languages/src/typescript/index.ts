export * from './parse.ts'
export * from './walk.ts'
export * from './view.ts'
export * from './code-facts.ts'
