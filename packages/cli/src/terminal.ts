/** How to write to a stream: colours only on a terminal that wants them. */
export interface Terminal {
  readonly isInteractive: boolean
  readonly width: number
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  yellow(text: string): string
  blue(text: string): string
}

/** Asks the stream and the environment (NO_COLOR, FORCE_COLOR; see no-color.org). */
export function terminal(stream: NodeJS.WriteStream): Terminal {
  const isInteractive = stream.isTTY === true
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  const colours = NO_COLOR !== undefined && NO_COLOR !== '' ? false : FORCE_COLOR !== undefined ? FORCE_COLOR !== '0' : isInteractive && TERM !== 'dumb'
  const paint = (open: number, close: number) => (text: string) => (colours ? `\x1b[${open}m${text}\x1b[${close}m` : text)
  return { isInteractive, width: stream.columns ?? 120, bold: paint(1, 22), dim: paint(2, 22), red: paint(31, 39), yellow: paint(33, 39), blue: paint(34, 39) }
}

/** For a file: no colours, no width to keep to. */
export const plain: Terminal = { isInteractive: false, width: 120, bold: same, dim: same, red: same, yellow: same, blue: same }

function same(text: string): string {
  return text
}

// C0 and C1 controls, DEL, line separators, zero-width and bidirectional marks, and the invisible tag letters:
// all that can move a cursor, reorder a line, or hide words from the one who reads it.
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu

/** Text of the repository made safe to print: controls are shown as their code. */
export function safe(text: string): string {
  return text.replace(unsafe, escaped)
}

/** Text of several lines made safe to print; line breaks and tabs are its layout. */
export function safeLines(text: string): string {
  return text.replace(unsafe, unit => (unit === '\n' || unit === '\t' ? unit : escaped(unit)))
}

/** JSON made safe to print. The escapes are JSON's own, so that it says the same; its layout is left alone. */
export function safeJson(json: string): string {
  return json.replace(unsafe, unit => (unit === '\n' ? unit : escaped(unit)))
}

function escaped(letter: string): string {
  return letter.split('').map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
}
