import { defineRule } from '@perf-rules/core'

export default defineRule({
  id: 'R16',
  title: 'Local LLM operation',
  clauses: [
    { clause: 'R16.1', demand: 'Hardware is detected, not assumed.', by: { open: 'No check looks at calls of local models.' } },
    { clause: 'R16.2', demand: 'Resources are watched while a model runs.', by: { open: 'No check follows model services to a probe or scrape.' } },
    { clause: 'R16.3', demand: 'The model is chosen by task and resources, in configuration.', by: { open: 'No check looks for model names at call sites.' } },
    { clause: 'R16.4', demand: 'Under load something steps in: timeouts, limits, queues.', by: { open: 'No check looks at calls of local models.' } },
    { clause: 'R16.5', demand: 'Resources are reserved before they are short.', by: { open: 'Beyond the limits of containers no check looks.' } },
    { clause: 'R16.6', demand: 'What fails comes back by itself.', by: { open: 'Beyond restart policies and health checks of containers no check looks.' } },
    { clause: 'R16.7', demand: 'Routine watching needs no hand.', by: { open: 'No check follows model services to alerts.' } },
    { clause: 'R16.8', demand: 'Settings are tuned to the hardware.', by: { open: 'No check looks at calls of local models.' } },
    { clause: 'R16.9', demand: 'Lack of resources switches to a smaller way.', by: { open: 'No check looks for a fallback model.' } },
    { clause: 'R16.10', demand: 'Overload is kept away.', by: { open: 'No check looks at the fan-out of model calls.' } },
  ],
})
