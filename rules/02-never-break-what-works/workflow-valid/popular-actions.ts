import { knownActions as known } from './popular-actions-data.ts'

/** Versions that were made for Node 16 and older. */
const outdated: Readonly<Record<string, string>> = {
  '8398a7/action-slack': 'v1 v2',
  'Azure/container-scan': 'v0',
  'JamesIves/github-pages-deploy-action': 'releases/v3',
  'ReactiveCircus/android-emulator-runner': 'v1',
  'Swatinem/rust-cache': 'v1',
  'actions-cool/issues-helper': 'v1 v2',
  'actions-rs/audit-check': 'v1',
  'actions-rs/cargo': 'v1',
  'actions-rs/clippy-check': 'v1',
  'actions-rs/toolchain': 'v1',
  'actions/cache': 'v1 v2 v3',
  'actions/checkout': 'v1 v2 v3',
  'actions/configure-pages': 'v1 v2 v3',
  'actions/delete-package-versions': 'v1 v2 v3 v4',
  'actions/dependency-review-action': 'v3',
  'actions/deploy-pages': 'v1 v2',
  'actions/download-artifact': 'v1 v2 v3',
  'actions/github-script': 'v1 v2 v3 v4 v5 v6',
  'actions/labeler': 'v2 v3 v4',
  'actions/setup-dotnet': 'v1 v2 v3',
  'actions/setup-go': 'v1 v2 v3 v4',
  'actions/setup-java': 'v1 v2 v3',
  'actions/setup-node': 'v1 v2 v3',
  'actions/setup-python': 'v1 v2 v3 v4',
  'actions/stale': 'v1 v2 v3 v4 v5 v6 v7 v8',
  'actions/upload-artifact': 'v1 v2 v3',
  'aws-actions/configure-aws-credentials': 'v1 v2 v3',
  'azure/aks-set-context': 'v1 v2 v3',
  'azure/login': 'v1',
  'codecov/codecov-action': 'v1 v2 v3',
  'dawidd6/action-download-artifact': 'v2',
  'dawidd6/action-send-mail': 'v2',
  'dessant/lock-threads': 'v2 v3 v4',
  'docker/build-push-action': 'v2 v3 v4',
  'docker/login-action': 'v1 v2',
  'docker/metadata-action': 'v1 v2 v3 v4',
  'docker/setup-buildx-action': 'v1 v2',
  'docker/setup-qemu-action': 'v1 v2',
  'dorny/paths-filter': 'v1 v2',
  'enriikke/gatsby-gh-pages-action': 'v2',
  'game-ci/unity-builder': 'v2 v3',
  'github/codeql-action/analyze': 'v1 v2',
  'github/codeql-action/autobuild': 'v1 v2',
  'github/codeql-action/init': 'v1 v2',
  'githubocto/flat': 'v1 v2 v3',
  'golangci/golangci-lint-action': 'v1 v2 v3',
  'google-github-actions/auth': 'v1',
  'google-github-actions/get-secretmanager-secrets': 'v1',
  'google-github-actions/setup-gcloud': 'v1',
  'google-github-actions/upload-cloud-storage': 'v1',
  'goreleaser/goreleaser-action': 'v1 v2 v3 v4',
  'gradle/wrapper-validation-action': 'v1',
  'haskell/actions/setup': 'v1 v2',
  'marvinpinto/action-automatic-releases': 'latest',
  'mikepenz/release-changelog-builder-action': 'v1 v2 v3',
  'msys2/setup-msys2': 'v1',
  'nwtgck/actions-netlify': 'v1 v2',
  'octokit/request-action': 'v1.x',
  'peaceiris/actions-gh-pages': 'v3',
  'peter-evans/create-or-update-comment': 'v3',
  'peter-evans/create-pull-request': 'v1 v2 v3 v4 v5',
  'preactjs/compressed-size-action': 'v1',
  'pulumi/actions': 'v2 v3 v4',
  'release-drafter/release-drafter': 'v5',
  'ridedott/merge-me-action': 'v1',
  'shivammathur/setup-php': 'v1',
  'softprops/action-gh-release': 'v1',
  'treosh/lighthouse-ci-action': 'v1 v10 v2 v3 v7 v8 v9',
  'wearerequired/lint-action': 'v1 v2',
}

/** One input as the action's metadata declares it. */
export interface PopularInput {
  readonly name: string
  readonly required: boolean
  readonly deprecated: boolean
}

/** The inputs of a popular action's version; undefined for all others. */
export function popularInputs(uses: string): readonly PopularInput[] | undefined {
  const found = Object.hasOwn(known, uses) ? known[uses] : undefined
  return found?.[0].split(' ').filter(word => word !== '').map(word => ({ name: word.replace(/[!~]+$/, ''), required: word.endsWith('!'), deprecated: word.endsWith('~') }))
}

/** The outputs of a popular action's version, in lower case; undefined for all others and where they are not listed. */
export function popularOutputs(uses: string): readonly string[] | undefined {
  const found = Object.hasOwn(known, uses) ? known[uses] : undefined
  return found === undefined || found[1] === '*' ? undefined : found[1].toLowerCase().split(' ').filter(word => word !== '')
}

/** True for a version of an action that asks for a Node which runners no longer have. */
export function isOutdated(uses: string): boolean {
  const at = uses.lastIndexOf('@')
  const name = uses.slice(0, at)
  return Object.hasOwn(outdated, name) && (outdated[name] ?? '').split(' ').includes(uses.slice(at + 1))
}
