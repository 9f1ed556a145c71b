import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  privileged: {
    what: '`{name}` runs privileged.',
    why: 'It has every right on the machine that root has there; whoever gets into the container owns the machine.',
    do: 'Remove it, and add the one capability or device that is needed.',
  },
  engineSocket: {
    what: '`{name}` is given the socket of the container engine (`{source}`).',
    why: 'Whoever can write to it can start a container with the whole disk of the machine; `:ro` does not change that.',
    do: 'Put a proxy before it that allows only the calls that are needed, or use a rootless engine of its own.',
  },
  wholeDisk: {
    what: '`{name}` is given `{source}` of the machine to write to.',
    why: 'Programs that the machine itself starts can be replaced from inside the container.',
    do: 'Mount the one folder that is needed, read-only where that will do.',
  },
  strongCapability: {
    what: '`{name}` is given the capability `{capability}`.',
    why: 'It is as good as root on the machine.',
    do: 'Name the narrow capability that is needed, or none.',
  },
  hostNamespace: {
    what: '`{name}` shares the `{namespace}` of the machine.',
    why: 'It sees the processes, shared memory or network of everything else that runs there, what listens on loopback only included.',
    do: 'Publish the ports that are needed, and leave it in a namespace of its own.',
  },
  unconfined: {
    what: '`{name}` runs with `{option}`.',
    why: 'The filter that keeps system calls from the kernel is off.',
    do: 'Remove it, or name a profile that allows what is needed.',
  },
  rightsKept: {
    what: '`{name}` keeps rights that it may not need: {missing}.',
    why: 'A hole in the program is worth as much to an intruder as the rights that the container kept.',
    do: 'Set {fix}.',
  },
})

export default defineCheck({
  id: 'compose-hardening',
  says: 'Give containers no right that they do not need.',
  clauses: ['R11.10'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      require: z.array(z.enum(['no-new-privileges', 'cap-drop', 'read-only', 'own-namespaces'])).default([]).describe('What each container must give up, beside what none should have.'),
      allow: z.array(z.string()).default([]).describe('Names of services that must have such rights (a reverse proxy that reads the engine’s socket).'),
    }),
  presetOptions: { strict: { require: ['no-new-privileges', 'cap-drop', 'read-only', 'own-namespaces'] } },
  messages: say,
  standsFor: ['checkov CKV_K8S_16', 'checkov CKV_K8S_17', 'checkov CKV_K8S_19', 'checkov CKV_K8S_27', 'trivy KSV-0006', 'trivy KSV-0017', 'semgrep privileged-service', 'semgrep exposing-docker-socket-volume', 'semgrep no-new-privileges', 'semgrep writable-filesystem-service'],
  history: [{ in: 'next', note: 'First version.' }],
})
