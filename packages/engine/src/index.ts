export * from './stages.ts'
