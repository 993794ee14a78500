import { type CaseNumber, caseNumberAt, sequenced } from '../case-numbers.ts'
import { compact } from '../lines.ts'
import type { AgendaLine, DocumentReading, Flag, PaperText, Part, Said } from '../reading.ts'
import { alike } from '../tables/likeness.ts'
import { readTables } from '../tables/read-tables.ts'
import { isAgendaHeader, kindOfRow } from './agenda-row.ts'
import { agendaFromTable } from './agenda-table.ts'
import { agendaFromText } from './agenda-text.ts'
import { isBreak, isFarewell } from './boxes.ts'
import { withWholeHeadings } from './broken-headings.ts'
import { caseByNumber, type CaseOf, type CaseSlides, caseSlides, titleVariants } from './cases.ts'
import { councilNames, joinCases, sameCase } from './deck-cases.ts'
import { clockFlags, dayFlags, numberFlags, type NumberedRow, spellingFlags } from './deck-flags.ts'
import { readFront, readPeople } from './front.ts'
import { isDeck } from './is-deck.ts'
import { deckLines, type SlideLine } from './deck-lines.ts'
import { type Slide, slidesOf } from './slides.ts'

/**
 * What the slides of a meeting say: one part, `presentasjon`. Undefined when the paper is no deck: a deck has slides
 * that hold the title of a case («Sak 3/25: …») and nothing else first.
 *
 * What slides propose stays a proposal; a decision is read only where a slide itself is headed «Vedtak».
 */
export function readDeck(paper: PaperText): DocumentReading | undefined {
  const slides = withWholeHeadings(slidesByAgenda(paper))
  if (!isDeck(paper, slides)) return undefined
  const variants = titleVariants(paper, slides)
  const draft = caseSlides(paper, slides, caseByNumber, () => false)
  const titled = draft.flatMap(({ number, title }) => (title ? [{ number: number.number, title }] : []))
  const rows = agendaOf(paper, slides, [...titled, ...variants])
  const cases = caseSlides(paper, slides, caseByAgenda(slides, rows), (slide) => closesCase(slide, rows))
  const { councilName, otherDays, ...about } = readFront(paper, slides, agendaHead(slides), cases[0]?.number.year)
  const names = councilNames(about.council?.value, councilName)
  const said = joinCases(paper, rows, cases, variants, names)
  const tables = readTables(paper, (line) => caseAt(cases, line))
  const part: Part = {
    kind: 'presentasjon',
    source: { document: paper.sha256, lines: [1, Math.max(1, paper.lines.length)] },
    ...about,
    ...hours(rows),
    members: [],
    absent: [],
    others: [],
    ...readPeople(paper, slides),
    agenda: rows.map(agendaLine),
    cases: said,
  }
  const flags: readonly Flag[] = [
    ...dayFlags(about.date, otherDays),
    ...numberFlags(rows),
    ...clockFlags(
      paper,
      slides,
      (slide) => cases.find((each) => each.slides[0] === slide)?.number,
      (number) => rows.find((each) => each.number && sameCase(each.number.read, number))?.row.clock,
    ),
    ...spellingFlags(paper, slides),
  ]
  return { document: paper.sha256, name: paper.name, parts: [part], ...tables, flags: [...flags, ...tables.flags] }
}

/**
 * The slides, with those told apart that only the agenda gives away: a title without a colon («Sak 3/25 Godkjenning …»),
 * an open item («Dagsaktuelt») where slides run together.
 */
function slidesByAgenda(paper: PaperText): readonly Slide[] {
  const lines = deckLines(paper)
  const slides = slidesOf(lines)
  const rows = agendaOf(paper, slides, [])
  if (rows.length === 0) return slides
  const open = new Set(rows.flatMap(({ row }) => (kindOfRow(row) === 'open' ? [compact(row.title.value)] : [])))
  return slidesOf(lines, (text) => {
    if (open.has(compact(text))) return true
    const found = /^sak/i.test(text) ? caseNumberAt(text) : undefined
    const row = found && rows.find(({ number }) => number && sameCase(number.read, found))?.row
    if (!found || !row) return false
    const [title, start] = [compact(row.title.value), compact(found.rest)]
    return start === '' || alike(start, title.slice(0, start.length)) >= 0.6
  })
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

/** The case of a slide: by number and year, or by the agenda where slides begin with the number alone («Sak 3: …»). */
function caseByAgenda(slides: readonly Slide[], rows: readonly NumberedRow[]): CaseOf {
  const withYear = new Set(slides.flatMap((slide) => caseByNumber(slide)?.number ?? []))
  return (slide) => {
    const known = caseByNumber(slide)
    const [, number, rest = ''] = /^sak\s+(\d{1,3})\s*[:–-]\s*(\S.*)$/i.exec(slide.lines[0]?.text ?? '') ?? []
    if (known || number === undefined || withYear.has(Number(number))) return known
    const row = rows.find((each) => each.number?.read.number === Number(number))
    return row?.number && { ...row.number.read, rest }
  }
}

/** A slide that is no longer about the case before it: a break, or an open item of the agenda («Dagsaktuelt»). */
function closesCase({ lines }: Slide, rows: readonly NumberedRow[]): boolean {
  const first = lines[0]?.text ?? ''
  if (isBreak(first) || isFarewell(first)) return true
  return rows.some(({ row }) => kindOfRow(row) === 'open' && compact(row.title.value) === compact(first))
}

/** The header of the agenda, and the line above it that names it: «Agenda Fagrådet 4. mars 2031». */
function agendaHead(slides: readonly Slide[]): readonly SlideLine[] {
  const lines = slides.flatMap((slide) => slide.lines)
  const at = lines.findIndex(({ text }) => isAgendaHeader(text))
  const above = lines[at - 1]
  const named = above && /^(?:agenda|saksliste|dagsorden)/i.test(above.text)
  return at < 0 ? [] : lines.slice(named ? at - 1 : at, at + 1)
}

/** A meeting begins with the first row of its agenda, and ends where a row says so («Slutt»). */
function hours(rows: readonly NumberedRow[]): Pick<Part, 'from' | 'to'> {
  const from = rows[0]?.row.clock
  const to = rows.find(({ row }) => /^(?:slutt|møteslutt|møtet slutter|vel hjem)/i.test(row.title.value))?.row.clock
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
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

function caseAt(cases: readonly CaseSlides[], line: number): CaseNumber | undefined {
  return cases.find(({ source }) => source.lines[0] <= line && line <= source.lines[1])?.number
}
