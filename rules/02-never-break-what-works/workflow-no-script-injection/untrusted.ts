import type { WorkflowExpression } from '@perf-rules/languages/views'

/** What strangers write, as GitHub's security guide lists it; `*` stands for any element. */
const untrusted = [
  'github.event.issue.title',
  'github.event.issue.body',
  'github.event.pull_request.title',
  'github.event.pull_request.body',
  'github.event.pull_request.head.ref',
  'github.event.pull_request.head.label',
  'github.event.pull_request.head.repo.default_branch',
  'github.event.pull_request.head.repo.description',
  'github.event.pull_request.head.repo.homepage',
  'github.event.comment.body',
  'github.event.review.body',
  'github.event.review_comment.body',
  'github.event.discussion.title',
  'github.event.discussion.body',
  'github.event.pages.*.page_name',
  'github.event.commits.*.message',
  'github.event.commits.*.author.email',
  'github.event.commits.*.author.name',
  'github.event.commits.*.committer.email',
  'github.event.commits.*.committer.name',
  'github.event.head_commit.message',
  'github.event.head_commit.author.email',
  'github.event.head_commit.author.name',
  'github.event.head_commit.committer.email',
  'github.event.head_commit.committer.name',
  'github.event.workflow_run.head_branch',
  'github.event.workflow_run.head_commit.message',
  'github.event.workflow_run.head_commit.author.email',
  'github.event.workflow_run.head_commit.author.name',
  'github.event.workflow_run.display_title',
  'github.event.workflow_run.pull_requests.*.head.ref',
  'github.event.milestone.title',
  'github.event.milestone.description',
  'github.head_ref',
].map(path => path.split('.'))

/** One text of a stranger that reaches the result of an expression. */
export interface Taint {
  readonly source: string
  readonly node: WorkflowExpression
}

/**
 * The strangers' texts that an expression may give. A comparison and `contains` give true or false, and the left
 * side of `&&` comes out only when it is empty.
 */
export function taintsOf(node: WorkflowExpression): readonly Taint[] {
  switch (node.kind) {
    case 'literal':
    case 'not':
      return []
    case 'binary':
      if (node.operator === '&&') return taintsOf(node.right)
      return node.operator === '||' ? [...taintsOf(node.left), ...taintsOf(node.right)] : []
    case 'call':
      return /^(?:format|join|tojson|fromjson|case)$/i.test(node.name) ? node.args.flatMap((arg, at) => (node.name.toLowerCase() === 'case' && at % 2 === 0 && at < node.args.length - 1 ? [] : taintsOf(arg))) : []
    default: {
      const path = pathOf(node)
      return path && reaches(path) ? [{ source: path.join('.'), node }] : []
    }
  }
}

/** Names from the context on; `*` for a filter or an index. */
function pathOf(node: WorkflowExpression): readonly string[] | undefined {
  const path: string[] = []
  for (let at = node; ; at = at.of) {
    if (at.kind === 'name') return [at.name.toLowerCase(), ...path]
    if (at.kind === 'property') path.unshift(at.name.toLowerCase())
    else if (at.kind === 'filter' || at.kind === 'index') path.unshift('*')
    else return undefined
  }
}

/** True when the path names such a text, or an object with one in it. A number of an array counts as any element. */
function reaches(path: readonly string[]): boolean {
  if (path.length === 1) return path[0] === 'github'
  return untrusted.some(known => path.length <= known.length && path.every((name, at) => name === '*' || name === known[at] || (known[at] === '*' && /^\d+$/.test(name))))
}
