import { python } from './python/index.ts'
import { packageManifest, tsconfig } from './package-manifest/index.ts'
import { dockerignore, gitignore } from './gitignore/index.ts'
import { script } from './script/index.ts'
import { shell } from './shell/index.ts'
import { ruff } from './ruff/index.ts'
import { scriptMentions } from './script-mentions/index.ts'
import { requirements } from './requirements/index.ts'
import { text } from './text/index.ts'
import { dockerfile } from './dockerfile/index.ts'
import { compose } from './compose/index.ts'
import { kubernetes } from './kubernetes/index.ts'
import { yaml } from './yaml/index.ts'
import { entrypoint } from './entrypoint/index.ts'
import { imageBuilds } from './image-builds/index.ts'
import { agentFiles } from './agent-files/index.ts'
import { agentSettings } from './agent-settings/index.ts'
import { mcp } from './mcp/index.ts'
import { env } from './env/index.ts'
import { secrets } from './secrets/index.ts'
import { workflow } from './workflow/index.ts'
import { migration } from './migration/index.ts'
import { prometheus } from './prometheus/index.ts'
import type { Language } from './language.ts'

export * from './language.ts'

/** Every language with a file parser. TypeScript and Markdown have stages of their own. */
export const languages: readonly Language[] = [
  text,
  gitignore,
  dockerignore,
  script,
  shell,
  dockerfile,
  compose,
  kubernetes,
  entrypoint,
  imageBuilds,
  yaml,
  workflow,
  migration,
  prometheus,
  mcp,
  agentFiles,
  agentSettings,
  env,
  secrets,
  python,
  ruff,
  requirements,
  scriptMentions,
  packageManifest,
  tsconfig,
] as readonly Language[]
