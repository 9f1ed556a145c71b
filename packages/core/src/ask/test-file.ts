const folders = /(?:^|\/)(?:tests?|__tests__|__mocks__|mocks|specs?|e2e|testing|test-?utils|cypress|playwright|fixtures|__fixtures__)\//i
const names = /(?:\.|_|-)(?:test|spec|e2e|stories|mock|fixture|cy)s?\.[cm]?[jt]sx?$|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$|(?:^|\/)(?:vitest|jest)[^/]*\.(?:setup|config)\.[^/]*$/i

/** True for tests, mocks and fixtures, by the folders and endings that test runners look for. */
export function isTestFile(path: string): boolean {
  return folders.test(path) || names.test(path)
}
