/** Which images a workflow builds. */
export interface ImageBuildFacts {
  /** Stages that are built by name, with their Dockerfile where it is said. */
  readonly targets: readonly { readonly dockerfile: string | null; readonly target: string }[]
  /** Texts that name published images: tags, metadata, `docker build -t`. Variables stand as written. */
  readonly names: readonly string[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    imageBuilds: ImageBuildFacts
  }
  interface LanguageTrees {
    imageBuilds: ImageBuildFacts
  }
}
