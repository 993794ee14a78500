import type { CaseType } from '../../../council/index.ts'
import { type CaseNumber, sequenced } from '../case-numbers.ts'
import { typeOfTitle } from '../case-types.ts'
import { knownCouncils, slug } from '../councils.ts'
import { flag } from '../flags.ts'
import type { AgendaLine, CaseSaid, DocumentReading, Flag, PaperText, Part, Said } from '../reading.ts'
import { type AgendaRow, isAgendaHeader, kindOfRow } from './agenda-row.ts'
import { agendaFromTable } from './agenda-table.ts'
import { agendaFromText } from './agenda-text.ts'
import { caseSaid } from './case-said.ts'
import { type CaseSlides, caseSlides, titleVariants } from './cases.ts'
import { clockFlags, decisionFlags, numberFlags, type NumberedRow, spellingFlags, titleFlags } from './deck-flags.ts'
import { isBreak, isFarewell } from './boxes.ts'
import { readFront, readPeople } from './front.ts'
import { compact } from './presenters.ts'
import { isCaseTitle, isMarkdown, type Slide, slidesOf } from './slides.ts'

/**
 * What the slides of a meeting say: one part, `presentasjon`. Undefined when the paper is no deck: a deck has slides
 * that hold the title of a case («Sak 3/25: …») and nothing else first.
 *
 * What slides propose stays a proposal; a decision is read only where a slide itself is headed «Vedtak».
 */
export function readDeck(paper: PaperText): DocumentReading | undefined {
  const slides = slidesOf(paper)
  if (!isDeck(paper, slides)) return undefined
  const markdown = isMarkdown(paper)
  const header = slides.flatMap(({ lines }) => lines).find(({ text }) => isAgendaHeader(text))
  const front = readFront(paper, slides, header)
  const variants = titleVariants(paper, slides)
  const draft = caseSlides(paper, slides, () => false)
  const rows = agendaOf(paper, slides, [...draft.map((each) => ({ ...each, number: each.number.number })), ...variants])
  const cases = caseSlides(paper, slides, (slide) => closesCase(slide, rows))
  const council = front.council?.value ?? 'ukjent'
  const names = councilNames(council, front.councilName)
  const said = joinCases(paper, rows, cases, names, markdown)
  const meeting = `${council}/${front.date?.value ?? `utkast-${paper.sha256.slice(0, 8)}`}`
  const titles = (number: CaseNumber) => [
    ...rows.flatMap(({ row, number: found }) => (found && same(found.read, number) ? [row.title] : [])),
    ...cases.flatMap((each) => (same(each.number, number) ? [each.title] : [])),
    ...variants.flatMap((each) => (each.number === number.number ? [each.title] : [])),
  ]
  const { councilName: _, ...about } = front
  const part: Part = {
    kind: 'presentasjon',
    source: { document: paper.sha256, lines: [1, Math.max(1, paper.lines.length)] },
    ...about,
    members: [],
    absent: [],
    others: [],
    ...readPeople(paper, slides),
    agenda: rows.map(agendaLine),
    cases: said,
  }
  const flags: readonly Flag[] = [
    ...missing(paper, meeting, front),
    ...numberFlags(council, rows),
    ...said.flatMap((each) => titleFlags(council, each, titles(each))),
    ...clockFlags(
      paper,
      council,
      slides,
      (slide) => cases.find((each) => each.slides[0] === slide)?.number,
      (number) => rows.find((each) => each.number && same(each.number.read, number))?.row.clock,
    ),
    ...decisionFlags(council, said),
    ...spellingFlags(paper, meeting, slides),
  ]
  return { document: paper.sha256, name: paper.name, parts: [part], grants: [], figures: [], timelines: [], flags }
}

/** Slides that begin with the title of a case, or an agenda with presenters: no notice, paper or minutes has those. */
function isDeck(paper: PaperText, slides: readonly Slide[]): boolean {
  const titles = slides.filter(({ lines }) => isCaseTitle(lines[0]?.text ?? ''))
  const alone = titles.filter(({ lines }) => lines.length <= 6 || isMarkdown(paper))
  return alone.length >= 1 && alone.length * 2 >= titles.length
}

