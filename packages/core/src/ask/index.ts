export * from './syntax.ts'
export * from './imports.ts'
export * from './loops.ts'
