const everything = ['env', 'github', 'inputs', 'job', 'matrix', 'needs', 'runner', 'secrets', 'steps', 'strategy', 'vars']
const without = (...names: readonly string[]): readonly string[] => everything.filter(name => !names.includes(name))
const inJob = ['github', 'inputs', 'matrix', 'needs', 'strategy', 'vars']
const ofConditions = ['always', 'cancelled', 'failure', 'success']

interface Place {
  readonly contexts: readonly string[]
  readonly functions: readonly string[]
}
const place = (contexts: readonly string[], functions: readonly string[] = []): Place => ({ contexts, functions })
const inStep = place(everything, ['hashfiles'])

/** GitHub's table "Context availability": which contexts and status functions each place of a workflow has. */
const places: Readonly<Record<string, Place>> = {
  'run-name': place(['github', 'inputs', 'vars']),
  concurrency: place(['github', 'inputs', 'vars']),
  env: place(['github', 'secrets', 'inputs', 'vars']),
  'on.workflow_call.inputs.<inputs_id>.default': place(['github', 'inputs', 'vars']),
  'on.workflow_call.outputs.<output_id>.value': place(['github', 'jobs', 'vars', 'inputs']),
  'jobs.<job_id>.name': place(inJob),
  'jobs.<job_id>.if': place(['github', 'inputs', 'needs', 'vars'], ofConditions),
  'jobs.<job_id>.snapshot.if': place(inJob),
  'jobs.<job_id>.runs-on': place(inJob),
  'jobs.<job_id>.environment': place(inJob),
  'jobs.<job_id>.environment.url': place(without('secrets')),
  'jobs.<job_id>.concurrency': place(inJob),
  'jobs.<job_id>.outputs.<output_id>': place(everything),
  'jobs.<job_id>.env': place([...inJob, 'secrets']),
  // GitHub's own table leaves out `env` here, and its servers take it.
  'jobs.<job_id>.defaults.run': place([...inJob, 'env']),
  'jobs.<job_id>.strategy': place(['github', 'inputs', 'needs', 'vars']),
  'jobs.<job_id>.timeout-minutes': place(inJob),
  'jobs.<job_id>.continue-on-error': place(inJob),
  'jobs.<job_id>.container': place(inJob),
  'jobs.<job_id>.container.image': place(inJob),
  'jobs.<job_id>.container.credentials': place([...inJob, 'env', 'secrets']),
  'jobs.<job_id>.container.env.<env_id>': place(without('steps')),
  'jobs.<job_id>.services': place(inJob),
  'jobs.<job_id>.services.<service_id>.credentials': place([...inJob, 'env', 'secrets']),
  'jobs.<job_id>.services.<service_id>.env.<env_id>': place(without('steps')),
  'jobs.<job_id>.with.<with_id>': place(inJob),
  'jobs.<job_id>.secrets.<secrets_id>': place([...inJob, 'secrets']),
  'jobs.<job_id>.steps.if': place(without('secrets'), [...ofConditions, 'hashfiles']),
  'jobs.<job_id>.steps.name': inStep,
  'jobs.<job_id>.steps.env': inStep,
  'jobs.<job_id>.steps.run': inStep,
  'jobs.<job_id>.steps.with': inStep,
  'jobs.<job_id>.steps.working-directory': inStep,
  'jobs.<job_id>.steps.timeout-minutes': inStep,
  'jobs.<job_id>.steps.continue-on-error': inStep,
  // In an action the secrets, the job and its matrix belong to the caller.
  'runs.steps': place(without('secrets', 'vars'), [...ofConditions, 'hashfiles']),
  'action.inputs.default': place(['github', 'strategy', 'matrix', 'job', 'runner'], ['hashfiles']),
  'action.outputs.value': place(without('secrets', 'vars')),
}

/** Contexts and special functions of a place; undefined where GitHub evaluates no expression. */
export function availableAt(key: string): Place | undefined {
  return Object.hasOwn(places, key) ? places[key] : undefined
}

/** All contexts that are there somewhere. */
export const contextNames: readonly string[] = [...everything, 'jobs']
/** Functions that only some places have. */
export const placedFunctions: readonly string[] = [...ofConditions, 'hashfiles']
