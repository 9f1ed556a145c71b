import { defineLanguage, NotParsed } from '../language.ts'
import type { YamlFile } from './parse.ts'

export type { YamlFile } from './parse.ts'

declare module '@perf-rules/core' {
  interface LanguageTrees {
    yaml: YamlFile
  }
}

/** Any YAML file as positioned data. */
export const yaml = defineLanguage({
  id: 'yaml',
  claims: ({ path }) => /\.ya?ml$/i.test(path),
  facts: {},
  load: async () => {
    const { parseYaml } = await import('./parse.ts')
    return {
      parse: (text: string) => {
        const file = parseYaml(text)
        return 'error' in file ? new NotParsed(file.error) : file
      },
      extractors: [],
    }
  },
})
