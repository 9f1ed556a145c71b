import { hasFlag, type Invocation } from '@perf-rules/core/ask'
import type { ShellWord } from '@perf-rules/languages/views'

type Call = Invocation<ShellWord>

/** A package manager that keeps what it downloads. */
export interface Cache {
  readonly id: 'apk' | 'yum' | 'zypper' | 'pip' | 'yarn' | 'npm'
  readonly code: (call: Call) => string
  /** The call fills the cache. */
  readonly fills: (call: Call) => boolean
  /** The call, anywhere in the same RUN, empties it. */
  readonly empties: (call: Call) => boolean
  /** A mounted folder that keeps it out of the layer. */
  readonly folder: RegExp
  /** A variable that turns it off. */
  readonly variable?: string
  readonly remedy: string
}

const first = ({ words }: Call) => words.find(({ text }) => !text.startsWith('-'))?.text ?? ''
const removes = ({ program, words }: Call, folder: RegExp) => (program === 'rm' || program === 'find') && words.some(({ text }) => folder.test(text))

export const caches: readonly Cache[] = [
  {
    id: 'apk',
    code: () => 'DL3019',
    fills: call => call.program === 'apk' && call.words.some(({ text }) => text === 'add') && !hasFlag(call.words, '--no-cache'),
    empties: call => removes(call, /\/var\/cache\/(?:apk|\*)?|\/etc\/apk\/cache/),
    folder: /^\/(?:var\/cache|etc\/apk\/cache)/,
    remedy: 'Write `apk add --no-cache`',
  },
  {
    id: 'yum',
    code: ({ program }) => (program === 'yum' ? 'DL3032' : 'DL3040'),
    fills: ({ program, words }) => /^(?:yum|dnf|microdnf|tdnf)$/.test(program) && words.some(({ text }) => text === 'install' || text === 'update' || text === 'upgrade' || text === 'groupinstall'),
    empties: call => (/^(?:yum|dnf|microdnf|tdnf)$/.test(call.program) && call.words.some(({ text }) => text === 'clean')) || removes(call, /\/var\/cache/),
    folder: /^\/var\/cache/,
    remedy: 'End the same RUN with `dnf clean all` (or `yum clean all`)',
  },
  {
    id: 'zypper',
    code: () => 'DL3036',
    fills: ({ program, words }) => program === 'zypper' && words.some(({ text }) => text === 'install' || text === 'in'),
    empties: call => (call.program === 'zypper' && call.words.some(({ text }) => text === 'clean' || text === 'cc')) || removes(call, /\/var\/cache/),
    folder: /^\/var\/cache/,
    remedy: 'End the same RUN with `zypper clean`',
  },
  {
    id: 'pip',
    code: () => 'DL3042',
    fills: call => /^pip[\d.]*$/.test(call.program) && first(call) === 'install' && !hasFlag(call.words, '--no-cache-dir') && !call.words.some(({ text }) => text === '--cache-dir=false'),
    empties: call => (/^pip[\d.]*$/.test(call.program) && first(call) === 'cache') || removes(call, /\.cache/),
    folder: /\.cache(?:\/pip)?\/?$|\/pip\b/,
    variable: 'PIP_NO_CACHE_DIR',
    remedy: 'Write `pip install --no-cache-dir`, or mount a cache: `--mount=type=cache,target=/root/.cache/pip`',
  },
  {
    id: 'yarn',
    code: () => 'DL3060',
    fills: ({ program, words }) => program === 'yarn' && (words.length === 0 || words.some(({ text }) => text === 'install') || words.every(({ text }) => text.startsWith('-'))) && !hasFlag(words, '--version', '-v'),
    empties: call => (call.program === 'yarn' && call.words.some(({ text }) => text === 'cache')) || removes(call, /\.cache|\.yarn/),
    folder: /yarn|\.cache/,
    variable: 'YARN_CACHE_FOLDER',
    remedy: 'End the same RUN with `yarn cache clean`',
  },
  {
    id: 'npm',
    code: () => '',
    fills: call => call.program === 'npm' && ['ci', 'install', 'i', 'clean-install'].includes(first(call)),
    empties: call => (call.program === 'npm' && call.words.some(({ text }) => text === 'cache')) || removes(call, /\.npm|\.cache/),
    folder: /\.npm|\.cache/,
    variable: 'NPM_CONFIG_CACHE',
    remedy: 'End the same RUN with `npm cache clean --force`, or mount a cache: `--mount=type=cache,target=/root/.npm`',
  },
]
