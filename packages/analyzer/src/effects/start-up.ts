import type { Effects, FunctionRef, Step } from './effects.ts'

/** Methods that NestJS and Angular call once, when the program or a module of it comes up or goes down. */
const lifecycle: ReadonlySet<string> = new Set(['onModuleInit', 'onApplicationBootstrap', 'onModuleDestroy', 'beforeApplicationShutdown', 'onApplicationShutdown'])
const deepest = 6

/** Whether a place runs only when the program starts or ends: nobody waits for it on each request. */
export function isStartUp(effects: Effects, { path, fn }: Pick<Step, 'path' | 'fn'>): boolean {
  return isOnlyFor(effects, hostOf(effects, path, fn), new Set(), 0)
}

function hostOf(effects: Effects, path: string, fn: number): FunctionRef {
  return { path, index: effects.contexts.hostOf(path, fn) }
}

function isOnlyFor(effects: Effects, host: FunctionRef, seen: Set<string>, level: number): boolean {
  const fact = effects.values.project.module(host.path).functions[host.index]
  if (!fact || level > deepest) return false
  if (fact.class !== undefined && lifecycle.has(fact.name)) return true
  const key = `${host.path}#${host.index}`
  // A function that only calls itself is called by nobody else.
  if (seen.has(key)) return false
  seen.add(key)
  const callers = effects.callersOf(host).filter(call => !isOwn(effects, call.path, call.index, host))
  return callers.length > 0 && callers.every(({ path, index }) => isOnlyFor(effects, hostOf(effects, path, effects.values.project.module(path).calls[index]?.[4] ?? -1), seen, level + 1))
}

function isOwn(effects: Effects, path: string, call: number, host: FunctionRef): boolean {
  const from = hostOf(effects, path, effects.values.project.module(path).calls[call]?.[4] ?? -1)
  return from.path === host.path && from.index === host.index
}