function agendaOf(
  paper: PaperText,
  slides: readonly Slide[],
  known: readonly { readonly number: number; readonly title: Said }[],
): readonly NumberedRow[] {
  const titles = new Map<number, readonly string[]>()
  for (const { number, title } of known) titles.set(number, [...(titles.get(number) ?? []), title.value])
  const table = agendaFromTable(paper)
  const rows = table.length > 0 ? table : agendaFromText(paper, slides, titles)
  const numbers = sequenced(rows.flatMap(({ printed }) => (printed ? [printed] : [])))
  let next = 0
  return rows.map((row) => {
    const number = row.printed ? numbers[next++] : undefined
    return { row, ...(number && { number }) }
  })
}

/** A slide that is no longer about the case before it: a break, or an open item of the agenda («Dagsaktuelt»). */
function closesCase({ lines }: Slide, rows: readonly NumberedRow[]): boolean {
  const first = lines[0]?.text ?? ''
  if (isBreak(first) || isFarewell(first)) return true
  return rows.some(({ row }) => kindOfRow(row) === 'open' && compact(row.title.value) === compact(first))
}

/** The cases of agenda and slides, in the order of their numbers: the agenda gives title and type, the slides the rest. */
function joinCases(
  paper: PaperText,
  rows: readonly NumberedRow[],
  cases: readonly CaseSlides[],
  names: readonly string[],
  markdown: boolean,
): readonly CaseSaid[] {
  const onAgenda = rows.flatMap(({ row, number }) => (number ? [{ row, number: number.read }] : []))
  const fromSlides = cases.map((each) => {
    const row = onAgenda.find(({ number }) => same(number, each.number))?.row
    return caseSaid(paper, each, { ...(row && { title: row.title }), ...typeSaid(row, each.title) }, names, markdown)
  })
  const agendaOnly = onAgenda
    .filter(({ number }) => !cases.some((each) => same(each.number, number)))
    .map(({ row, number }) => ({
      ...emptyCase,
      ...number,
      title: row.title,
      ...typeSaid(row, row.title),
      source: row.source,
    }))
  return [...fromSlides, ...agendaOnly].sort((one, other) => one.year - other.year || one.number - other.number)
}

const emptyCase = {
  sections: [],
  questions: [],
  attachments: [],
  proposals: [],
  decisions: [],
  inputs: [],
  earlier: [],
}

function typeSaid(row: AgendaRow | undefined, title: Said): { type?: Said<CaseType> } {
  const printed = row?.type && { value: row.type, source: row.source }
  const byTitle = typeOfTitle(title.value)
  const type = printed ?? (byTitle && { value: byTitle, source: title.source })
  return type ? { type } : {}
}

function agendaLine({ row, number }: NumberedRow): AgendaLine {
  return {
    kind: kindOfRow(row),
    title: row.title.value,
    ...(row.clock !== undefined && { clock: row.clock }),
    ...(row.presenter !== undefined && { presenter: row.presenter }),
    ...(number && { number: number.read.number }),
    source: row.source,
  }
}

function missing(paper: PaperText, where: string, { council, date }: Pick<Part, 'council' | 'date'>): readonly Flag[] {
  const sources = [{ document: paper.sha256, lines: [1, 1] as const }]
  return [
    ...(council
      ? []
      : [flag('council-missing', { where, message: 'Lysbildene sier ikke hvilket råd møtet er i.', sources })]),
    ...(date ? [] : [flag('date-missing', { where, message: 'Lysbildene sier ikke hvilken dag møtet er.', sources })]),
  ]
}

/** All a council may be called in a sentence. */
function councilNames(council: string, printed: string | undefined): readonly string[] {
  const known = knownCouncils.find(({ id }) => id === council)
  const names = known?.names.flatMap(({ name, short }) => [name, short]) ?? []
  return [...names, ...(known?.aliases ?? []), ...(printed === undefined ? [] : [printed]), 'Rådet', 'Utvalget'].filter(
    (name) => slug(name) !== '',
  )
}

function same(one: CaseNumber, other: CaseNumber): boolean {
  return one.number === other.number && one.year === other.year
}
