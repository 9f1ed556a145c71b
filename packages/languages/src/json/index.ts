export * from './parse.ts'
