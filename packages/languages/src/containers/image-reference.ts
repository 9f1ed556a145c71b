/** An image reference in its parts (`registry:5000/team/app:1.2@sha256:…`). */
export interface ImageName {
  /** Registry and path, without tag and digest. */
  readonly name: string
  readonly tag: string | null
  readonly digest: string | null
}

/** Splits a reference. A colon before the last slash belongs to a registry's port. */
export function parseImage(reference: string): ImageName {
  const [before = '', digest] = reference.split('@', 2)
  const colon = before.indexOf(':', before.lastIndexOf('/') + 1)
  return { name: colon === -1 ? before : before.slice(0, colon), tag: colon === -1 ? null : before.slice(colon + 1), digest: digest ?? null }
}

/** The name as Docker Hub's official images are usually written: without `docker.io/library/`. */
export function shortImageName(name: string): string {
  return name.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, '')
}
