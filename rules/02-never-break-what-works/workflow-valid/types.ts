/** The type of an expression, as far as it can be told without running the workflow. */
export type Type =
  | { readonly is: 'any' | 'null' | 'number' | 'boolean' | 'string' }
  | { readonly is: 'array'; readonly of: Type }
  /** `rest` is the type of properties that are not listed; null where there are no others. */
  | { readonly is: 'object'; readonly props: ReadonlyMap<string, Type>; readonly rest: Type | null }

export const any: Type = { is: 'any' }
export const string: Type = { is: 'string' }
export const number: Type = { is: 'number' }
export const boolean: Type = { is: 'boolean' }
export const nothing: Type = { is: 'null' }

/** An object with these properties and no others, unless `rest` is given. */
export function object(props: Readonly<Record<string, Type>> | ReadonlyMap<string, Type>, rest: Type | null = null): Type {
  return { is: 'object', props: props instanceof Map ? props : new Map(Object.entries(props)), rest }
}

export const anyObject: Type = object({}, any)

const texts = (...names: readonly string[]): Readonly<Record<string, Type>> => Object.fromEntries(names.map(name => [name, string]))

const github = texts('action', 'action_path', 'action_ref', 'action_repository', 'action_status', 'actor', 'actor_id', 'api_url', 'base_ref', 'env', 'event_name', 'event_path', 'graphql_url', 'head_ref', 'job', 'output', 'path', 'ref', 'ref_name', 'ref_type', 'repository', 'repository_id', 'repository_owner', 'repository_owner_id', 'repository_visibility', 'repositoryurl', 'run_attempt', 'run_id', 'run_number', 'secret_source', 'server_url', 'sha', 'state', 'step_summary', 'token', 'triggering_actor', 'workflow', 'workflow_ref', 'workflow_sha', 'workspace')

/** Contexts whose properties GitHub lists. */
export const fixedContexts: Readonly<Record<string, Type>> = {
  github: object({ ...github, artifact_cache_size_limit: number, event: anyObject, ref_protected: boolean, retention_days: number }),
  env: object({}, string),
  job: object({ check_run_id: number, container: object(texts('id', 'network')), services: object({}, object({ ...texts('id', 'network'), ports: object({}, string) })), status: string, ...texts('workflow_ref', 'workflow_sha', 'workflow_repository', 'workflow_file_path') }),
  runner: object(texts('name', 'os', 'arch', 'temp', 'tool_cache', 'debug', 'environment', 'workspace')),
  secrets: object({}, string),
  strategy: object({ 'fail-fast': boolean, 'job-index': number, 'job-total': number, 'max-parallel': number }, any),
  vars: object({}, string),
}

/** The type that holds both. */
export function join(a: Type, b: Type): Type {
  if (a.is === 'any' || b.is === 'any') return any
  if (a.is === 'array' && b.is === 'array') return { is: 'array', of: join(a.of, b.of) }
  if (a.is === 'object' && b.is === 'object') {
    const props = new Map(a.props)
    for (const [name, type] of b.props) props.set(name, props.has(name) ? join(props.get(name) ?? any, type) : type)
    return { is: 'object', props, rest: a.rest && b.rest ? join(a.rest, b.rest) : (a.rest ?? b.rest) }
  }
  if (a.is === b.is) return a
  const pair = new Set([a.is, b.is])
  return pair.has('string') && (pair.has('number') || pair.has('boolean')) ? string : any
}

/** The type in words. */
export function name(type: Type): string {
  return { any: 'anything', null: 'null', number: 'a number', boolean: 'a boolean', string: 'a text', array: 'a list', object: 'an object' }[type.is]
}
