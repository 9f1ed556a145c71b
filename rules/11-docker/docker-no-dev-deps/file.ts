import { fileDetector, type Finding, type Range } from '@perf-rules/core'
import { invocationOf, listedInstallOf, stageChain } from '@perf-rules/core/ask'
import type { DockerfileTree, DockerInstruction } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

const flags: Readonly<Record<string, string>> = { npm: '`--omit=dev`', yarn: '`--production` (`yarn workspaces focus --production` in yarn 2 and later)', pnpm: '`--prod`', bun: '`--production`', uv: '`--no-dev`', poetry: '`--only main`', pipenv: 'no `--dev`', bundle: '`BUNDLE_WITHOUT=development:test`', composer: '`--no-dev`', pip: 'the list for production', mix: '`--only prod`' }
const javascript = new Set(['npm', 'yarn', 'pnpm', 'bun'])
const development = new Set(['dev', 'devel', 'development', 'devcontainer', 'test', 'tests', 'testing', 'e2e', 'ci', 'lint', 'debug', 'local', 'builder', 'build', 'docs', 'storybook', 'example', 'examples', 'playground', 'sandbox', 'bench'])

export default fileDetector(check, {
  *dockerfile(tree, { path }) {
    const last = tree.stages.length - 1
    const stage = tree.stages[last]
    if (!stage || stage.starts === null || startsDevelopment(stage.starts) || isForDevelopment(path) || (stage.name !== null && isForDevelopment(stage.name))) return
    const chain = stageChain(tree.stages, last)
    const left = leftIn(tree, chain)
    if (left) return yield say.installed(left.range, { manager: left.manager, flag: flags[left.manager] ?? '' })
    yield* copied(tree, last)
  },
})

function* copied(tree: DockerfileTree, into: number): Iterable<Finding> {
  for (const copy of tree.instructions) {
    if (copy.keyword !== 'COPY' || copy.stage !== into) continue
    const name = copy.flags.find(flag => flag.name === 'from')?.value.toLowerCase()
    const source = name === undefined ? -1 : /^\d+$/.test(name) ? Number(name) : tree.stages.findIndex(stage => stage.name === name)
    const path = copy.words.slice(0, -1).find(({ text }) => /(?:^|\/)node_modules\/?$/.test(text))
    if (!path || !tree.stages[source]) continue
    const left = leftIn(tree, stageChain(tree.stages, source), javascript)
    if (left) return yield say.copied(path.range, { stage: tree.stages[source].name ?? String(source), flag: flags[left.manager] ?? '' }, { related: [{ at: left.range, note: 'They are installed here.' }] })
  }
}

/** The install of a chain of stages that leaves development dependencies behind; none where a later step takes them out again. */
function leftIn({ instructions }: DockerfileTree, chain: readonly number[], managers?: ReadonlySet<string>): { readonly manager: string; readonly range: Range } | undefined {
  const within = instructions.filter(({ stage, isOnBuild }) => chain.includes(stage) && !isOnBuild)
  let left: { manager: string; range: Range } | undefined
  for (const instruction of within) {
    if (instruction.keyword !== 'RUN') continue
    for (const command of instruction.commands) {
      const call = invocationOf(command)
      const install = listedInstallOf(call)
      if (prunes(call)) left = undefined
      if (install?.leavesOutDevelopment === undefined || (managers && !managers.has(install.manager))) continue
      const isOff = install.leavesOutDevelopment || command.assigns.some(({ name, value }) => isProduction(name, value)) || settingsBefore(within, instruction).some(({ name, value }) => isProduction(name, value ?? ''))
      if (isOff) {
        // An install without them takes out what an earlier one put in; pip and gem only add.
        if (javascript.has(install.manager)) left = undefined
      } else left = { manager: install.manager, range: command.range }
    }
  }
  return left
}

function settingsBefore(within: readonly DockerInstruction[], run: DockerInstruction) {
  return within.filter(({ keyword, range }) => (keyword === 'ENV' || keyword === 'ARG') && range[0] < run.range[0]).flatMap(({ properties }) => properties)
}

/** A variable by which a manager leaves them out. A value that only the build knows may be `production`. */
function isProduction(name: string, value: string): boolean {
  if (name === 'NODE_ENV') return value.includes('prod') || value.includes('$')
  if (name === 'NPM_CONFIG_PRODUCTION' || name === 'UV_NO_DEV' || name === 'COMPOSER_NO_DEV' || name === 'BUNDLE_DEPLOYMENT') return !/^(?:0|false)?$/.test(value)
  if (name === 'NPM_CONFIG_OMIT' || name === 'npm_config_omit') return value.includes('dev')
  return name === 'BUNDLE_WITHOUT'
}

function prunes({ program, words }: { readonly program: string; readonly words: readonly { readonly text: string }[] }): boolean {
  const texts = words.map(({ text }) => text)
  if (program === 'rm') return texts.some(text => /node_modules\/?$/.test(text))
  return ['npm', 'pnpm', 'yarn', 'modclean', 'node-prune'].includes(program) && (texts.includes('prune') || texts.includes('autoclean') || texts.includes('deploy') || program === 'node-prune')
}

/** The program that is started is itself one of development. */
function startsDevelopment(starts: string): boolean {
  return /\b(?:nodemon|ts-node(?:-dev)?|tsx|vite|webpack|jest|vitest|pytest|eslint|storybook|playwright|cypress|sleep|bash|sh)\b["',\s\]]*(?!-c)|\b(?:run|yarn|pnpm|bun)["',\s]+(?:dev|test|develop|start:dev)\b/.test(starts)
}

function isForDevelopment(pathOrName: string): boolean {
  return pathOrName.toLowerCase().split(/[^a-z0-9]+/).some(word => development.has(word))
}
