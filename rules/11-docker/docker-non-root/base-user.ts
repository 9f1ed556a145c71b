/** Who an image runs as when nothing else is said. */
export type BaseUser = 'root' | 'not-root' | 'unknown'

/**
 * Docker's official images run as root, but for these. Each image's own Dockerfile or documentation says so: it sets
 * USER, or its entrypoint changes the user before the server starts.
 */
const officialNotRoot = new Set(['postgres', 'redis', 'valkey', 'mysql', 'mariadb', 'percona', 'mongo', 'rabbitmq', 'memcached', 'cassandra', 'elasticsearch', 'logstash', 'kibana', 'couchdb', 'haproxy', 'neo4j', 'solr', 'sonarqube', 'varnish', 'kong', 'jetty', 'influxdb', 'telegraf', 'zookeeper', 'eclipse-mosquitto', 'flink', 'spark', 'vault', 'consul', 'emqx', 'ghost', 'rocket.chat', 'storm', 'hello-world', 'scratch'])

/** Images and whole namespaces that set a user of their own. */
const namesNotRoot: readonly string[] = [
  'nginxinc/nginx-unprivileged',
  'bitnami',
  'bitnamilegacy',
  'bitnamisecure',
  'cgr.dev',
  'dhi.io',
  'valkey/valkey',
  'grafana/grafana',
  'grafana/grafana-oss',
  'grafana/loki',
  'grafana/tempo',
  'prom/prometheus',
  'prom/alertmanager',
  'prom/node-exporter',
  'jenkins',
  'curlimages/curl',
  'gotenberg/gotenberg',
  'quay.io/keycloak/keycloak',
  'docker.elastic.co',
  'opensearchproject',
  'apache/airflow',
  'apache/superset',
  'jupyter',
  'quay.io/jupyter',
  'selenium',
  'ghcr.io/puppeteer/puppeteer',
  'ghcr.io/browserless',
  'hashicorp',
  'public.ecr.aws/lambda',
  'public.ecr.aws/bitnami',
  'lscr.io/linuxserver',
  'ghcr.io/linuxserver',
  'linuxserver',
  'registry.access.redhat.com/ubi8/nodejs',
  'registry.access.redhat.com/ubi9/nodejs',
  'registry.access.redhat.com/ubi8/python',
  'registry.access.redhat.com/ubi9/python',
  'mcr.microsoft.com/windows',
  'mcr.microsoft.com/mssql',
  'mcr.microsoft.com/azure-functions',
]

/** Namespaces outside Docker's official images of which it is known that they run as root. */
const namesRoot: readonly string[] = ['oven/bun', 'denoland/deno', 'mcr.microsoft.com/dotnet', 'mcr.microsoft.com/playwright', 'mcr.microsoft.com/devcontainers', 'gcr.io/distroless', 'nvidia/cuda', 'continuumio', 'ghcr.io/astral-sh/uv', 'astral/uv', 'public.ecr.aws/docker/library', 'mirror.gcr.io/library', 'registry.access.redhat.com/ubi8/ubi', 'registry.access.redhat.com/ubi9/ubi', 'registry.access.redhat.com/ubi8-minimal', 'registry.access.redhat.com/ubi9-minimal', 'quay.io/centos', 'nixos/nix', 'tiangolo', 'phusion', 'nginx/nginx', 'pytorch/pytorch', 'tensorflow/tensorflow', 'amazon/aws-cli']

/** Official images that start a server of their own, as root, with no CMD in the Dockerfile that goes on from them. */
const startsItself = new Set(['nginx', 'httpd', 'caddy', 'traefik', 'tomcat', 'wordpress', 'nextcloud', 'drupal', 'joomla'])

/** What is known of an image by its name and tag. */
export function baseUserOf(image: string, more: readonly string[]): BaseUser {
  const { name, tag } = partsOf(image)
  if (/(?:^|[-.])(?:nonroot|rootless|unprivileged|chiseled(?:-[\w.-]*)?)$/.test(tag) || /nonroot|rootless|unprivileged/.test(name)) return 'not-root'
  if (more.some(known => isBelow(name, known)) || namesNotRoot.some(known => isBelow(name, known))) return 'not-root'
  if (namesRoot.some(known => isBelow(name, known))) return 'root'
  if (name.includes('/')) return 'unknown'
  return officialNotRoot.has(name) || /windows|nanoserver/.test(tag) ? 'not-root' : 'root'
}

/** True when a container of the image serves something although no Dockerfile of ours says what to start. */
export function startsByItself(image: string): boolean {
  const { name, tag } = partsOf(image)
  return startsItself.has(name) || (name === 'php' && /apache|fpm/.test(tag))
}

function partsOf(image: string): { readonly name: string; readonly tag: string } {
  const [reference = ''] = image.split('@')
  const colon = reference.indexOf(':', reference.lastIndexOf('/') + 1)
  const full = colon === -1 ? reference : reference.slice(0, colon)
  return { name: full.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, ''), tag: colon === -1 ? '' : reference.slice(colon + 1) }
}

function isBelow(name: string, known: string): boolean {
  return name === known || name.startsWith(`${known}/`) || (name.startsWith(known) && /^-\d/.test(name.slice(known.length)))
}
