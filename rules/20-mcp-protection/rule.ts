import { defineRule } from '@perf-rules/core'

export default defineRule({
  id: 'R20',
  title: 'MCP servers protected',
  clauses: [
    { clause: 'R20.1', demand: 'No MCP server is added, changed or removed without the consent of its owner.', by: ['mcp-untouched', 'mcp-no-secret', 'mcp-pinned'] },
    { clause: 'R20.2', demand: 'Consent is given by somebody who may give it, and not by the author of the change.', by: ['mcp-untouched'] },
    { clause: 'R20.3', demand: 'A server that fails is looked into, and not removed or turned off.', by: ['mcp-no-disable', 'mcp-untouched'] },
    { clause: 'R20.4', demand: 'What is integrated stays integrated: every server can be started from what is in the repository.', by: ['mcp-server-resolves', 'mcp-secure-address', 'mcp-pinned'] },
    { clause: 'R20.5', demand: 'Something asks each server whether it is well.', by: { open: 'No check looks for a probe, a test or a written procedure for each server.' } },
    { clause: 'R20.6', demand: 'Changes of servers leave a record: who, when and why.', by: { open: 'No check is the lock file that mcp-untouched will compare with.' } },
    { clause: 'R20.7', demand: 'In an emergency a server is restored, by a written procedure.', by: { open: 'No check looks for the page in the documentation.' } },
    { clause: 'R20.8', demand: 'Servers keep running through changes.', by: ['mcp-no-disable', 'mcp-untouched'] },
    { clause: 'R20.9', demand: 'Configurations can be put back as they were, without their secrets.', by: { open: 'No check rests on the lock file.' } },
    { clause: 'R20.10', demand: 'What the servers are for, and how they are kept, is written down.', by: { open: 'No check looks for the page in the documentation.' } },
  ],
})
