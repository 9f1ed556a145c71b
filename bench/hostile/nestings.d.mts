/** How often each construct is repeated unless a case says why it is less. */
export declare const depth: number
/** All texts: a path below a folder of their group, and the content. */
export declare const nestings: readonly { readonly group: string; readonly path: string; readonly text: string }[]
