import { type FileView, fileDetector, type OptionsOf } from '@perf-rules/core'
import { short } from '@perf-rules/core/ask'
import type { ShellTree, unbash } from '@perf-rules/languages/views'
import check, { say } from './check.ts'
import { bareVariable, leastOf, nothing, pathsWhenEmpty } from './paths-when-empty.ts'

/** What no script wants to delete. */
const roots = ['', '/bin', '/etc', '/home', '/mnt', '/usr', '/usr/share', '/usr/local', '/var', '/lib', '/dev', '/media', '/boot', '/lib64', '/usr/bin', '/opt', '/srv', '/root', '/sbin']
const important = new Set(roots.flatMap(root => [root, `${root}/`, `${root}/*`, `${root}/*/*`]).filter(path => path !== ''))

export default fileDetector(check, {
  *shell(tree: ShellTree, view: FileView<OptionsOf<typeof check>>) {
    if (!/\brm\b/.test(view.text)) return
    const least = view.options.assigned ? nothing : leastOf(tree)
    for (const command of tree.all('Command')) {
      const { name, args } = tree.invocation(command)
      if (name !== 'rm' || !isRecursive(tree, args)) continue
      for (const arg of args) {
        if (arg.type !== 'Word' || tree.isSilenced('SC2115', arg) || tree.isSilenced('SC2115', command)) continue
        const path = pathsWhenEmpty(arg, least).map(normal).find(each => important.has(each))
        const variable = path === undefined ? undefined : bareVariable(arg)
        if (path === undefined || variable === undefined) continue
        const { text } = arg
        yield say.rmOfEmptyVariable(tree.range(arg), { word: short(text), path, guarded: short(text.replace(variable.text, `\${${variable.name}:?}`)) })
      }
    }
  },
})

/** Options may stand anywhere before `--`. */
function isRecursive(tree: ShellTree, args: readonly unbash.CommandArgument[]): boolean {
  for (const arg of args) {
    const text = arg.type === 'Word' ? tree.literal(arg) : undefined
    if (text === '--') return false
    if (text !== undefined && (text === '--recursive' || /^-[a-zA-Z]*[rR]/.test(text))) return true
  }
  return false
}

function normal(path: string): string {
  const once = path.replace(/\/+/g, '/').replace(/\*+/g, '*')
  return once === '/' ? once : once.replace(/\/$/, '')
}
