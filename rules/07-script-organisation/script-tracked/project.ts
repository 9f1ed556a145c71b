import { projectDetector } from '@perf-rules/core'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: ['script', 'scriptMentions', 'shell', 'links'],
  *detect(view) {
    const callers = new Map<string, string>()
    const mention = (name: string, caller: string) => {
      if (!callers.has(name)) callers.set(name, caller)
    }
    for (const [caller, { names }] of view.index.facts('scriptMentions')) for (const name of names) mention(name, caller)
    for (const [caller, { mentions }] of view.index.facts('shell')) for (const name of mentions) mention(name, caller)
    for (const [caller, { links }] of view.index.facts('links')) for (const { url } of links) if (/\.(?:sh|py|mjs|js|ts)$/.test(url)) mention(url.slice(url.lastIndexOf('/') + 1), caller)
    for (const path of view.index.facts('script').keys()) {
      const file = view.index.file(path)
      const caller = callers.get(path.slice(path.lastIndexOf('/') + 1))
      if (file?.tracked === false && caller !== undefined && caller !== path && view.isOn(path)) yield say.untrackedScript({ path, range: [0, 0] }, { caller, path })
    }
  },
})
