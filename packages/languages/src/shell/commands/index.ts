export type * from './command.ts'
export * from './read-commands.ts'
