import { fileDetector } from '@perf-rules/core'
import { isTestFile, short } from '@perf-rules/core/ask'
import type { PythonModule, PythonNode } from '@perf-rules/languages/views'
import { argumentOf, calledName, importedNames, startsProgram } from '../python-calls.ts'
import check, { say } from './check.ts'

/** Libraries that parse and explain arguments. */
const parsers = ['argparse', 'click', 'typer', 'docopt', 'fire', 'optparse', 'getopt', 'absl', 'tyro', 'cyclopts', 'plac', 'clize', 'simple_parsing', 'jsonargparse', 'configargparse', 'rich_click', 'asyncclick', 'invoke', 'django']

export default fileDetector(check, {
  *python(module: PythonModule, view) {
    if (isTestFile(view.path)) return
    const imported = importedNames(module)
    for (const call of module.all('CallExpression')) {
      if (calledName(call) === 'add_argument' && imported.has('argparse') && !argumentOf(call, 'help') && !isSpread(call) && !/action\s*=\s*["']version/.test(call.text)) yield say.argumentWithoutHelp(nameOf(call), { argument: short(nameOf(call).text) })
    }
    if (!startsProgram(module, view.text) || parsers.some(name => imported.has(name))) return
    for (const member of module.all('MemberExpression')) {
      if (!/^(?:sys\.)?argv\s*\[\s*(?:\d|:|-\d)/.test(member.text) || /^(?:sys\.)?argv\s*\[\s*0\s*\]/.test(member.text)) continue
      // `argv[1:]` handed on whole is another program's to read.
      if (/\[\s*\d*\s*:\s*\]$/.test(member.text) && (member.parent?.type === 'ArgList' || view.text[member.range[0] - 1] === '*')) continue
      yield say.manualArguments(member, { argument: short(member.text) })
      break
    }
    if (view.text.includes('isatty')) return
    for (const call of module.all('CallExpression')) if (/^input\s*\(/.test(call.text)) return void (yield say.askedInput([call.range[0], call.range[0] + 'input'.length]))
  },
}, { mayConcern: text => /\bargv\b|\badd_argument\b|\binput\s*\(/.test(text) })

function nameOf(call: PythonNode): PythonNode {
  return call.child('ArgList')?.children.find(({ type }) => type === 'String') ?? call
}

/** `add_argument(*names, **options)`: what it is given stands elsewhere. */
function isSpread(call: PythonNode): boolean {
  return /\*\*?\w/.test(call.child('ArgList')?.text ?? '') || /help\s*=\s*/.test(call.child('ArgList')?.text ?? '')
}
