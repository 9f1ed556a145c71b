// The pure stages without workers, cache or files: what the testkit runs cases through.
export * from './file-stage/index.ts'
export * from './project-stage/build-index.ts'
export * from './project-stage/narrow.ts'
export * from './project-stage/run-project.ts'
export * from './change-stage/run-change.ts'
export * from './report/suppress.ts'
export * from './config/tool-settings.ts'
