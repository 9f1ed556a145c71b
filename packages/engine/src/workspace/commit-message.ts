import { readFileSync } from 'node:fs'
import { type ChangeCommit, FaultError } from '@perf-rules/core'
import { git } from './git.ts'
import type { Root } from './root.ts'

/** What a commit-msg hook knows of the commit that is about to be made. */
export interface PendingMessage {
  /** Absolute path of the file that holds the message. */
  readonly file: string
  /** The author wrote it in an editor: then git takes its own comment lines out. */
  readonly isEdited: boolean
}

/** A message is text that somebody typed: a larger file is something else. */
const mostBytes = 1_000_000

/** The commit that is about to be made, with its message as git will store it. */
export async function pendingCommit(root: Root, { file, isEdited }: PendingMessage, paths: readonly string[], now: number): Promise<ChangeCommit> {
  const text = read(file)
  const [config, ident, merge] = await Promise.all([git(root, ['config', '--get-regexp', '^(commit\\.cleanup|core\\.comment(char|string))$']), git(root, ['var', 'GIT_AUTHOR_IDENT']), git(root, ['rev-parse', '--verify', '--quiet', 'MERGE_HEAD'])])
  const settings = new Map(config?.stdout.toString().split('\n').map(line => [line.slice(0, line.indexOf(' ')).toLowerCase(), line.slice(line.indexOf(' ') + 1)] as const))
  const [, author = '', email = ''] = /^(.*?) <(.*?)> \d+/.exec(ident?.code === 0 ? ident.stdout.toString() : '') ?? []
  const mark = settings.get('core.commentstring') ?? settings.get('core.commentchar') ?? '#'
  return { message: cleanMessage(text, settings.get('commit.cleanup') ?? 'default', mark, isEdited), author, email, at: now, parents: merge?.code === 0 ? 2 : 1, paths }
}

function read(file: string): string {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (thrown) {
    throw new FaultError({ code: 'usage', what: `The commit message cannot be read from ${file}.`, where: '--message-file', do: 'Name the file that git hands to a commit-msg hook: `--message-file "$1"`.', cause: String(thrown) })
  }
  if (bytes.length > mostBytes) throw new FaultError({ code: 'usage', what: `${file} is no commit message: it has ${bytes.length} bytes.`, where: '--message-file', do: 'Name the file that git hands to a commit-msg hook: `--message-file "$1"`.' })
  return bytes.toString('utf8')
}

/**
 * A message as git stores it (`git commit --cleanup`): all below the scissors line is cut off, comment lines are
 * left out where the author had an editor, lines lose white space at their end, and blank lines are joined.
 */
export function cleanMessage(text: string, mode: string, commentMark: string, isEdited: boolean): string {
  if (mode === 'verbatim') return text
  const lines = text.replace(/\r\n/g, '\n').split('\n')
  const mark = commentMark === 'auto' ? chosenMark(lines) : commentMark
  const scissors = lines.findIndex(line => line.startsWith(`${mark} ------------------------ >8 ------------------------`))
  // `commit --verbose` puts the difference below the scissors whatever the mode is.
  const above = scissors === -1 || !isEdited ? lines : lines.slice(0, scissors)
  const stripsComments = mode === 'strip' || (mode === 'default' && isEdited)
  const kept = above.filter(line => !stripsComments || !line.startsWith(mark)).map(line => line.trimEnd())
  return kept.join('\n').replace(/\n{3,}/g, '\n\n').replace(/^\n+|\n+$/g, '')
}

/** With `core.commentChar=auto` git takes a mark that no line of the message begins with; its own lines come last. */
function chosenMark(lines: readonly string[]): string {
  const last = lines.findLast(line => line !== '')?.[0] ?? '#'
  return '#;@!$%^&|:'.includes(last) ? last : '#'
}
