/** A program that starts MCP servers, and the file of a repository that tells it which. */
export interface McpClient {
  readonly name: string
  /** End of the path. */
  readonly file: string
  readonly format: 'plain' | 'withComments' | 'toml'
  /** Where in the file the servers stand; the first that exists. */
  readonly keys: readonly (readonly string[])[]
  /** The file holds other settings too: only the servers' part is ours to judge. */
  readonly isSettings?: true
  /** Lists of names of servers that are not to be started. */
  readonly offLists?: readonly (readonly string[])[]
  /** Values of `env` that are not text make the client refuse the file. */
  readonly wantsTextInEnv?: true
}

/** Sources: each client's own documentation of its project file. */
const clients: readonly McpClient[] = [
  { name: 'Claude Code', file: '.mcp.json', format: 'plain', keys: [['mcpServers']], wantsTextInEnv: true },
  { name: 'Claude Desktop', file: 'claude_desktop_config.json', format: 'plain', keys: [['mcpServers']], isSettings: true },
  { name: 'Cursor', file: '.cursor/mcp.json', format: 'withComments', keys: [['mcpServers']] },
  { name: 'VS Code', file: '.vscode/mcp.json', format: 'withComments', keys: [['servers']] },
  { name: 'VS Code', file: '.vscode/settings.json', format: 'withComments', keys: [['mcp', 'servers']], isSettings: true },
  { name: 'Gemini CLI', file: '.gemini/settings.json', format: 'withComments', keys: [['mcpServers']], isSettings: true, offLists: [['mcp', 'excluded'], ['excludeMCPServers']] },
  { name: 'Claude Code', file: '.claude/settings.json', format: 'plain', keys: [], isSettings: true, offLists: [['disabledMcpjsonServers']] },
  { name: 'Qwen Code', file: '.qwen/settings.json', format: 'withComments', keys: [['mcpServers']], isSettings: true, offLists: [['mcp', 'excluded'], ['excludeMCPServers']] },
  { name: 'Codex', file: '.codex/config.toml', format: 'toml', keys: [['mcp_servers']], isSettings: true },
  { name: 'Roo Code', file: '.roo/mcp.json', format: 'plain', keys: [['mcpServers']] },
  { name: 'Kiro', file: '.kiro/settings/mcp.json', format: 'withComments', keys: [['mcpServers']] },
  { name: 'Windsurf', file: '.windsurf/mcp_config.json', format: 'withComments', keys: [['mcpServers']] },
  { name: 'Windsurf', file: '.windsurf/mcp.json', format: 'withComments', keys: [['mcpServers']] },
  { name: 'Amazon Q', file: '.amazonq/mcp.json', format: 'withComments', keys: [['mcpServers']] },
  { name: 'Junie', file: '.junie/mcp/mcp.json', format: 'withComments', keys: [['mcpServers']] },
  { name: 'Factory', file: '.factory/mcp.json', format: 'withComments', keys: [['mcpServers']] },
  { name: 'Trae', file: '.trae/mcp.json', format: 'withComments', keys: [['mcpServers']] },
  { name: 'Amp', file: '.amp/settings.json', format: 'withComments', keys: [['amp.mcpServers']], isSettings: true },
  { name: 'Zed', file: '.zed/settings.json', format: 'withComments', keys: [['context_servers']], isSettings: true },
  { name: 'opencode', file: 'opencode.json', format: 'withComments', keys: [['mcp']], isSettings: true },
  { name: 'opencode', file: 'opencode.jsonc', format: 'withComments', keys: [['mcp']], isSettings: true },
]

/** The client whose file stands at the path. */
export function clientOf(path: string): McpClient | undefined {
  return clients.find(({ file }) => path === file || path.endsWith(`/${file}`))
}
