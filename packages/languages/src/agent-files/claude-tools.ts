/**
 * Tools that Claude Code has or had under these names (code.claude.com/docs/en/tools-reference). One that was
 * dropped is no mistake: the client leaves it out.
 */
export const claudeTools: readonly string[] = [
  'Agent', 'Artifact', 'AskUserQuestion', 'Bash', 'BashOutput', 'Brief', 'Config', 'CronCreate', 'CronDelete', 'CronList', 'Edit', 'EnterPlanMode', 'EnterWorktree', 'ExitPlanMode', 'ExitWorktree',
  'Glob', 'Grep', 'KillBash', 'KillShell', 'LS', 'LSP', 'ListMcpResourcesTool', 'Monitor', 'MultiEdit', 'NotebookEdit', 'NotebookRead', 'PowerShell', 'PushNotification', 'Read', 'ReadMcpResourceTool',
  'RemoteTrigger', 'REPL', 'ScheduleWakeup', 'SendMessage', 'SendUserFile', 'SendUserMessage', 'ShareOnboardingGuide', 'Skill', 'SlashCommand', 'Sleep', 'StructuredOutput', 'Task', 'TaskCreate', 'TaskGet', 'TaskList',
  'TaskOutput', 'TaskStop', 'TaskUpdate', 'TeamCreate', 'TeamDelete', 'TodoRead', 'TodoWrite', 'ToolSearch', 'WaitForMcpServers', 'WebFetch', 'WebSearch', 'Workflow', 'Write',
]

const known = new Set(claudeTools)

/** Built in, or an MCP server's. `Bash(git *)` narrows a tool; `*` is all of them. */
export function isClaudeTool(tool: string): boolean {
  const name = tool.replace(/\s*\(.*\)$/s, '')
  return known.has(name) || /^mcp__[\w.*-]+(?:__[\w.*-]+)?$/.test(name) || name === '*'
}
