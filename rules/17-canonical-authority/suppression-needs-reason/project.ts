import { projectDetector } from '@perf-rules/core'
import check, { say } from './check.ts'

/** Words that only repeat what a suppression is. */
const empty = /^(?:todo|fixme|ignored?|suppress(?:ed)?|false positive|not needed|needed|legacy|wip|temp(?:orary)?|n\/?a|reason|because|ok|fine|skip)[.!]*$/i

export default projectDetector(check, {
  needs: [],
  after: 'suppress',
  *detect(view) {
    for (const directive of view.directives) {
      const { path, range, checks, reason } = directive
      // ESLint's own comments follow ESLint's manners: a reason is theirs to ask for.
      if (directive.syntax !== 'perf-rules' || !view.isOn(path)) continue
      const at = { path, range }
      const [first] = checks
      if (first === undefined) {
        yield say.checkMissing(at)
        continue
      }
      for (const name of directive.unknown) yield say.unknownCheck(at, { check: name, hint: Object.hasOwn(directive.meant, name) ? ` Did you mean \`${directive.meant[name] ?? ''}\`?` : '' })
      const { length } = view.options(path)
      if (reason === '') yield say.reasonMissing(at, { check: first })
      else if (reason.length < length || empty.test(reason)) yield say.reasonTooShort(at, { reason, length })
      if (directive.expired && directive.until !== undefined) yield say.expired(at, { until: directive.until })
    }
  },
})
