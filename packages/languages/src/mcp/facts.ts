import type { Range } from '@perf-rules/core'

export interface McpText {
  readonly text: string
  readonly range: Range
}

/** Something of a server that its client cannot take. */
export interface McpFlaw {
  readonly what: string
  readonly range: Range
}

/** One MCP server as a client's file describes it. */
export interface McpServer {
  readonly name: string
  readonly nameRange: Range
  readonly command: McpText | null
  /** Those that hold a secret have no text: facts are cached. */
  readonly args: readonly McpText[]
  readonly cwd: McpText | null
  readonly url: McpText | null
  readonly isDisabled: boolean
  /** Neither a command nor a URL, and no extension that brings one. */
  readonly startsNothing: boolean
  readonly flaws: readonly McpFlaw[]
  /** Hash of each part (`command`, `env`), formatting and order of keys left out. */
  readonly parts: Readonly<Record<string, string>>
}

/** The MCP part of a client's file. */
export interface McpFacts {
  /** Name of the client (`Cursor`). */
  readonly client: string
  /** The project folder that the client is started in; '' for the root. */
  readonly folder: string
  /** Where the servers stand; the start of the file when there are none. */
  readonly range: Range
  readonly servers: readonly McpServer[]
  /** Servers of this or another file that are turned off by name in a list. */
  readonly turnedOff: readonly McpText[]
  /** Servers that stand in comments. */
  readonly commented: readonly McpText[]
  /** Of all servers in force, whatever their order and form: what an approval is given for. */
  readonly hash: string
  /** Names that stand a second time, which silently replaces the first. */
  readonly duplicates: readonly McpText[]
  /** The file cannot be read at all. */
  readonly error: McpFlaw | null
}

/** A secret that stands in a server's settings as it is. */
export interface McpCredential {
  readonly server: string
  /** `env GITHUB_TOKEN`, `argument 3`, `header Authorization`. */
  readonly where: string
  readonly kind: string
  /** An issuer's shape, not only a random look. */
  readonly sure: boolean
  readonly range: Range
}

export interface McpFile extends McpFacts {
  readonly credentials: readonly McpCredential[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    mcpConfig: McpFacts
  }
  interface LanguageTrees {
    mcp: McpFile
  }
}
