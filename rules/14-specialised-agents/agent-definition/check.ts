import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  noFrontMatter: {
    what: 'This {kind} of {client} has no front matter.',
    why: 'Programs that go by the published format pass over the file in silence.',
    do: 'Begin the file with fields between two lines of `---`{needed}.',
  },
  brokenFrontMatter: {
    what: 'The front matter is no YAML: {error}.',
    why: '{client} leaves the {kind} out, or reads only a part of its fields.',
    do: 'Mend the syntax; put a value with a colon or a bracket into quotes.',
  },
  missingField: {
    what: 'This {kind} has no `{field}`.',
    why: '{client} does not load it, or cannot tell when to use it.',
    do: 'Add `{field}`.',
  },
  wrongType: {
    what: '`{field}` must be {wanted}.',
    why: '{client} ignores the value, or refuses the whole {kind}.',
    do: 'Write {wanted}.',
  },
  unknownValue: {
    what: '`{field}: {value}` is nothing that {client} knows.',
    why: 'The setting has no effect, and nobody is told.',
    do: 'Use one of {known}.',
  },
  unknownTool: {
    what: '{client} has no tool `{tool}`{hint}.',
    why: 'The list in `{field}` is exact: the {kind} runs without the tool, and its work fails where it is needed.',
    do: 'Name a tool as its client does, or one of an MCP server as `mcp__server__tool`.',
  },
  toolConflict: {
    what: 'The tool `{tool}` is both allowed and denied.',
    why: 'The denial wins, so the {kind} goes without a tool that its author gave it.',
    do: 'Take it off one of the lists.',
  },
  misspelledField: {
    what: '{client} reads no field `{field}` in this kind of file ({kind}); it is called `{known}`.',
    why: 'Unknown fields are ignored: what stands there does not hold.',
    do: 'Rename it to `{known}`.',
  },
  badName: {
    what: 'The name `{name}` is not made of lower-case letters, digits and single hyphens.',
    why: 'The published format asks for it; other clients and `@` mentions do not find the {kind}.',
    do: 'Write it as `{better}`.',
  },
  nameDiffers: {
    what: 'The agent `{name}` stands in a file of another name.',
    why: 'Who looks for the agent by its name does not find it.',
    do: 'Rename the file to `{file}`, or the agent.',
  },
  duplicateName: {
    what: 'Another agent is called `{name}` too.',
    why: 'Only one of the two is loaded, and the client does not say which.',
    do: 'Give one of them another name.',
  },
  tooLong: {
    what: '`{field}` is longer than {most} characters.',
    why: 'The format ends there: clients cut the text or refuse the {kind}.',
    do: 'Say in fewer words what it is for; the rest belongs below the front matter.',
  },
  emptyBody: {
    what: 'This {kind} says nothing below its front matter.',
    why: 'What stands there is all that the agent is told.',
    do: 'Write down what to do and what to leave alone.',
  },
  noChecks: {
    what: 'This {kind} runs with `bypassPermissions`.',
    why: 'Every command it thinks of is run without a question, on the machine of whoever starts it.',
    do: 'Allow what it needs by `tools` and permission rules.',
  },
})

export default defineCheck({
  id: 'agent-definition',
  says: 'Define agents, skills and agent rules as their client reads them.',
  clauses: ['R14.1', 'R14.2', 'R14.3', 'R14.4', 'R14.5', 'R14.6', 'R14.7', 'R14.8', 'R14.9'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      allowTools: z.array(z.string()).default([]).describe('Tools that your own clients have beside the built-in ones.'),
      fileIsName: z.boolean().default(false).describe('Ask that the file of an agent is called as the agent is.'),
    }),
  presetOptions: { strict: { fileIsName: true } },
  messages: say,
  standsFor: ['agnix CC-AG-001', 'agnix CC-AG-002', 'agnix CC-AG-003', 'agnix CC-AG-004', 'agnix CC-AG-006', 'agnix CC-AG-007', 'agnix CC-AG-008', 'agnix CC-AG-009', 'agnix CC-AG-010', 'agnix CC-AG-012', 'agnix AS-001', 'agnix AS-002', 'agnix AS-003', 'agnix AS-004', 'agnix AS-008', 'agnix AS-016', 'agnix CUR-001', 'agnix CUR-002', 'agnix CUR-003', 'agnix CUR-004', 'agnix CUR-008', 'agnix COP-001', 'agnix COP-002', 'agnix COP-003', 'agnix COP-005'],
  history: [{ in: 'next', note: 'First version.' }],
})
