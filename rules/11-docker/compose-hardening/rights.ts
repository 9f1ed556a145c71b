/** Capabilities with which a container can leave it, by whatever prefix. */
const strong = new Set(['ALL', 'SYS_ADMIN', 'SYS_MODULE', 'SYS_PTRACE', 'SYS_RAWIO', 'DAC_READ_SEARCH', 'BPF'])

export function isStrongCapability(written: string): boolean {
  return strong.has(written.toUpperCase().replace(/^CAP_/, ''))
}

/** Sockets by which an engine takes orders, and folders that hold one. */
export function isEngineSocket(source: string): boolean {
  const path = source.replaceAll('\\', '/').replace(/^\/+/, '/').replace(/\/+$/, '')
  return /(?:^|\/)(?:docker|podman|containerd|crio|cri-dockerd)\.sock$/.test(path) || /^\/\/?\.\/pipe\/docker_engine$/.test(source.replaceAll('\\', '/'))
}

/** Folders from which the machine itself runs. */
export function isWholeDisk(source: string): boolean {
  const path = source === '/' ? '/' : source.replace(/\/+$/, '')
  return ['/', '/etc', '/boot', '/root', '/usr', '/bin', '/sbin', '/lib', '/var/run', '/run', '/var/lib/docker', '/var/lib/kubelet'].includes(path)
}
