import { defineCheck, messages } from '@perf-rules/core'

const why = 'One leak or one loop takes the whole machine, and every other container on it, down with it.'

export const say = messages({
  noLimits: {
    what: '`{name}` may use all memory and all processors.',
    why,
    do: 'Set {memory} and {cpu}.',
  },
  noMemoryLimit: {
    what: '`{name}` may use all memory.',
    why: 'A leak there lets the kernel kill whatever it finds largest, on the whole machine.',
    do: 'Set {memory}.',
  },
  noCpuLimit: {
    what: '`{name}` may use all processors.',
    why: 'A loop there starves every other container of the machine.',
    do: 'Set {cpu}.',
  },
})

export default defineCheck({
  id: 'compose-resource-limits',
  says: 'Limit the memory and the processors of every container.',
  clauses: ['R11.9'],
  severity: { strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      require: z.array(z.enum(['cpu', 'memory'])).default(['cpu', 'memory']).describe('Which limits are asked for.'),
      includeDevelopment: z.boolean().default(false).describe('Also judge files whose name or folder says that only developers start them (`compose.dev.yml`).'),
    }),
  messages: say,
  standsFor: ['checkov CKV_K8S_11', 'checkov CKV_K8S_13', 'kube-linter unset-cpu-requirements', 'kube-linter unset-memory-requirements', 'trivy KSV-0011', 'trivy KSV-0018'],
  history: [{ in: 'next', note: 'First version.' }],
})
