const words = new Set(['dev', 'devel', 'development', 'devcontainer', 'develop', 'debug', 'test', 'tests', 'testing', 'e2e', 'spec', 'specs', 'fixture', 'fixtures', 'testdata', 'ci', 'lint', 'bench', 'benchmark', 'benchmarks', 'local', 'sandbox', 'playground', 'example', 'examples', 'sample', 'samples', 'demo', 'demos', 'template', 'templates', 'docs', 'builder', 'build', 'storybook'])

/** True when the words of a path or of a stage's name say that the image serves nobody outside the team. */
export function isForDevelopment(pathOrName: string): boolean {
  return pathOrName.toLowerCase().split(/[^a-z0-9]+/).some(word => words.has(word))
}
