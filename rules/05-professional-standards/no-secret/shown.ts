import { isTestFile } from '@perf-rules/core/ask'

const shows = new Set(['md', 'mdx', 'markdown', 'rst', 'adoc', 'doc', 'docs', 'example', 'examples', 'sample', 'samples', 'template', 'templates', 'testdata', 'snapshot', 'snapshots', 'demo', 'demos', 'tutorial', 'tutorials', 'test', 'tests', 'testing', 'spec', 'specs', 'fixture', 'fixtures', 'mock', 'mocks', 'dev', 'devcontainer', 'development', 'local', 'localhost', 'selfsigned', 'snakeoil', 'dummy', 'fake'])

/** True for tests, documentation and examples: they show what a secret looks like; a key for `localhost` opens nothing else. */
export function isShown(path: string): boolean {
  return isTestFile(path) || path.toLowerCase().split(/[^a-z0-9]+/).some(word => shows.has(word))
}
