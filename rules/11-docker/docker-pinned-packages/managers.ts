import { hasFlag, operandsOf } from '@perf-rules/core/ask'
import type { ShellWord } from '@perf-rules/languages/views'

/** One package manager: which commands install by name, and which names leave the version open. */
export interface Manager {
  readonly id: 'pip' | 'npm' | 'gem' | 'go' | 'apt' | 'apk' | 'yum' | 'zypper'
  readonly programs: RegExp
  /** hadolint's code, by program. */
  readonly code: (program: string) => string
  readonly example: string
  /** The words that name packages; undefined when the command installs none by name. */
  readonly packages: (program: string, words: readonly ShellWord[]) => readonly ShellWord[] | undefined
  readonly isPinned: (name: string) => boolean
}

const flags = (text: string) => new Set(text.split(' '))

const pipValues = flags('-r --requirement -c --constraint -e --editable -i --index-url --extra-index-url -f --find-links -t --target --prefix --root --root-user-action --trusted-host --platform --python-version --implementation --abi --no-binary --only-binary --progress-bar --proxy --src --upgrade-strategy --python -p --build -b --timeout --retries --cache-dir --log --cert --client-cert --exists-action --report --config-settings -C --global-option --index --default-index --with --suffix --pip-args --preinstall --index-strategy --prerelease --resolution --exclude-newer --link-mode --keyring-provider --overrides --build-constraint --torch-backend --extra --group')
const npmValues = flags('--registry --prefix --loglevel --userconfig --cache --fetch-retries --fetch-timeout -C --workspace -w --tag --script-shell --cwd --modules-folder --global-dir --store-dir --filter -F --dir --network-timeout --omit --include')
const aptValues = flags('-o --option -t --target-release --default-release -c --config-file -a --host-architecture')
const apkValues = flags('-t --virtual -X --repository -p --root --arch --keys-dir --repositories-file --cache-dir --wait')
const rpmValues = flags('--releasever --installroot --setopt --enablerepo --disablerepo --repo --repoid -c --config --exclude -x --comment --repofrompath -r --from --root -R')
const gemValues = flags('-v --version -i --install-dir -n --bindir -P --trust-policy --platform -s --source --document -p --http-proxy')

