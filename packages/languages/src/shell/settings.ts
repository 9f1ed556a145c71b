/** What a `.shellcheckrc` says for a script, as plain JSON. */
export interface ShellcheckSettings {
  /** Codes and ranges of codes that are off: `SC2086`, `SC3000-SC3060`. */
  readonly disabled: readonly string[]
}

/** Reads all `.shellcheckrc` files of a repository; gives each script the nearest above it, as ShellCheck does. */
export function shellcheckSettings(texts: ReadonlyMap<string, string>): (path: string) => ShellcheckSettings | undefined {
  const byFolder = new Map([...texts].map(([path, text]) => [parentOf(path), { disabled: disabledIn(text) }]))
  return path => {
    for (let folder = parentOf(path); ; folder = parentOf(folder)) {
      const found = byFolder.get(folder)
      if (found || folder === '') return found
    }
  }
}

function disabledIn(text: string): readonly string[] {
  return text.split(/\r?\n/).flatMap(line => {
    const list = /^\s*disable\s*=\s*"?([^"#]+)/.exec(line)?.[1]
    return list === undefined ? [] : list.split(',').map(code => code.trim()).filter(code => code !== '')
  })
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}
