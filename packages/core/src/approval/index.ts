export * from './lock.ts'
export * from './approval.ts'
