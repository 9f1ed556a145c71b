/** What a field of front matter may hold. */
export type FieldType =
  | { readonly is: 'any' | 'map' }
  | { readonly is: 'text'; /** Characters. */ readonly most?: number }
  /** A list of names, or one text with commas between. */
  | { readonly is: 'texts' }
  | { readonly is: 'globs' }
  | { readonly is: 'tools'; readonly isKnown: (tool: string) => boolean }
  | { readonly is: 'oneOf'; readonly values: readonly string[]; /** Taken too, though not offered. */ readonly or?: RegExp }
  | { readonly is: 'yesOrNo' }
  /** A whole number from one on. */
  | { readonly is: 'count' }
