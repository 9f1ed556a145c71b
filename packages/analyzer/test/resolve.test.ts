import { expect, test } from 'vitest'
import type { FactKind, ProjectIndex } from '@perf-rules/core'
import { resolver } from '../src/modules/resolve.ts'

const paths = [
  'apps/web/src/page.ts',
  'apps/web/src/lib/date.ts',
  'apps/web/src/lib/index.ts',
  'apps/web/src/view.tsx',
  'packages/db/src/index.ts',
  'packages/db/src/users.ts',
  'packages/db/src/orders/index.ts',
  'shared/money.ts',
]
const facts: Readonly<Record<string, ReadonlyMap<string, unknown>>> = {
  tsconfig: new Map<string, unknown>([
    ['apps/web/tsconfig.json', { extends: ['../../tsconfig.base.json'], paths: [['@/*', ['./src/*']]] }],
    ['tsconfig.base.json', { extends: [], baseUrl: '.', paths: [['~shared/*', ['shared/*']]] }],
  ]),
  package: new Map<string, unknown>([
    ['packages/db/package.json', { name: '@shop/db', dependencies: [], exports: [['.', ['./dist/index.js']], ['./*', ['./dist/*.js']]], imports: [['#orders', ['./src/orders/index.ts']]] }],
  ]),
}
const index: ProjectIndex = {
  files: [],
  has: path => paths.includes(path),
  file: () => undefined,
  hasFolder: () => false,
  // The maps above hold what the two extractors give; no other kind is asked for.
  facts: <K extends FactKind>(kind: K) => facts[kind] as never,
  joined: () => {
    throw new Error('not asked for')
  },
}

const cases: readonly (readonly [from: string, specifier: string, expected: string | undefined, because: string])[] = [
  ['apps/web/src/page.ts', './lib/date', 'apps/web/src/lib/date.ts', 'an ending is added'],
  ['apps/web/src/page.ts', './lib', 'apps/web/src/lib/index.ts', 'a folder means its index'],
  ['apps/web/src/page.ts', './lib/date.js', 'apps/web/src/lib/date.ts', 'a compiled ending means its source'],
  ['apps/web/src/page.ts', './view.js', 'apps/web/src/view.tsx', 'the source may be TSX'],
  ['apps/web/src/page.ts', '@/lib/date', 'apps/web/src/lib/date.ts', 'paths of the own tsconfig'],
  ['apps/web/src/page.ts', '~shared/money', 'shared/money.ts', 'paths of a config it extends, from where that stands'],
  ['apps/web/src/page.ts', 'shared/money', 'shared/money.ts', 'baseUrl'],
  ['apps/web/src/page.ts', '@shop/db', 'packages/db/src/index.ts', 'a workspace package whose entry a build makes'],
  ['apps/web/src/page.ts', '@shop/db/users', 'packages/db/src/users.ts', 'a subpath of it'],
  ['packages/db/src/users.ts', '#orders', 'packages/db/src/orders/index.ts', 'a subpath import, inside its package'],
  ['apps/web/src/page.ts', '#orders', undefined, 'which holds nowhere else'],
  ['apps/web/src/page.ts', 'typeorm', undefined, 'a package that is not of the project'],
  ['apps/web/src/page.ts', '@shop/dbx', undefined, 'a name that only begins like one'],
]

test.each(cases)('%s: %s is %s (%s)', (from, specifier, expected) => {
  expect(resolver(index)(from, specifier)).toBe(expected)
})
