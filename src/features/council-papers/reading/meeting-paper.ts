import { type AgendaItemFound, readAgenda } from './agenda.ts'
import { renderCaseNumber } from './case-numbers.ts'
import { type CaseRow, caseLists } from './case-rows.ts'
import { emptyCase } from './empty-case.ts'
import { headingOf } from './headings.ts'
import { learnedHeadings } from './learned-headings.ts'
import { type OpenItem, readCaseList, tellsOfCases } from './case-list.ts'
import { findDate } from './dates.ts'
import { flag } from './flags.ts'
import { type Line, said, sourceOf } from './lines.ts'
import { readMeetingHead } from './meeting-head.ts'
import { columnsOf } from './table-heads.ts'
import type { AgendaLine, CaseSaid, Flag, PaperText, Part, Said } from './reading.ts'
import type { Stretch } from './paper-parts.ts'

/** A notice or minutes read: the part of the document, and what is odd in it. */
export type MeetingPaperFound = { readonly part: Part; readonly flags: readonly Flag[] }

/** Reads a notice with its list of cases, or minutes. Minutes without a head say neither council nor day. */
export function readMeetingPaper(paper: PaperText, { lines }: Stretch): MeetingPaperFound {
  const lists = caseLists(lines)
  const tables = lines.findIndex((line) => line === lists[0]?.from || columnsOf(line.text) !== undefined)
  const head = readMeetingHead(paper, tables < 0 ? lines : lines.slice(0, tables))
  const hasHead = head.council !== undefined || head.date !== undefined
  const kind = hasHead || !isMinutes(lists.flatMap(({ rows }) => rows)) ? head.kind : 'referat'
  const place = kind === 'referat' ? 'minutes' : 'paper'
  const rules = { place, unlisted: 'by-colon', learned: learnedHeadings(lines, place) } as const
  const naming = lists.filter(({ rows }) => !tellsOfCases(rows, rules))
  const agenda = naming.flatMap(({ rows }) => readAgenda(rows))
  const telling = lists.filter((list) => !naming.includes(list))
  const told = telling.map((list) => readCaseList(paper, list, agenda, rules))
  const named = agenda.filter(({ kind: each }) => each === 'case').map((item) => namedCase(paper, item))
  const source = sourceOf(paper, lines)
  const next = nextMeeting(paper, lines)
  const end =
    head.to ?? agenda.find(({ kind: each, title }) => each === 'break' && /^(?:møte)?slutt/i.test(title))?.clock
  const { kind: _kind, council, ...rest } = head
  return {
    part: {
      ...rest,
      ...(council && { council }),
      ...(end && { to: end }),
      kind,
      source,
      memberChanges: [],
      agenda: withOpen(
        agendaLines(paper, agenda),
        told.flatMap(({ open }) => open),
      ),
      ...(next && { nextMeeting: next }),
      cases: mergedCases(
        named,
        told.flatMap(({ cases }) => cases),
      ),
    },
    flags: repairs(paper, agenda),
  }
}

/** A list without a head is of minutes when it has decisions or inputs: a notice has proposals. */
function isMinutes(rows: readonly CaseRow[]): boolean {
  const kinds = new Set(rows.flatMap(({ lines }) => lines.flatMap(({ raw }) => headingOf(raw, 'minutes')?.kind ?? [])))
  return kinds.has('vedtak') || kinds.has('vedtak-oppdatert') || kinds.has('innspill')
}

/** An item of the agenda gets what the minutes say under it; one the agenda has not is put after its case. */
function withOpen(lines: readonly AgendaLine[], open: readonly OpenItem[]): readonly AgendaLine[] {
  return open.reduce<readonly AgendaLine[]>((agenda, { title, inputs, after, source }) => {
    const own = agenda.findIndex((line) => line.kind === 'open' && line.title.toLowerCase() === title.toLowerCase())
    const known = agenda[own]
    if (known) return agenda.with(own, { ...known, inputs: [...(known.inputs ?? []), ...inputs] })
    return agenda.toSpliced(placeAfter(agenda, after), 0, { kind: 'open', title, inputs, source })
  }, lines)
}

function placeAfter(agenda: readonly AgendaLine[], number: number | undefined): number {
  const at = agenda.findIndex((line) => line.number === number)
  return number === undefined ? 0 : at < 0 ? agenda.length : at + 1
}

/** «Neste møte: …», on a line of its own. */
function nextMeeting(paper: PaperText, lines: readonly Line[]): Said | undefined {
  const line = lines.find(
    ({ text }) => /^neste møte\b(?!\s+\p{Ll}{3,}\s+\p{Ll})/iu.test(text) && findDate(text) !== undefined,
  )
  return line && said(paper, [line])
}

function agendaLines(paper: PaperText, items: readonly AgendaItemFound[]): readonly AgendaLine[] {
  return items.map(({ kind, title, clock, number, lines }) => ({
    kind,
    title,
    ...(clock && { clock }),
    ...(number !== undefined && { number }),
    source: sourceOf(paper, lines),
  }))
}

function namedCase(paper: PaperText, { number = 0, year = 0, title, type, lines }: AgendaItemFound): CaseSaid {
  const printed = said(paper, lines, title)
  return {
    number,
    year,
    title: printed,
    ...(type && { type: { value: type, source: printed.source } }),
    ...emptyCase,
    source: printed.source,
  }
}

/** One case for each number: the title of the list that names the cases, all else of the list that tells of them. */
function mergedCases(named: readonly CaseSaid[], told: readonly CaseSaid[]): readonly CaseSaid[] {
  return [...Map.groupBy([...named, ...told], renderCaseNumber).values()].flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)]
    if (!first || !last) return []
    const type = first.type ?? last.type
    const others = group.slice(1).flatMap(({ title }) => (title && title.value !== first.title?.value ? [title] : []))
    return [
      {
        ...last,
        ...(first.title && { title: first.title }),
        ...(others.length > 0 && { otherTitles: others }),
        ...(type && { type }),
      },
    ]
  })
}

function repairs(paper: PaperText, agenda: readonly AgendaItemFound[]): readonly Flag[] {
  return agenda.flatMap(({ number, year, printed, lines }) => {
    if (number === undefined || year === undefined || !printed) return []
    const read = renderCaseNumber({ number, year })
    const message = `Sakslisten har «${renderCaseNumber(printed)}», men rekken går til ${read}.`
    return [flag('number-repaired', { where: `sak ${read}`, message, repair: read, sources: [sourceOf(paper, lines)] })]
  })
}
