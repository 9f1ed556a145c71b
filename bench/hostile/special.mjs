// What a repository may hold beside odd texts: links, pipes, devices, names, encodings and configuration, each built into a folder of its own.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A file in which `no-swallowed-error` finds one thing, at line 4. Where it stands it must be found, whatever is beside it. */
export const swallowing = 'export async function pay(order) {\n  try {\n    await charge(order)\n  } catch {}\n}\n'

const write = (folder, path, text) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const link = (folder, path, target) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  symlinkSync(target, join(folder, path))
}
const run = (...command) => execFileSync(command[0], command.slice(1), { stdio: 'ignore' })

/**
 * One case: `make` builds it beside `pay.js`; `skips` are reasons that must be counted, `files` further files with the finding.
 * `fault` is what the run must say when it cannot go on.
 */
export const special = [
  { name: 'fifo', noGit: true, skips: ['not-a-file', 'not-a-file', 'not-a-file'], make: folder => ['x.ts', 'y.js', 'README.md'].forEach(name => run('mkfifo', join(folder, name))) },
  { name: 'device', noGit: true, needsRoot: true, skips: ['not-a-file', 'not-a-file'], make: folder => (run('mknod', join(folder, 'zero.ts'), 'c', '1', '5'), run('mknod', join(folder, 'random.md'), 'c', '1', '8')) },
  { name: 'socket', noGit: true, skips: ['not-a-file'], make: folder => run(process.execPath, '-e', `require('net').createServer().listen(${JSON.stringify(join(folder, 'x.ts'))}, () => process.kill(process.pid, 'SIGKILL'))`), mayFail: true },
  { name: 'a tracked file that became a fifo', skips: ['not-a-file'], make: folder => (write(folder, 'x.ts', swallowing), run('git', '-C', folder, 'add', 'x.ts'), rmSync(join(folder, 'x.ts')), run('mkfifo', join(folder, 'x.ts'))) },
  { name: 'directory named like a file', files: ['x.ts/y.js'], make: folder => write(folder, 'x.ts/y.js', swallowing) },
  { name: 'link loops', skips: ['link', 'link', 'link', 'link'], make: folder => (link(folder, 'a.ts', 'b.ts'), link(folder, 'b.ts', 'a.ts'), link(folder, 'd/self', '.'), link(folder, 'd/up', '../d')) },
  { name: 'links out of the root', skips: ['link', 'link', 'link', 'link'], make: (folder, outside) => (write(outside, 'out.js', swallowing), write(outside, 'folder/in.js', swallowing), link(folder, 'out.js', join(outside, 'out.js')), link(folder, 'folder', join(outside, 'folder')), link(folder, 'up.js', '../outside/out.js'), link(folder, 'passwd.ts', '/etc/passwd')) },
  { name: 'link to a device', skips: ['link'], make: folder => link(folder, 'zero.ts', '/dev/zero') },
  { name: '50 MB in a line', skips: ['too-large', 'too-large', 'too-large'], make: folder => ['big.js', 'big.json', 'big.md'].forEach(name => write(folder, name, 'a '.repeat(25_000_000))) },
  { name: 'NUL and bad UTF-8', skips: ['binary', 'binary', 'binary', 'binary'], make: folder => (write(folder, 'nul.ts', 'a\0b'), write(folder, 'bad.ts', Buffer.from([0x61, 0xff, 0xfe, 0xc0, 0x80])), write(folder, 'utf16.ts', Buffer.from('\ufeffexport {}\n', 'utf16le')), write(folder, 'surrogate.md', Buffer.from([0xed, 0xa0, 0x80]))) },
  { name: 'BOM and line ends', files: ['bom.js', 'crlf.js', 'both.js', 'cr.js'], make: folder => (write(folder, 'bom.js', `\ufeff${swallowing}`), write(folder, 'crlf.js', swallowing.replaceAll('\n', '\r\n')), write(folder, 'both.js', `\ufeff${swallowing.replaceAll('\n', '\r\n')}`), write(folder, 'cr.js', swallowing.replaceAll('\n', '\r'))) },
  { name: 'escapes in names', files: ['\u001b]0;owned\u0007.js', '\u001b[2J.js', '\u202ejs.exe.js', 'a\nb.js', 'a\rb.js', '::error::x.js', '\u0085.js'], make: folder => ['\u001b]0;owned\u0007.js', '\u001b[2J.js', '\u202ejs.exe.js', 'a\nb.js', 'a\rb.js', '::error::x.js', '\u0085.js'].forEach(name => write(folder, name, swallowing)) },
  { name: 'escapes in contents', files: ['escapes.js'], make: folder => (write(folder, 'escapes.js', swallowing.replace('catch {}', 'catch {} // \u001b]0;owned\u0007\u001b[2J\u009b31m\u202e\u2066')), write(folder, 'README.md', '[\u001b[31mred\u202e](\u001b]8;;x\u0007gone.md)\n')) },
  { name: 'names that look like options or programs', files: ['--fix.js', '-.js', '$(touch canary).js', '`touch canary`.js', 'a;touch canary.js', '"q".js', "'.js", 'a b.js', '%2e%2e.js', '*.js', '[a].js', '{a,b}.js', '!a.js', '#a.js', 'con.js', `${'n'.repeat(250)}.js`, '\\.js'], make: folder => ['--fix.js', '-.js', '$(touch canary).js', '`touch canary`.js', 'a;touch canary.js', '"q".js', "'.js", 'a b.js', '%2e%2e.js', '*.js', '[a].js', '{a,b}.js', '!a.js', '#a.js', 'con.js', `${'n'.repeat(250)}.js`, '\\.js'].forEach(name => write(folder, name, swallowing)) },
  { name: 'a path of 200 folders', files: [`${'d/'.repeat(200)}x.js`], make: folder => write(folder, `${'d/'.repeat(200)}x.js`, swallowing) },
  { name: 'a name that is not UTF-8', skips: ['unreadable'], make: folder => writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe]), Buffer.from('.js')]), swallowing) },
  { name: '__proto__ in data and programs', files: ['__proto__.js', 'constructor.js', '__proto__/x.js'], make: folder => prototypes(folder) },
  { name: '__proto__ in the configuration', fault: /no setting or check "__proto__"/, make: folder => write(folder, 'perf-rules.config.json', '{"root":true,"__proto__":{"ignore":["**"]}}') },
  { name: '__proto__ as a check', fault: /no setting or check "__proto__"/, make: folder => write(folder, 'perf-rules.config.json', '{"root":true,"checks":{"__proto__":"off","constructor":"off"}}') },
  { name: '__proto__ as options', fault: /no setting or check "__proto__"/, make: folder => write(folder, 'perf-rules.config.json', '{"root":true,"checks":{"no-swallowed-error":{"__proto__":{"tests":true},"constructor":1}}}') },
  { name: 'configuration written as a program', make: (folder, outside) => ['perf-rules.config.js', 'perf-rules.config.mjs', 'perf-rules.config.cjs', 'eslint.config.js', '.remarkrc.js', 'lint-staged.config.js', 'jest.config.js'].forEach(name => write(folder, name, canary(outside))) },
  { name: 'extends of a program', fault: /not valid JSON/, make: (folder, outside) => (write(folder, 'perf-rules.config.json', '{"root":true,"extends":"./base.js"}'), write(folder, 'base.js', canary(outside))) },
  { name: 'extends of a package that is a program', fault: /not valid JSON/, make: (folder, outside) => (write(folder, 'perf-rules.config.json', '{"root":true,"extends":"evil"}'), write(folder, 'node_modules/evil/package.json', '{"name":"evil","main":"index.js","exports":"./index.js"}'), write(folder, 'node_modules/evil/index.js', canary(outside))) },
  { name: 'extends out of the root', fault: /outside the root/, make: folder => write(folder, 'perf-rules.config.json', '{"root":true,"extends":"../../../../etc/passwd"}') },
  { name: 'extends an absolute path', fault: /neither a preset|outside the root|not valid JSON/, make: folder => write(folder, 'perf-rules.config.json', '{"root":true,"extends":"/etc/passwd"}') },
  { name: 'extends through a link', fault: /cannot be read/, make: folder => (write(folder, 'perf-rules.config.json', '{"root":true,"extends":"./base.json"}'), link(folder, 'base.json', '/etc/passwd')) },
  { name: 'extends a FIFO', fault: /cannot be read/, make: folder => (write(folder, 'perf-rules.config.json', '{"root":true,"extends":"./base.json"}'), run('mkfifo', join(folder, 'base.json'))) },
  { name: 'extends in a circle', fault: /extends itself/, make: folder => (write(folder, 'perf-rules.config.json', '{"root":true,"extends":"./a.json"}'), write(folder, 'a.json', '{"extends":"./perf-rules.config.json"}')) },
  { name: 'a deep configuration', fault: /./, make: folder => write(folder, 'perf-rules.config.json', '{"checks":'.repeat(20_000)) },
  { name: 'a configuration of 50 MB', fault: /cannot be read/, make: folder => write(folder, 'perf-rules.config.json', ' '.repeat(50_000_000)) },
  { name: 'patterns that backtrack', fault: /The pattern/, make: folder => (write(folder, 'perf-rules.config.json', JSON.stringify({ root: true, ignore: ['+(+(+(a|a)+(a|a))*)b', `${'*a'.repeat(40)}b`, `${'{a,'.repeat(12)}b${'}'.repeat(12)}`, `${'**/'.repeat(60)}x`, '@(@(a*)*)*b'], overrides: [{ files: ['+(a+)+$', `${'*'.repeat(300)}b`], checks: { 'no-swallowed-error': 'error' } }] })), write(folder, `${'a'.repeat(120)}.js`, swallowing)) },
  { name: 'a pattern of 100,000 braces', fault: /The pattern|open brackets/, make: folder => write(folder, 'perf-rules.config.json', JSON.stringify({ root: true, ignore: [`${'{a,'.repeat(33_000)}b`, '{1..99999999}', `${'['.repeat(100_000)}`] })) },
  { name: 'a hostile baseline', fault: /./, make: folder => write(folder, 'perf-rules.baseline.json', `{"version":1,"__proto__":{"entries":[]},"entries":${'['.repeat(20_000)}`) },
  { name: 'a .git that leads elsewhere', fault: /./, noGit: true, make: (folder, outside) => (write(outside, 'x.js', swallowing), run('git', 'init', '-q', outside), write(folder, '.git', `gitdir: ${outside}/.git\n`)), mayFail: true },
  { name: 'a .git that is a FIFO', noGit: true, fault: /./, mayFail: true, make: folder => run('mkfifo', join(folder, '.git')) },
  { name: 'a working tree set elsewhere', fault: /lies elsewhere/, make: (folder, outside) => (write(outside, 'x.js', swallowing), run('git', '-C', folder, 'config', 'core.worktree', outside)) },
  { name: 'unreadable files and folders', asNobody: true, skips: ['unreadable', 'unreadable'], make: folder => (write(folder, 'no.ts', swallowing), write(folder, 'no.md', 'a'), write(folder, 'closed/x.js', swallowing), chmodSync(join(folder, 'no.ts'), 0), chmodSync(join(folder, 'no.md'), 0), chmodSync(join(folder, 'closed'), 0)) },
]

