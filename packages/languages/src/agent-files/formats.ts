import type { AgentFileKind } from './facts.ts'
import type { FieldType } from './field-types.ts'
import { isClaudeTool } from './claude-tools.ts'

/** How one client reads one kind of file. */
export interface AgentFormat {
  readonly client: string
  readonly kind: AgentFileKind
  readonly path: RegExp
  /** Without it the client does not see the file at all. */
  readonly needsFrontMatter: boolean
  readonly required: readonly string[]
  readonly fields: Readonly<Record<string, FieldType>>
  /** Lower-case letters, digits and single hyphens, this many at most. */
  readonly longestName?: number
  /** Spelling that another kind of file or another client has for a field of this one. */
  readonly foreign?: Readonly<Record<string, string>>
  /** The client reads a value that YAML refuses for want of quotes (`description: Example: …`). */
  readonly mendsPlainValues?: true
}

const claudeTools: FieldType = { is: 'tools', isKnown: isClaudeTool }
const claudeModel: FieldType = { is: 'oneOf', values: ['sonnet', 'opus', 'haiku', 'fable', 'inherit'], or: /^(?:default|best|opusplan|(?:sonnet|opus|haiku|fable)\[1m\]|(?:[\w.-]+[/.])?(?:anthropic[./])?claude-[\w.:@-]+(?:\[1m\])?|arn:aws:bedrock:.+|\$\{?\w+\}?)$/ }
const effort: FieldType = { is: 'oneOf', values: ['low', 'medium', 'high', 'xhigh', 'max'], or: /^\d+$/ }

/** Sources: code.claude.com/docs/en/sub-agents, /skills and /slash-commands; agentskills.io/specification. */
const claude: readonly AgentFormat[] = [
  {
    client: 'Claude Code',
    kind: 'agent',
    path: /(?:^|\/)\.claude\/agents\/(?:.+\/)?(?!README|readme)[^/]+\.md$/,
    needsFrontMatter: true,
    required: ['name', 'description'],
    longestName: 64,
    mendsPlainValues: true,
    fields: {
      name: { is: 'text' },
      description: { is: 'text' },
      tools: claudeTools,
      disallowedTools: claudeTools,
      model: claudeModel,
      permissionMode: { is: 'oneOf', values: ['default', 'acceptEdits', 'auto', 'dontAsk', 'bypassPermissions', 'plan'], or: /^(?:delegate|manual|bubble)$/ },
      maxTurns: { is: 'count' },
      skills: { is: 'texts' },
      mcpServers: { is: 'any' },
      hooks: { is: 'map' },
      memory: { is: 'oneOf', values: ['user', 'project', 'local'] },
      background: { is: 'yesOrNo' },
      effort,
      isolation: { is: 'oneOf', values: ['worktree'] },
      color: { is: 'text' },
      initialPrompt: { is: 'text' },
    },
    foreign: { 'allowed-tools': 'tools', allowedTools: 'tools', allowed_tools: 'tools', tool: 'tools', 'disallowed-tools': 'disallowedTools', 'permission-mode': 'permissionMode', permission_mode: 'permissionMode', 'max-turns': 'maxTurns', max_turns: 'maxTurns', desc: 'description', skill: 'skills', 'mcp-servers': 'mcpServers' },
  },
  {
    client: 'Claude Code',
    kind: 'skill',
    path: /(?:^|\/)\.(?:claude|agents|cursor|github|opencode|codex|gemini)\/skills\/(?:.+\/)?SKILL\.md$/,
    needsFrontMatter: true,
    required: ['description'],
    longestName: 64,
    mendsPlainValues: true,
    fields: {
      name: { is: 'text' },
      description: { is: 'text', most: 1024 },
      license: { is: 'text' },
      compatibility: { is: 'any' },
      metadata: { is: 'any' },
      'allowed-tools': { is: 'any' },
      'argument-hint': { is: 'any' },
      arguments: { is: 'any' },
      when_to_use: { is: 'text' },
      'disable-model-invocation': { is: 'yesOrNo' },
      'user-invocable': { is: 'yesOrNo' },
      model: { is: 'any' },
      effort,
      context: { is: 'oneOf', values: ['fork'] },
      agent: { is: 'text' },
      hooks: { is: 'map' },
      paths: { is: 'any' },
      shell: { is: 'oneOf', values: ['bash', 'powershell'] },
      version: { is: 'any' },
    },
    foreign: { allowedTools: 'allowed-tools', allowed_tools: 'allowed-tools', disableModelInvocation: 'disable-model-invocation', disable_model_invocation: 'disable-model-invocation', userInvocable: 'user-invocable', user_invocable: 'user-invocable', 'user-invokable': 'user-invocable' },
  },
  {
    client: 'Claude Code',
    kind: 'command',
    path: /(?:^|\/)\.claude\/commands\/(?:.+\/)?(?!README|readme)[^/]+\.md$/,
    needsFrontMatter: false,
    required: [],
    mendsPlainValues: true,
    fields: {
      description: { is: 'text' },
      'allowed-tools': claudeTools,
      'argument-hint': { is: 'any' },
      model: claudeModel,
      'disable-model-invocation': { is: 'yesOrNo' },
    },
    foreign: { allowedTools: 'allowed-tools', allowed_tools: 'allowed-tools', argumentHint: 'argument-hint', argument_hint: 'argument-hint' },
  },
]

