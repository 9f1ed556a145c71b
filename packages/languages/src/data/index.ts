export * from './node.ts'
export * from './depth.ts'
