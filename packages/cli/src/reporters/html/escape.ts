import { safe, safeJson } from '../../terminal.ts'

/** Text for an element or a quoted attribute of a page. */
export function htmlEscape(text: string): string {
  return safe(text).replace(/[&<>"'`]/g, letter => `&#${letter.charCodeAt(0)};`)
}

/**
 * Data for a `<script type="application/json">`. A browser reads such an element up to the first `</script`, and
 * `<!--` changes how it reads on: without `<`, `>` and `&` neither can occur. The escapes are JSON's own.
 */
export function jsonForScript(value: unknown): string {
  return safeJson(JSON.stringify(value)).replace(/[<>&]/g, letter => `\\u00${letter.charCodeAt(0).toString(16)}`)
}
