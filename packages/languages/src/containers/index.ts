export * from './interpolation.ts'
export * from './image-reference.ts'
