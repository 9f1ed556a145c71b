import { isSwitchedOff, namesMarkdownlintCode } from './markdownlint.ts'

type Settings = Readonly<Record<string, unknown>>

const accessible = ['MD001', 'MD024', 'MD025', 'MD034', 'MD040', 'MD041', 'MD045', 'MD059']
const renders = ['MD011', 'MD042', 'MD053', 'MD056']

/**
 * A configuration of markdownlint as options of the checks that stand for its codes, by check: what it switches off,
 * and the parameters that ours share.
 */
export function markdownlintOptions(given: Settings): Readonly<Record<string, Settings>> {
  const off = (code: string) => isSwitchedOff(given, code) === true
  const siblings = parameter(given, 'MD024', 'siblings_only') ?? parameter(given, 'MD024', 'allow_different_nesting')
  const texts = parameter(given, 'MD059', 'prohibited_texts')
  const languages = parameter(given, 'MD040', 'allowed_languages')
  const definitions = parameter(given, 'MD053', 'ignored_definitions')
  const keys = titleKeys(['MD041', 'MD025', 'MD001'].map(code => parameter(given, code, 'front_matter_title')).find(value => value !== undefined))
  const level = parameter(given, 'MD041', 'level') ?? parameter(given, 'MD025', 'level')
  const preamble = parameter(given, 'MD041', 'allow_preamble')
  return {
    'doc-accessible': {
      except: accessible.filter(off),
      ...(typeof siblings === 'boolean' ? { siblingsOnly: siblings } : {}),
      ...(isWords(texts) ? { linkTexts: texts } : {}),
      ...(isWords(languages) ? { languages } : {}),
      ...(keys ? { titleKeys: keys } : {}),
      ...(typeof level === 'number' && level >= 1 && level <= 6 ? { titleLevel: level } : {}),
      ...(typeof preamble === 'boolean' ? { preamble } : {}),
    },
    'doc-renders': { except: renders.filter(off), ...(isWords(definitions) ? { definitions } : {}) },
    'doc-links-resolve': { ...(off('MD051') ? { headings: false } : {}), ...(off('MD052') ? { references: false } : {}) },
  }
}

/** The key in a pattern such as `^\\s*name\\s*[:=]`; a pattern of another form is not run, since it comes from the repository. */
function titleKeys(pattern: unknown): readonly string[] | undefined {
  if (pattern === '') return []
  const key = typeof pattern === 'string' ? /^\^?(?:\\s\*)?(?:"\??)?([\w-]+)(?:"\??)?(?:\\s\*)?(?:\[[:=]+\]|[:=])?\s*$/.exec(pattern)?.[1] : undefined
  return key === undefined ? undefined : [key]
}

function parameter(given: Settings, code: string, name: string): unknown {
  for (const [key, value] of Object.entries(given)) if (namesMarkdownlintCode(key, code) && isSettings(value) && name in value) return value[name]
  return undefined
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(each => typeof each === 'string' && each !== '')
}

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
