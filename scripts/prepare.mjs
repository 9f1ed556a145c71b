// Runs after every install. Sets up our git hooks, then generates and builds, so that `npx perf-rules` works straight away.
import { execFileSync } from 'node:child_process'
execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
