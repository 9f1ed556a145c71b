/**
 * The text of an instruction as its shell reads it, every character in its place: line ends that are escaped, and
 * comments and empty lines between continued lines, become spaces, as Docker takes them out. Bodies of
 * here-documents, which Docker leaves alone, begin at `plainFrom`.
 */
export function withoutContinuations(text: string, escape: string, plainFrom: number): string {
  let out = ''
  let at = 0
  let continued = false
  while (at < plainFrom) {
    const newline = text.indexOf('\n', at)
    const end = newline === -1 ? text.length : newline
    const line = text.slice(at, end)
    const gap = newline === -1 ? '' : ' '
    const kept = line.replace(/\r$/, ' ')
    if (continued && /^\s*(?:#|$)/.test(line)) out += ' '.repeat(line.length) + gap
    else {
      const trimmed = kept.trimEnd()
      continued = trimmed.endsWith(escape)
      out += continued ? trimmed.slice(0, -1) + ' '.repeat(kept.length - trimmed.length + 1) + gap : kept + (newline === -1 ? '' : '\n')
    }
    at = end + 1
  }
  return out + text.slice(out.length)
}

/** The text with a part blanked, so that what follows keeps its place. */
export function blanked(text: string, from: number, to: number): string {
  return text.slice(0, from) + ' '.repeat(Math.max(0, to - from)) + text.slice(to)
}