/** What Claude Code reads at every start: code.claude.com/docs/en/memory. */
const memory: readonly AgentFormat[] = [
  { client: 'coding agents', kind: 'memory', path: /(?:^|\/)(?:AGENTS|GEMINI)\.md$|(?:^|\/)\.github\/copilot-instructions\.md$/, needsFrontMatter: false, required: [], fields: {} },
  { client: 'Claude Code', kind: 'memory', path: /(?:^|\/)CLAUDE(?:\.local)?\.md$/, needsFrontMatter: false, required: [], fields: {} },
  { client: 'Claude Code', kind: 'rule', path: /(?:^|\/)\.claude\/rules\/.+\.md$/, needsFrontMatter: false, required: [], mendsPlainValues: true, fields: { paths: { is: 'globs' } }, foreign: { path: 'paths', globs: 'paths', applyTo: 'paths' } },
]

/** Sources: cursor.com/docs/context/rules; docs.github.com on custom instructions and custom agents. */
const others: readonly AgentFormat[] = [
  {
    client: 'Cursor',
    kind: 'rule',
    path: /(?:^|\/)\.cursor\/rules\/.+\.mdc$/,
    needsFrontMatter: true,
    required: [],
    mendsPlainValues: true,
    fields: { description: { is: 'text' }, globs: { is: 'globs' }, alwaysApply: { is: 'yesOrNo' } },
    foreign: { always_apply: 'alwaysApply', 'always-apply': 'alwaysApply', glob: 'globs', desc: 'description' },
  },
  {
    client: 'GitHub Copilot',
    kind: 'instruction',
    path: /(?:^|\/)\.github\/instructions\/.+\.instructions\.md$/,
    needsFrontMatter: true,
    required: ['applyTo'],
    fields: { applyTo: { is: 'globs' }, description: { is: 'text' }, name: { is: 'text' }, excludeAgent: { is: 'oneOf', values: ['code-review', 'coding-agent', 'cloud-agent'] } },
    foreign: { applyto: 'applyTo', apply_to: 'applyTo', 'apply-to': 'applyTo', excludeAgents: 'excludeAgent' },
  },
  {
    client: 'GitHub Copilot',
    kind: 'agent',
    path: /(?:^|\/)\.github\/agents\/(?!README|readme)[^/]+\.md$/,
    needsFrontMatter: true,
    required: ['description'],
    fields: { name: { is: 'text' }, description: { is: 'text' }, tools: { is: 'any' }, model: { is: 'any' }, target: { is: 'oneOf', values: ['vscode', 'github-copilot'] } },
    foreign: { desc: 'description', tool: 'tools' },
  },
]

const formats = [...claude, ...memory, ...others]

/** The format of the file at a path. */
export function formatOf(path: string): AgentFormat | undefined {
  return formats.find(format => format.path.test(path))
}