/** A program that leaves a file when it is run. */
export function canary(outside) {
  return `require('node:fs').writeFileSync(${JSON.stringify(join(outside, 'canary'))}, 'ran')\nmodule.exports = {}\n`
}

function prototypes(folder) {
  write(folder, '__proto__.js', swallowing)
  write(folder, 'constructor.js', swallowing)
  write(folder, '__proto__/x.js', swallowing)
  write(folder, 'names.ts', "import { __proto__, constructor as hasOwnProperty } from './__proto__'\nexport class __proto__ { constructor() { this.__proto__ = toString; this.constructor.valueOf() } }\nfor (const toString of __proto__) { await constructor.findMany(toString); __proto__.__proto__.map(async valueOf => isPrototypeOf.findUnique(valueOf)) }\nexport const a = { __proto__: { polluted: true }, ['__proto__']: 1 }\n")
  write(folder, 'package.json', '{"name":"__proto__","dependencies":{"__proto__":"1","constructor":"1","toString":"*"},"scripts":{"__proto__":"a","toString":"b"},"workspaces":["__proto__"],"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')
  write(folder, '__proto__/package.json', '{"name":"constructor","exports":{"__proto__":"./x.js"}}')
  write(folder, 'tsconfig.json', '{"compilerOptions":{"paths":{"__proto__":["./x"],"constructor/*":["./y"]}},"__proto__":{"polluted":true}}')
  write(folder, '.mcp.json', '{"mcpServers":{"__proto__":{"command":"__proto__","env":{"__proto__":"a","constructor":"b"}},"constructor":{"command":"toString","args":["__proto__"]},"toString":{}},"__proto__":{"polluted":true}}')
  write(folder, 'docker-compose.yml', 'services:\n  __proto__:\n    image: ${__proto__}\n    extends: constructor\n  constructor: {build: {context: __proto__, args: {__proto__: a}}}\n  toString: null\n__proto__: {polluted: true}\n<<: {__proto__: {polluted: true}}\n')
  write(folder, 'x.yaml', '__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\n')
  write(folder, 'x.toml', '[__proto__]\npolluted = true\n[constructor.prototype]\npolluted = true\n')
  write(folder, '.env', '__proto__=polluted\nconstructor=${__proto__}\ntoString=${valueOf}\n')
  write(folder, 'Dockerfile', 'ARG __proto__=a\nARG constructor=${__proto__}\nFROM ${constructor} AS __proto__\nFROM __proto__ AS constructor\nFROM toString\nUSER ${valueOf}\nCOPY --from=hasOwnProperty /a /b\n')
  write(folder, 'README.md', '# __proto__\n\n[a](#__proto__) [b](constructor) [c][__proto__] [d][toString]\n\n[constructor]: __proto__\n\n```__proto__\nx\n```\n')
  write(folder, 'CHANGELOG.md', '# Changelog\n\n## __proto__\n\n### constructor\n\n- a\n')
  write(folder, 'CODEOWNERS', '__proto__ @constructor\n* @toString\n')
  write(folder, 'scripts/constructor/__proto__.sh', '#!/bin/sh\n__proto__=1; toString() { valueOf; }; ${__proto__}\n')
  write(folder, '__proto__.py', 'def constructor(__proto__):\n    for toString in valueOf:\n        __proto__.objects.get(toString)\n')
}

/** Many small files: folders of 250. */
export function manyFiles(folder, count) {
  for (let at = 0; at < count; at += 250) {
    const below = join(folder, `d${at / 250}`)
    mkdirSync(below)
    for (let each = at; each < Math.min(count, at + 250); each++) writeFileSync(join(below, `f${each}.js`), `export const a${each} = ${each}\n`)
  }
}
