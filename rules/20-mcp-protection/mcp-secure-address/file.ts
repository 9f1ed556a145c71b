import { fileDetector } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { McpServer, McpText } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

export default fileDetector(check, {
  *mcp({ servers }, { path, options }) {
    if (isTestFile(path)) return
    for (const server of servers) {
      for (const { text, range, isBind } of addressesOf(server)) {
        const host = hostOf(text)
        if (host === undefined) continue
        if (isEveryInterface(host)) yield say.everyInterface(range, { server: server.name, host })
        else if (!isBind && /^(?:http|ws):/i.test(text) && !isOwnMachine(host) && !isAllowed(host, options.allowHosts)) {
          const scheme = text.slice(0, text.indexOf(':')).toLowerCase()
          yield say.plainHttp(range, { server: server.name, scheme, secure: `${scheme}s` })
        }
      }
    }
  },
})

interface Address extends McpText {
  /** It says where the server listens, and not where it is called. */
  readonly isBind: boolean
}

/** The URL, addresses that are handed to a bridge such as mcp-remote, and the host that it is told to listen on. */
function* addressesOf({ url, args }: McpServer): Iterable<Address> {
  if (url) yield { ...url, isBind: false }
  for (const [at, arg] of args.entries()) {
    if (/^(?:https?|wss?):\/\//i.test(arg.text)) yield { ...arg, isBind: false }
    const joined = /^--(?:host|bind|address|listen)=(.+)$/.exec(arg.text)?.[1]
    if (joined !== undefined) yield { text: `tcp://${joined}`, range: arg.range, isBind: true }
    else if (/^--(?:host|bind|address|listen)$/.test(args[at - 1]?.text ?? '')) yield { text: `tcp://${arg.text}`, range: arg.range, isBind: true }
  }
}

/** The host of an address; undefined where a variable stands for it, or there is none. */
function hostOf(address: string): string | undefined {
  const host = /^[a-z]+:\/\/(?:[^@/?#]*@)?(\[[^\]]*\]|[^:/?#]*)/i.exec(address)?.[1]?.toLowerCase()
  return host === undefined || host === '' || /[$%{}<>]/.test(host) ? undefined : host.replace(/^\[|\]$/g, '')
}

function isEveryInterface(host: string): boolean {
  return host === '0.0.0.0' || host === '::' || host === '*' || host === '0'
}

/** Loopback, and the names by which containers reach the machine they run on. */
function isOwnMachine(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^127(?:\.\d{1,3}){3}$/.test(host) || host === '::1' || host === 'host.docker.internal' || host === 'host.containers.internal'
}

function isAllowed(host: string, allowed: readonly string[]): boolean {
  return allowed.some(pattern => (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern))
}
