export * from './annotations.ts'
export * from './read-cases.ts'
export * from './run-case.ts'
