import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  brokenFile: {
    what: 'The settings are no JSON: {error}.',
    why: 'None of them hold: no hook runs, no permission is denied.',
    do: 'Mend the syntax.',
  },
  unknownEvent: {
    what: 'There is no event `{event}`{hint}.',
    why: 'Its hooks never run, and nobody is told.',
    do: 'Use the name of an event as the client writes it.',
  },
  badShape: {
    what: 'Here must stand {wanted}.',
    why: 'The client refuses the hooks, and goes on without them.',
    do: 'Write `{example}`.',
  },
  unknownType: {
    what: 'There is no hook of type `{type}`.',
    why: 'It never runs.',
    do: 'Use `command`, `prompt`, `agent`, `http` or `mcp_tool`.',
  },
  lacks: {
    what: 'This {type} has no `{field}`.',
    why: 'There is nothing to run.',
    do: 'Add `{field}`.',
  },
  badTimeout: {
    what: 'The timeout is no number above zero.',
    why: 'The client takes its own default, which may be ten minutes.',
    do: 'Write seconds, such as `30`.',
  },
  deafMatcher: {
    what: 'Hooks of `{event}` take no matcher.',
    why: 'They run each time, whatever it says.',
    do: 'Remove it, and tell cases apart in the hook.',
  },
  missingScript: {
    what: 'The hook runs `{path}`, which is not in the repository.',
    why: 'It fails each time; most failures of hooks are shown to nobody and block nothing.',
    do: 'Mend the path, or add the script.',
  },
})

export default defineCheck({
  id: 'agent-hooks',
  says: 'Write hooks of coding agents so that they run.',
  clauses: ['R14.4'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  messages: say,
  standsFor: ['agnix CC-HK-001', 'agnix CC-HK-004', 'agnix CC-HK-005', 'agnix CC-HK-006', 'agnix CC-HK-007', 'agnix CC-HK-008', 'agnix CC-HK-011', 'agnix CC-HK-012', 'agnix CC-HK-016', 'agnix CC-HK-018'],
  history: [{ in: 'next', note: 'First version.' }],
})
