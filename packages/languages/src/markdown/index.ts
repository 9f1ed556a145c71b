export * from './parse.ts'
export * from './facts.ts'
