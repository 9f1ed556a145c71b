import type { FactKind, FactKinds, ProjectIndex } from '@perf-rules/core'
import { codeFacts, codeView, linkAndOrder, parseCode } from '@perf-rules/languages/typescript'
import type { ModuleFacts } from '@perf-rules/languages/views'
import { joiners, Narrowing } from '../src/index.ts'
import { type MentionFacts, mentionsIn } from '../src/narrowing/mentions.ts'
import type { Repeat } from '../src/views.ts'

/** Module facts of a text, gathered as the engine gathers them. */
export function factsOf(path: string, text: string): ModuleFacts {
  const parsed = parseCode(path, text)
  if ('syntaxError' in parsed) throw new SyntaxError(parsed.syntaxError)
  const gathered = codeFacts.find(({ kind }) => kind === 'module')?.collect(codeView(path, parsed), parsed.program)
  if (!gathered) throw new RangeError('no module facts')
  // Listeners are looked up by the type of the node that they are called with.
  const on = gathered.on as Readonly<Record<string, ((node: unknown) => void) | undefined>>
  const open: { readonly type: string }[] = []
  for (const node of linkAndOrder(parsed.program) ?? []) {
    if (node) open.push(node)
    if (node) on[node.type]?.(node)
    else closing(open.pop())
  }
  function closing(node: { readonly type: string } | undefined): void {
    if (node) on[`${node.type}:exit`]?.(node)
  }
  return gathered.done() as ModuleFacts
}

/** An index of program files alone. */
export function indexOf(modules: ReadonlyMap<string, ModuleFacts>, mentions: ReadonlyMap<string, MentionFacts> = new Map(), dependencies: readonly string[] = []): ProjectIndex {
  const manifests = new Map(dependencies.length > 0 ? [['package.json', { dependencies, imports: [], exports: [] }]] : [])
  return {
    files: [],
    has: path => mentions.has(path) || modules.has(path),
    file: () => undefined,
    hasFolder: () => false,
    // Other kinds of facts are empty.
    facts: <K extends FactKind>(kind: K) => (kind === 'module' ? modules : kind === 'mentions' ? mentions : kind === 'package' ? manifests : new Map()) as unknown as ReadonlyMap<string, FactKinds[K]>,
    joined: () => {
      throw new Error('not asked for')
    },
  }
}

type Files = Readonly<Record<string, string>>

/** What repeats in a project of these files and dependencies. */
export function repeatsOf(files: Files, dependencies: readonly string[] = []): readonly Repeat[] {
  return joiners.effects?.(indexOf(new Map(Object.entries(files).map(([path, text]) => [path, factsOf(path, text)])), undefined, dependencies)).repeats ?? []
}

/** The same with the facts of those modules alone that the analyzer asks for, and which these are. */
export function narrowedRepeatsOf(files: Files, dependencies: readonly string[] = []): { readonly repeats: readonly Repeat[]; readonly wanted: readonly string[] } {
  const mentions = new Map(Object.entries(files).map(([path, text]) => [path, mentionsIn(text)]))
  const gathered = new Map<string, ModuleFacts>()
  const inOrder = () => indexOf(new Map(Object.keys(files).flatMap(path => { const facts = gathered.get(path); return facts ? [[path, facts] as const] : [] })), mentions, dependencies)
  const narrowing = new Narrowing(inOrder())
  for (let paths = narrowing.next(inOrder()); paths.length > 0; paths = narrowing.next(inOrder())) for (const path of paths) gathered.set(path, factsOf(path, files[path] ?? ''))
  return { repeats: joiners.effects?.(inOrder()).repeats ?? [], wanted: [...gathered.keys()].sort() }
}