export const managers: readonly Manager[] = [
  {
    id: 'pip',
    programs: /^(?:pip[\d.]*|pipx|uv)$/,
    code: () => 'DL3013',
    example: '`name==1.2.3`',
    packages(program, words) {
      const rest = program === 'uv' ? afterWords(words, [['pip', 'install'], ['tool', 'install']]) : afterWords(words, [['install']])
      if (!rest || hasFlag(rest, '-c', '--constraint', '--require-hashes')) return undefined
      // Extras installed from the project itself or from a list are pinned there.
      return operandsOf(rest, pipValues).filter(({ text }) => !/^\.(?:$|\[|\/)/.test(text))
    },
    isPinned: name => /[=<>~!]=|[<>]|===/.test(name) || (isVersionControl(name) ? /@[^/@]+$/.test(name.replace(/#.*$/, '').replace(/^[^:]+:\/\/[^/]*/, '')) : /\/|\.(?:whl|zip|tar\.gz|tgz)$/.test(name) || / @ /.test(name)),
  },
  {
    id: 'npm',
    programs: /^(?:npm|pnpm|yarn|bun)$/,
    code: () => 'DL3016',
    example: '`name@1.2.3`',
    packages(program, words) {
      if (program === 'yarn') return named(afterWords(words, [['global', 'add'], ['add']]))
      return named(afterWords(words, program === 'npm' ? [['install'], ['i'], ['add']] : [['add'], ['install'], ['i']]))
    },
    isPinned: name => /^(?:\.{0,2}\/|~|\.$|file:|link:|workspace:)|\.t(?:ar|gz|ar\.gz)$/.test(name) || (/^(?:git[+:]|https?:|github:)/.test(name) ? name.includes('#') : /.@(?!latest$|next$).+/.test(name)),
  },
  {
    id: 'gem',
    programs: /^gem$/,
    code: () => 'DL3028',
    example: '`name:1.2.3`',
    packages(_, words) {
      const rest = afterWords(words, [['install'], ['i']])
      if (!rest || hasFlag(rest, '-v', '--version', '-g', '--file')) return undefined
      return operandsOf(rest, gemValues)
    },
    isPinned: name => name.includes(':') || name.endsWith('.gem'),
  },
  {
    id: 'go',
    programs: /^go$/,
    code: () => 'DL3062',
    example: '`example.com/name@v1.2.3`',
    packages(_, words) {
      const rest = afterWords(words, [['install'], ['get'], ['run']])
      if (!rest) return undefined
      const named = operandsOf(rest, flags('-ldflags -tags -mod -o -gcflags -asmflags -p -C -modfile -overlay'))
      // Without a host in front it is a package of the module itself or of the standard library.
      const remote = named.filter(({ text }) => /^[\w-]+(?:\.[\w-]+)+\//.test(text) && !text.endsWith('.go'))
      return words[0]?.text === 'run' ? remote.slice(0, named[0] === remote[0] ? 1 : 0) : remote
    },
    isPinned: name => /@(?!latest$|master$|main$|upgrade$).+/.test(name),
  },
  {
    id: 'apt',
    programs: /^(?:apt|apt-get|aptitude)$/,
    code: () => 'DL3008',
    example: '`name=1.2.3-1`',
    packages: (_, words) => system(words, ['install', 'reinstall'], aptValues),
    isPinned: name => name.includes('=') || name.includes('/') || name.endsWith('.deb') || name.endsWith('-'),
  },
  {
    id: 'apk',
    programs: /^apk$/,
    code: () => 'DL3018',
    example: '`name=1.2.3-r0`',
    packages: (_, words) => system(words, ['add'], apkValues),
    isPinned: name => /[=<>~]/.test(name) || name.endsWith('.apk'),
  },
  {
    id: 'yum',
    programs: /^(?:yum|dnf|microdnf|tdnf)$/,
    code: program => (program === 'yum' ? 'DL3033' : 'DL3041'),
    example: '`name-1.2.3`',
    packages: (_, words) => system(words, ['install', 'localinstall', 'reinstall'], rpmValues),
    isPinned: name => /-\d|\.rpm$|^@|[=<>]/.test(name),
  },
  {
    id: 'zypper',
    programs: /^zypper$/,
    code: () => 'DL3037',
    example: '`name=1.2.3`',
    packages: (_, words) => system(words, ['install', 'in'], rpmValues),
    isPinned: name => /[=<>~]/.test(name) || name.endsWith('.rpm'),
  },
]

/** What follows one of the verbs, when it is the first word that is no flag. */
function afterWords(words: readonly ShellWord[], verbs: readonly (readonly string[])[]): readonly ShellWord[] | undefined {
  const start = words.findIndex(({ text }) => !text.startsWith('-'))
  const verb = start === -1 ? undefined : verbs.find(each => each.every((word, index) => words[start + index]?.text === word))
  // Flags before the verb are pip's own too: `pip --no-cache-dir install`.
  return verb && [...words.slice(0, start), ...words.slice(start + verb.length)]
}

function named(rest: readonly ShellWord[] | undefined): readonly ShellWord[] | undefined {
  return rest && operandsOf(rest, npmValues)
}

/** Operands after the verb of a distribution's manager, wherever its flags stand. */
function system(words: readonly ShellWord[], verbs: readonly string[], withValue: ReadonlySet<string>): readonly ShellWord[] | undefined {
  const operands = operandsOf(words, withValue)
  return operands[0] && verbs.includes(operands[0].text) ? operands.slice(1) : undefined
}

function isVersionControl(name: string): boolean {
  return /^(?:git|hg|svn|bzr)(?:\+\w+)?:/.test(name) || /@ (?:git|hg|svn|bzr)\+/.test(name)
}
