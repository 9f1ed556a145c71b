// `npm run new-check R5 no-x` or `npm run new-check database no-x`: a folder with a check that runs and a README to fill.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [home, id] = process.argv.slice(2)
const rules = join(import.meta.dirname, '..', 'rules')
const homes = [...readdirSync(rules).filter(name => /^\d\d-/.test(name)), ...readdirSync(join(rules, 'patterns')).map(name => `patterns/${name}`)]
const number = /^R(\d{1,2})$/.exec(home ?? '')?.[1]
const folder = number ? homes.find(name => name.startsWith(`${number.padStart(2, '0')}-`)) : homes.find(name => name === `patterns/${home}`)
const stop = text => {
  console.error(text)
  process.exit(2)
}
if (!home || !id) stop('usage: npm run new-check RULE ID    (RULE: R1 to R20, or a family below rules/patterns)')
if (!folder) stop(`There is no folder for ${home}. There are: ${homes.join(', ')}.`)
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) stop(`"${id}" is no check id: use kebab-case words that name what must not be (no-x) or must be (x-present).`)
const path = join(rules, folder, id)
if (existsSync(path)) stop(`rules/${folder}/${id} exists already.`)
mkdirSync(path)
const clause = number ? `R${Number(number)}.1` : 'R13.6'
writeFileSync(join(path, 'check.ts'), `import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  emptyLoop: {
    what: 'This loop does nothing.',
    why: 'Say what it costs the user of the code.',
    do: 'Say what to write instead.',
  },
})

export default defineCheck({
  id: '${id}',
  says: 'Say the demand in one imperative sentence.',
  clauses: ['${clause}'],
  severity: { ${number ? "strict: 'error'" : "patterns: 'warning'"} },
  stage: 'trial',
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
`)
writeFileSync(join(path, 'code.ts'), `import { codeDetector } from '@perf-rules/core'
import check, { say } from './check.ts'

export default codeDetector(check, {
  listen: () => ({
    *ForOfStatement(node) {
      if (node.body.type === 'BlockStatement' && node.body.body.length === 0) yield say.emptyLoop(node)
    },
  }),
})
`)
writeFileSync(join(path, 'README.md'), `# ${id}

> Say the demand in one imperative sentence.

## Why

Say what it costs, with a figure where there is one.

## Fires

### A loop with an empty body

\`\`\`ts bad
for (const order of orders) {}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ emptyLoop
\`\`\`

## Stays quiet

### A loop that does something

\`\`\`ts good
for (const order of orders) ship(order)
\`\`\`
`)
console.log(`rules/${folder}/${id} is there. Next: npm run generate && npx vitest run packages/testkit -t ${id}`)
