/**
 * What may stand where in a workflow. `slot` names the place in GitHub's table of contexts; a place without one
 * takes no expression. A map or list with a slot may also be one `${{ }}` that gives it whole.
 */
export type Shape =
  | { readonly is: 'map'; readonly title: string; readonly keys: Readonly<Record<string, Shape>>; readonly needs?: readonly string[]; readonly slot?: string; readonly mayBeEmpty?: true }
  | { readonly is: 'entries'; readonly title: string; readonly of: Shape; readonly slot?: string; readonly names?: 'job' | 'id' | 'variable'; readonly mayBeEmpty?: true }
  | { readonly is: 'list'; readonly title: string; readonly of: Shape; readonly slot?: string; readonly mayBeEmpty?: true }
  | { readonly is: 'text'; readonly slot?: string; readonly mayBeEmpty?: true }
  | { readonly is: 'boolean' | 'integer' | 'number'; readonly slot?: string }
  | { readonly is: 'condition'; readonly slot: string }
  | { readonly is: 'either'; readonly scalar?: Shape; readonly list?: Shape; readonly map?: Shape; readonly title: string }
  | { readonly is: 'step' }
  | { readonly is: 'anything'; readonly slot?: string }

const text = (slot?: string): Shape => (slot === undefined ? { is: 'text' } : { is: 'text', slot })
/** Runners take expressions here that the table leaves out, or another judge speaks of the place. */
const unjudged = '-'
const loose = (slot?: string): Shape => (slot === undefined ? { is: 'text', mayBeEmpty: true } : { is: 'text', slot, mayBeEmpty: true })
const job = (key: string): string => `jobs.<job_id>.${key}`
const step = (key: string): string => job(`steps.${key}`)

const env = (slot: string): Shape => ({ is: 'entries', title: '`env`', of: loose(slot), slot, names: 'variable', mayBeEmpty: true })
const permissions: Shape = { is: 'anything' }
const defaults = (slot?: string): Shape => ({ is: 'map', title: '`defaults`', keys: { run: { is: 'map', title: '`defaults.run`', keys: { shell: text(slot ?? unjudged), 'working-directory': text(slot) } } } })
const concurrency = (slot: string): Shape => ({ is: 'either', title: '`concurrency`', scalar: text(slot), map: { is: 'map', title: '`concurrency`', needs: ['group'], keys: { group: text(slot), 'cancel-in-progress': { is: 'boolean', slot }, queue: text(slot) } } })
const list = (title: string, of: Shape = text()): Shape => ({ is: 'either', title, scalar: of, list: { is: 'list', title, of } })

const container = (slot: string, isService: boolean): Shape => ({
  is: 'either',
  title: isService ? 'a service' : '`container`',
  scalar: loose(job(isService ? 'services' : 'container')),
  map: {
    is: 'map',
    title: isService ? 'a service' : '`container`',
    needs: ['image'],
    keys: {
      image: loose(isService ? job('services') : job('container.image')),
      credentials: { is: 'map', title: '`credentials`', needs: ['username', 'password'], slot: `${slot}.credentials`, keys: { username: text(`${slot}.credentials`), password: text(`${slot}.credentials`) } },
      env: env(`${slot}.env.<env_id>`),
      ports: { is: 'list', title: '`ports`', of: text(job(isService ? 'services' : 'container')), slot: job('container') },
      volumes: { is: 'list', title: '`volumes`', of: text(job(isService ? 'services' : 'container')), slot: job('container') },
      options: loose(job(isService ? 'services' : 'container')),
      ...(isService ? { command: loose(job('services')), entrypoint: loose(job('services')) } : {}),
    },
  },
})

const strategy: Shape = {
  is: 'map',
  title: '`strategy`',
  slot: job('strategy'),
  keys: {
    matrix: { is: 'entries', title: '`matrix`', of: { is: 'anything', slot: job('strategy') }, slot: job('strategy') },
    'fail-fast': { is: 'boolean', slot: job('strategy') },
    'max-parallel': { is: 'integer', slot: job('strategy') },
  },
}

