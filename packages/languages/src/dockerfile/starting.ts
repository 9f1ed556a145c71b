/** Programs that start another one as another user. */
const dropping = new Set(['gosu', 'su-exec', 'setpriv', 'runuser', 'setuidgid', 's6-setuidgid', 'chpst', 'capsh', 'su', 'sudo', 'fixuid', 'useradd-and-exec'])
/** `sudo` and `su` are common in builds, where they say nothing of who runs the program at the end. */
const onlyAtStart = new Set(['su', 'sudo'])

/** The program in a shell text that hands on to another user; undefined when there is none. Comments do not count. */
export function droppingProgram(shell: string, isStart = false): string | undefined {
  for (const line of shell.split('\n')) {
    if (line.trimStart().startsWith('#')) continue
    // s6-overlay's init starts each service as the user that its own files name.
    if (isStart && /(?:^|["'\s])\/init(?:["'\s]|$)/.test(line)) return '/init'
    for (const word of line.split(/[\s"'`;|&(),[\]=]+/)) {
      const name = word.slice(word.lastIndexOf('/') + 1)
      if (dropping.has(name) && (isStart || !onlyAtStart.has(name))) return name
    }
  }
  return undefined
}

/** Base names of the shell scripts that ENTRYPOINT and CMD name. */
export function scriptsIn(starts: string): readonly string[] {
  return starts
    .split(/[\s"'[\],;]+/)
    .filter(word => /\.(?:sh|bash)$/.test(word) || /(?:^|\/)(?:docker-)?(?:entrypoint|start|run|init)[\w-]*$/.test(word))
    .map(word => word.slice(word.lastIndexOf('/') + 1))
}
