import type { CaseType } from '../../../council/index.ts'
import type { CaseNumber } from '../case-numbers.ts'
import { typeOfTitle } from '../case-types.ts'
import { knownCouncils } from '../councils.ts'
import { emptyCase } from '../empty-case.ts'
import type { CaseSaid, PaperText, Said } from '../reading.ts'
import type { AgendaRow } from './agenda-row.ts'
import { caseSaid } from './case-said.ts'
import type { CaseSlides, TitleVariant } from './cases.ts'
import type { NumberedRow } from './deck-flags.ts'
import { actsOf } from './acts.ts'
import { isMarkdown } from './deck-lines.ts'

/** The cases of agenda and slides, in the order of their numbers: the agenda gives title and type, the slides the rest. */
export function joinCases(
  paper: PaperText,
  rows: readonly NumberedRow[],
  cases: readonly CaseSlides[],
  variants: readonly TitleVariant[],
  names: readonly string[],
): readonly CaseSaid[] {
  const markdown = isMarkdown(paper)
  const acts = actsOf(names)
  const onAgenda = rows.flatMap(({ row, number }) => (number ? [{ row, number: number.read }] : []))
  const fromSlides = cases.map((each) => {
    const row = onAgenda.find(({ number }) => sameCase(number, each.number))?.row
    const other = variants.filter(({ number }) => number === each.number.number).map(({ title }) => title)
    const agenda = { ...(row && { title: row.title }), variants: other, ...typeSaid(row, each.title) }
    return caseSaid(paper, each, agenda, acts, markdown)
  })
  const listed = onAgenda.length >= 3
  const told = fromSlides.filter(
    (each) => !listed || saysMore(each) || onAgenda.some(({ number }) => sameCase(number, each)),
  )
  const agendaOnly = onAgenda
    .filter(({ number }) => !cases.some((each) => sameCase(each.number, number)))
    .map(({ row, number }) => ({
      ...emptyCase,
      ...number,
      title: row.title,
      ...typeSaid(row, row.title),
      source: row.source,
    }))
  return [...told, ...agendaOnly].sort((one, other) => one.year - other.year || one.number - other.number)
}

/** A number in a list of earlier cases is no case of this meeting; one with slides of its own is. */
function saysMore({ sections, proposals, decisions, source: { lines } }: CaseSaid): boolean {
  return sections.length + proposals.length + decisions.length > 0 || lines[1] - lines[0] > 5
}

function typeSaid(row: AgendaRow | undefined, title: Said | undefined): { type?: Said<CaseType> } {
  const printed = row?.type && { value: row.type, source: row.source }
  const byTitle = title && typeOfTitle(title.value)
  const type = printed ?? (title && byTitle && { value: byTitle, source: title.source })
  return type ? { type } : {}
}

/** All a council may be called in a sentence. */
export function councilNames(council: string | undefined, printed: string | undefined): readonly string[] {
  const known = knownCouncils.find(({ id }) => id === council)
  const names = known?.names.flatMap(({ name, short }) => [name, short]) ?? []
  return [...names, ...(known?.aliases ?? []), ...(printed === undefined ? [] : [printed]), 'Rådet', 'Utvalget']
}

/** Are two numbers of one council the same case? */
export function sameCase(one: CaseNumber, other: CaseNumber): boolean {
  return one.number === other.number && one.year === other.year
}
