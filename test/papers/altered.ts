import { dates } from './altered/dates.ts'
import { type Alteration, chance, type Draft, draftOf, unchanged } from './altered/draft.ts'
import { caseHeads, heads, labelled } from './altered/forms.ts'
import { decisionFirst, moved, noise, sections, wrapped } from './altered/layout.ts'
import { broken, column, columns, fromMarkdown, pipes, scaled, toMarkdown, typeless } from './altered/tables.ts'
import { capitals, collapsed, encoded, fullYears, pages, spaced } from './altered/typography.ts'
import { brokenHeadings, bullets, council, decided, headings, numbers, undecided, years } from './altered/words.ts'
import type { Paper } from './expected.ts'

/** Every way to make another paper of one, by name. Each alters what is to be read along with the paper. */
export const alterations: Readonly<Record<string, Alteration>> = {
  headings,
  brokenHeadings,
  heads,
  caseHeads,
  labelled,
  council,
  numbers,
  years,
  dates,
  moved,
  sections,
  decisionFirst,
  wrapped,
  noise,
  collapsed,
  spaced,
  pages,
  encoded,
  capitals,
  fullYears,
  typeless,
  column,
  columns,
  pipes,
  scaled,
  broken,
  bullets,
  toMarkdown,
  fromMarkdown,
  decided,
  undecided,
}

/** The order in which several may be combined: the layout last. */
const combined = [
  [labelled],
  [council],
  [numbers, years],
  [dates, bullets],
  [typeless, scaled, broken, column],
  [columns],
  [moved, sections, decisionFirst],
  [headings, heads, decided, undecided],
  [wrapped, noise, caseHeads, capitals, fullYears],
  [collapsed, pages, encoded, pipes],
] as const

/**
 * The paper with one alteration. The same seed gives the same paper.
 *
 * @returns nothing where the alteration finds nothing in the paper to alter
 */
export function altered(paper: Paper, alteration: string, seed: number): Paper | undefined {
  const draft = draftOf(paper)
  const after = alterations[alteration]?.(draft, chance(seed))
  return after && !unchanged(draft, after) ? paperOf(after) : undefined
}

/** The paper with several alterations at once, each group of them by a throw of the dice. */
export function alteredThroughout(paper: Paper, seed: number): Paper {
  const random = chance(seed)
  let draft = draftOf(paper)
  for (const group of combined) {
    const chosen = random.pick([undefined, ...group])
    draft = chosen?.(draft, random) ?? draft
  }
  return paperOf(draft)
}

function paperOf({ name, lines, expected }: Draft): Paper {
  return { name, lines: lines.map(({ text }) => text), expected }
}
