const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * A path as relative URI reference (RFC 3986): each segment percent-encoded as UTF-8. Half a surrogate pair,
 * which UTF-8 has no bytes for, becomes the replacement character. A first segment with a colon cannot be
 * taken for a scheme, since the colon is encoded too.
 */
export function relativeUri(path: string): string {
  return path.split('/').map(segment => encodeURIComponent(segment.replace(loneSurrogate, '\ufffd'))).join('/')
}
