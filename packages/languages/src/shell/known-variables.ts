/** Lower-case variables that shells, and programs that start scripts, set themselves. Upper-case names may come from anybody's environment. */
const given = new Set([
  'auto_resume', 'histchars', 'debian_chroot', 'http_proxy', 'https_proxy', 'ftp_proxy', 'all_proxy', 'no_proxy',
  // bats sets these after `run`; ksh and zsh have them built in.
  'status', 'output', 'lines', 'stderr', 'stderr_lines', 'pipestatus',
  // PKGBUILD and ebuild functions are given these.
  'pkgdir', 'srcdir', 'startdir', 'builddir',
])

/** True for a name that something outside the script may set: all upper-case ones, npm's, and a few others. */
export function isGiven(name: string): boolean {
  return !/[a-z]/.test(name) || !/^[A-Za-z_]\w*$/.test(name) || given.has(name) || /^npm_(?:config|package|lifecycle|execpath|node)/.test(name)
}
