import { fileDetector } from '@perf-rules/core'
import { isTestFile, short } from '@perf-rules/core/ask'
import type { PythonModule, PythonNode } from '@perf-rules/languages/views'
import { calledName, importedNames, startsProgram } from '../python-calls.ts'
import check, { say } from './check.ts'

/** Frameworks that end what they run in order. */
const runners = ['celery', 'uvicorn', 'hypercorn', 'gunicorn', 'apscheduler', 'dramatiq', 'rq', 'arq', 'huey', 'twisted', 'tornado', 'faust', 'aiorun', 'locust', 'anyio', 'trio', 'discord', 'telegram', 'aiogram', 'streamlit', 'prefect', 'luigi', 'flask', 'fastapi', 'django', 'textual', 'prompt_toolkit', 'curses', 'tkinter', 'pygame']

export default fileDetector(check, {
  *python(module: PythonModule, view) {
    if (isTestFile(view.path) || !startsProgram(module, view.text)) return
    const imported = importedNames(module)
    if (imported.has('signal') || runners.some(name => imported.has(name)) || /\bKeyboardInterrupt\b|\bSystemExit\b|\badd_signal_handler\b|\batexit\b/.test(view.text)) return
    for (const loop of module.all('WhileStatement')) {
      if (!isEndless(loop) || leaves(loop)) continue
      if (!/\b(?:sleep|wait|accept|recv|get|poll|run_pending|consume|listen|brpop|blpop|xread)\s*\(/.test(loop.text)) continue
      yield say.deafLoop([loop.range[0], loop.range[0] + 'while'.length])
    }
    for (const call of module.all('CallExpression')) if (calledName(call) === 'serve_forever' && call.parent?.type !== 'AwaitExpression') yield say.deafServer(call, { call: short(call.text) })
  },
}, { mayConcern: text => /\bwhile\s*\(?\s*(?:True|1)\b|serve_forever/.test(text) })

function isEndless(loop: PythonNode): boolean {
  return /^while\s*\(?\s*(?:True|1)\s*\)?\s*:/.test(loop.text)
}

/** A way out of the loop itself: `break` or `return`, not those of an inner loop or function. */
function leaves(loop: PythonNode): boolean {
  for (const way of loop.all('BreakStatement', 'ReturnStatement')) {
    for (let at = way.parent; at; at = at.parent) {
      if (at.range[0] === loop.range[0] && at.type === 'WhileStatement') return true
      if (at.type === 'FunctionDefinition' || (way.type === 'BreakStatement' && (at.type === 'WhileStatement' || at.type === 'ForStatement'))) break
    }
  }
  return false
}
