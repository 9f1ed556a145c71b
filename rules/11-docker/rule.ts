import { defineRule } from '@perf-rules/core'

export default defineRule({
  id: 'R11',
  title: 'Docker',
  clauses: [
    { clause: 'R11.1', demand: 'The services that run are the ones that the architecture diagrams draw.', by: { open: 'No check takes the names of services out of diagrams and compose files, both ways.' } },
    { clause: 'R11.2', demand: 'Containers for performance work have one home in the repository.', by: { open: 'No check looks for Dockerfiles and compose files of the scope outside that home.' } },
    { clause: 'R11.3', demand: 'Published ports are the ones the port registry gives.', by: { open: 'No check compares published ports with the registry document.' } },
    { clause: 'R11.4', demand: 'Images are built in stages, with one for production and one for development.', by: { open: 'No check yet: the stages are read already.' } },
    { clause: 'R11.5', demand: 'No container runs as root.', by: ['docker-non-root'] },
    { clause: 'R11.6', demand: 'Every image is built on a version that was chosen, and looked through for known holes.', by: ['docker-pinned-base'] },
    { clause: 'R11.7', demand: 'Something asks each container whether it is well.', by: { open: 'No check looks for a probe in the Dockerfile, in compose and in manifests.' } },
    { clause: 'R11.8', demand: 'No secret is in an image or in what builds it.', by: ['docker-no-secret', 'no-secret'] },
    { clause: 'R11.9', demand: 'Containers have limits, and their use is measured.', by: { open: 'No check reads limits from compose and manifests.' } },
    { clause: 'R11.10', demand: 'Containers give up the rights that they do not need.', by: ['compose-hardening'] },
  ],
})
