export { type CodeOwners, forgeOf, ownersFiles, ownersOf, parseCodeOwners } from './owners.ts'
export { type Forge } from './pattern.ts'
