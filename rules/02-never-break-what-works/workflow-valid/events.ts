/** Activity types by event, as GitHub's page "Events that trigger workflows" lists them; null where they are free. */
const comments = 'created edited deleted'
const pullRequest = 'assigned unassigned labeled unlabeled opened edited closed reopened synchronize converted_to_draft locked unlocked enqueued dequeued milestoned demilestoned ready_for_review review_requested review_request_removed auto_merge_enabled auto_merge_disabled'
const types: Readonly<Record<string, string | null>> = {
  branch_protection_rule: comments,
  check_run: 'created rerequested completed requested_action',
  check_suite: 'completed',
  create: '',
  delete: '',
  deployment: '',
  deployment_status: '',
  discussion: 'created edited deleted transferred pinned unpinned labeled unlabeled locked unlocked category_changed answered unanswered',
  discussion_comment: comments,
  fork: '',
  gollum: '',
  image_version: '',
  issue_comment: comments,
  issues: 'opened edited deleted transferred pinned unpinned closed reopened assigned unassigned labeled unlabeled locked unlocked milestoned demilestoned typed untyped',
  label: comments,
  merge_group: 'checks_requested',
  milestone: 'created closed opened edited deleted',
  page_build: '',
  public: '',
  pull_request: pullRequest,
  pull_request_review: 'submitted edited dismissed',
  pull_request_review_comment: comments,
  pull_request_target: pullRequest,
  push: '',
  registry_package: 'published updated',
  release: 'published unpublished created edited deleted prereleased released',
  repository_dispatch: null,
  schedule: '',
  status: '',
  watch: 'started',
  workflow_call: '',
  workflow_dispatch: '',
  workflow_run: 'completed requested in_progress',
}

/** Filters that only some events have. */
const filters: Readonly<Record<string, readonly string[]>> = {
  branches: ['push', 'pull_request', 'pull_request_target', 'merge_group', 'workflow_run'],
  'branches-ignore': ['push', 'pull_request', 'pull_request_target', 'merge_group', 'workflow_run'],
  paths: ['push', 'pull_request', 'pull_request_target'],
  'paths-ignore': ['push', 'pull_request', 'pull_request_target'],
  tags: ['push'],
  'tags-ignore': ['push'],
  workflows: ['workflow_run'],
}

/** True for a name that triggers workflows. */
export function isEvent(name: string): boolean {
  return Object.hasOwn(types, name)
}

/** Activity types of an event; null where any are taken. */
export function activityTypes(event: string): readonly string[] | null {
  const known = types[event]
  return known === null || known === undefined ? null : known.split(' ').filter(word => word !== '')
}

/** Events that take a filter; undefined for a key that is no filter. */
export function eventsWith(filter: string): readonly string[] | undefined {
  return Object.hasOwn(filters, filter) ? filters[filter] : undefined
}

/** All filter keys, for messages. */
export const filterNames: readonly string[] = ['types', ...Object.keys(filters)]