/** The keys of a job. */
export const jobKeys: Readonly<Record<string, Shape>> = {
  name: text(job('name')),
  permissions,
  needs: list('`needs`'),
  if: { is: 'condition', slot: job('if') },
  'runs-on': { is: 'either', title: '`runs-on`', scalar: { is: 'anything', slot: job('runs-on') }, list: { is: 'list', title: '`runs-on`', of: text(job('runs-on')) }, map: { is: 'map', title: '`runs-on`', keys: { group: text(job('runs-on')), labels: { is: 'either', title: '`labels`', scalar: { is: 'anything', slot: job('runs-on') }, list: { is: 'list', title: '`labels`', of: text(job('runs-on')) } } } } },
  environment: { is: 'either', title: '`environment`', scalar: loose(job('environment')), map: { is: 'map', title: '`environment`', needs: ['name'], keys: { name: text(job('environment')), url: text(job('environment.url')), deployment: { is: 'boolean', slot: job('environment') } } } },
  concurrency: concurrency(job('concurrency')),
  outputs: { is: 'entries', title: '`outputs`', of: loose(job('outputs.<output_id>')), names: 'id' },
  env: env(job('env')),
  defaults: defaults(job('defaults.run')),
  steps: { is: 'list', title: '`steps`', of: { is: 'step' } },
  'timeout-minutes': { is: 'number', slot: job('timeout-minutes') },
  strategy,
  'continue-on-error': { is: 'boolean', slot: job('continue-on-error') },
  container: container(job('container'), false),
  services: { is: 'entries', title: '`services`', of: container(job('services.<service_id>'), true), slot: job('services') },
  uses: text(unjudged),
  with: { is: 'entries', title: '`with`', of: loose(job('with.<with_id>')) },
  secrets: { is: 'either', title: '`secrets`', scalar: text(), map: { is: 'entries', title: '`secrets`', of: loose(job('secrets.<secrets_id>')), mayBeEmpty: true } },
  snapshot: { is: 'either', title: '`snapshot`', scalar: text(), map: { is: 'map', title: '`snapshot`', needs: ['image-name'], keys: { 'image-name': text(), version: text(), if: { is: 'condition', slot: job('snapshot.if') } } } },
}

const common: Readonly<Record<string, Shape>> = {
  id: text(),
  if: { is: 'condition', slot: step('if') },
  name: loose(step('name')),
  env: env(step('env')),
  'continue-on-error': { is: 'boolean', slot: step('continue-on-error') },
  'timeout-minutes': { is: 'number', slot: step('timeout-minutes') },
}

/** The keys of a step that runs a script, and of one that uses an action. */
export const runStepKeys: Readonly<Record<string, Shape>> = { ...common, background: { is: 'boolean' }, run: loose(step('run')), shell: text(unjudged), 'working-directory': text(step('working-directory')) }
export const useStepKeys: Readonly<Record<string, Shape>> = { ...common, background: { is: 'boolean' }, uses: text(unjudged), with: { is: 'entries', title: '`with`', of: loose(step('with')) } }

/** Steps that begin others together, wait for them, or end them. */
export const flowStepKeys: Readonly<Record<string, Shape>> = { ...common, parallel: { is: 'list', title: '`parallel`', of: { is: 'step' } }, wait: list('`wait`'), 'wait-all': { is: 'anything' }, cancel: text() }

/** A job that runs steps, and one that calls a workflow. */
export const jobShape: Shape = { is: 'map', title: 'a job', keys: jobKeys }

/** The whole file. `on` and what stands below is read apart. */
export const workflowShape: Shape = {
  is: 'map',
  title: 'the workflow',
  needs: ['on', 'jobs'],
  keys: {
    name: loose(),
    'run-name': text('run-name'),
    on: { is: 'anything', slot: '' },
    permissions,
    env: env('env'),
    defaults: defaults(),
    concurrency: concurrency('concurrency'),
    jobs: { is: 'entries', title: '`jobs`', of: jobShape, names: 'job' },
  },
}

/** Beside a call of another workflow a job has these alone. */
export const callKeys: ReadonlySet<string> = new Set(['name', 'uses', 'with', 'secrets', 'needs', 'if', 'permissions', 'concurrency', 'strategy'])
