import { fileDetector, type Finding } from '@perf-rules/core'
import { invocationOf, stagesInImage } from '@perf-rules/core/ask'
import type { DockerInstruction, ShellCommand } from '@perf-rules/languages/views'
import check, { say } from './check.ts'
import { asksForSecret, isHarmlessValue, isSuspected } from './names.ts'

export default fileDetector(check, {
  *dockerfile({ instructions, stages }, { options }) {
    const inImage = stagesInImage(stages)
    const asks = (name: string) => !options.allow.includes(name) && (options.names === 'any' ? isSuspected(name) : asksForSecret(name))
    for (const instruction of instructions) {
      const { keyword, ignored, properties, stage } = instruction
      if ((keyword === 'ARG' || keyword === 'ENV') && !ignored.includes('DL3064')) {
        for (const { name, value, range } of properties) {
          if (!asks(name) || (options.names === 'likely' && value !== null && isHarmlessValue(value))) continue
          // A stand-in that only lets a stage build that is thrown away.
          if (keyword === 'ENV' && options.names === 'likely' && !inImage.has(stage) && isStandIn(value ?? '')) continue
          yield keyword === 'ARG' ? say.secretArg(range, { name }) : say.secretEnv(range, { name })
        }
        for (const { name, value, range } of keyword === 'ENV' ? properties : []) if (value !== null && !asks(name) && holdsPassword(value)) yield say.secretEnv(range, { name })
      }
      if (keyword === 'RUN') yield* inRun(instruction, stage === -1 || inImage.has(stage))
    }
  },
})

function* inRun({ commands }: DockerInstruction, isInImage: boolean): Iterable<Finding> {
  for (const command of commands) {
    const word = command.words.find(({ text }) => holdsPassword(text)) ?? passwordWord(command)
    if (word) yield say.inCommand(word.range)
    const file = isInImage ? command.writesTo.find(isCredentialFile) : undefined
    if (file === undefined || !command.words.some(({ text }) => /_authToken=|_password=|password\s|oauth|:\/\/[^/\s]*:[^/\s]*@/i.test(text))) continue
    const name = file.slice(file.lastIndexOf('/') + 1)
    const isRemoved = commands.some(other => other.name === 'rm' && other.words.some(({ text }) => text.endsWith(name)))
    if (!isRemoved) yield say.writtenFile(command.range, { file })
  }
}

/** A URL with a user and a password that stands there in full. */
function holdsPassword(text: string): boolean {
  const found = /\b[a-z][a-z0-9+.-]*:\/\/([^\s:/@'"]+):([^\s@/'"]+)@([^\s/'":]+)/i.exec(text)
  if (!found) return false
  const [, user = '', password = '', host = ''] = found
  return !password.includes('$') && !isStandIn(password) && password.toLowerCase() !== user.toLowerCase() && !/^(?:localhost|127\.0\.0\.1|db|database|postgres|mysql|redis|mongo(?:db)?|host|hostname)$|example\.|\.test$/i.test(host)
}

/** The password of programs that take one as an argument. */
function passwordWord(command: ShellCommand) {
  const { program, words } = invocationOf(command)
  const isLiteral = (text: string, isOpen: boolean) => !isOpen && text !== '' && !isStandIn(text)
  if ((program === 'curl' || program === 'wget') && words.length > 1) {
    const at = words.findIndex(({ text }) => /^(?:-u|--user|--proxy-user|--http-password|--password)$/.test(text))
    const next = at === -1 ? undefined : words[at + 1]
    return next && isLiteral(next.text, next.isOpen) && (next.text.includes(':') || words[at]?.text.includes('password')) && !/:$/.test(next.text) ? next : words.find(({ text, isOpen }) => /^--(?:http-)?password=./.test(text) && !isOpen && !isStandIn(text.slice(text.indexOf('=') + 1)))
  }
  if (program === 'sshpass') {
    const [flag, value] = words
    return flag?.text === '-p' && value && isLiteral(value.text, value.isOpen) ? value : undefined
  }
  if ((program === 'echo' || program === 'printf') && command.pipedInto === 'chpasswd') return words.find(({ text, isOpen }) => !isOpen && /^[\w-]+:.+/.test(text))
  if ((program === 'docker' || program === 'podman' || program === 'helm') && words.some(({ text }) => text === 'login')) {
    const at = words.findIndex(({ text }) => text === '-p' || text === '--password')
    const next = words[at + 1]
    return at !== -1 && next && isLiteral(next.text, next.isOpen) ? next : undefined
  }
  return undefined
}

function isCredentialFile(path: string): boolean {
  return /(?:^|\/)(?:\.npmrc|\.yarnrc(?:\.yml)?|\.netrc|\.pypirc|\.git-credentials|\.pgpass|\.my\.cnf|auth\.json|pip\.conf)$|\.docker\/config\.json$|\.aws\/credentials$/.test(path)
}

/** What people write where a secret will stand, and passwords that protect nothing. */
function isStandIn(text: string): boolean {
  return /dummy|placeholder|change[-_ ]?me|example|build[-_ ]?time|not[-_ ]?(?:a[-_ ])?(?:real|used|secret)|fake|replace|xxx|^(?:test|none|secret|password|pass|postgres|root|admin|user|build|temp|tmp|foo|bar|ci|dev|local)$|^\*+$|^<.*>$|^\$|^%/i.test(text)
}
