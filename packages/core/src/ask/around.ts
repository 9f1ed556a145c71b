import type { TSESTree } from '@typescript-eslint/types'
import type { Comment } from '../detectors/code.ts'
import { type Place, rangeOf } from '../place.ts'

/** Comments that lie wholly within a place. */
export function commentsWithin(comments: readonly Comment[], place: Place): readonly Comment[] {
  const [start, end] = rangeOf(place)
  return comments.filter(comment => comment.range[0] >= start && comment.range[1] <= end)
}

/** Parents from the nearest to the program. */
export function ancestorsOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  const found: TSESTree.Node[] = []
  for (let at = node.parent; at; at = at.parent) found.push(at)
  return found
}
