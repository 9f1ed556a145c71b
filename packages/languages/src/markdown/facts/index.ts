export * from './headings.ts'
export * from './links.ts'
export * from './undefined-references.ts'
export * from './changelog.ts'
