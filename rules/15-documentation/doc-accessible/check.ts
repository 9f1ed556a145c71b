import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  headingSkipped: {
    what: 'A heading of level {depth} follows one of level {before}.',
    why: 'Screen readers and tables of contents go from level to level: the missing one reads as a lost section.',
    do: 'Make it a heading of level {wanted}, or add the section between.',
  },
  duplicateHeading: {
    what: 'The heading “{text}” stands here a second time.',
    why: 'Two sections of one name cannot be told apart in an outline, and their anchors change when one is moved.',
    do: 'Say in the heading what is particular to this section; the first one is on line {line}.',
  },
  secondTitle: {
    what: 'The page has a second title, “{text}”.',
    why: 'A page is found and read aloud by its one title; what follows a second one reads as another page.',
    do: 'Make it a heading of level 2, and those below it one level deeper.',
  },
  missingTitle: {
    what: 'The page does not begin with a title.',
    why: 'Whoever arrives by a search or a screen reader is not told where he is.',
    do: 'Begin with one heading of level {level}, or give the title in the front matter.',
  },
  bareUrl: {
    what: 'The address `{url}` stands bare in the text.',
    why: 'Some renderers leave it as text, and those that link it read every character of it aloud.',
    do: 'Give it words, `[words](address)`, or at least angle brackets.',
  },
  fenceWithoutLanguage: {
    what: 'The code block does not name its language.',
    why: 'It is shown without colours, and readers, tools and screen readers must guess what it holds.',
    do: 'Name it after the opening fence; for plain output write `text`.',
  },
  missingAltText: {
    what: 'The image has no alternative text.',
    why: 'Who cannot see it, or has it blocked, learns nothing of what it shows.',
    do: 'Say in a few words what it shows; hide pure decoration with `alt=""` in HTML.',
  },
  vagueLinkText: {
    what: 'The link is called “{text}”.',
    why: 'Screen readers list links by their words alone: this one does not say where it leads.',
    do: 'Name what is found there.',
  },
})

/** Codes of markdownlint by message. */
export const codes = {
  headingSkipped: 'MD001',
  duplicateHeading: 'MD024',
  secondTitle: 'MD025',
  bareUrl: 'MD034',
  fenceWithoutLanguage: 'MD040',
  missingTitle: 'MD041',
  missingAltText: 'MD045',
  vagueLinkText: 'MD059',
} as const

export default defineCheck({
  id: 'doc-accessible',
  says: 'Write pages that everybody can read and find their way in.',
  clauses: ['R15.7'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      except: z.array(z.enum(['MD001', 'MD024', 'MD025', 'MD034', 'MD040', 'MD041', 'MD045', 'MD059'])).default([]).describe('Demands that are not made, by markdownlint\'s code.'),
      siblingsOnly: z.boolean().default(false).describe('Headings of one name are reported only below the same parent. In changelogs it is always so.'),
      languages: z.array(z.string().min(1)).default([]).describe('Languages that code blocks may name; empty: any.'),
      linkTexts: z.array(z.string().min(1)).default(['click here', 'here', 'link', 'more']).describe('Words that say nothing as the whole text of a link.'),
      titleKeys: z.array(z.string().min(1)).default(['title']).describe('Keys of the front matter that give the page its title; empty: none does.'),
      titleLevel: z.number().int().min(1).max(6).default(1).describe('The level of a page\'s title, where what stands above it comes from outside.'),
      preamble: z.boolean().default(false).describe('Something may stand above the title.'),
    }),
  messages: say,
  standsFor: Object.values(codes).map(code => `markdownlint ${code}`),
  history: [{ in: 'next', note: 'First version.' }],
})
