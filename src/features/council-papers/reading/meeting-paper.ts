import { type AgendaItemFound, readAgenda } from './agenda.ts'
import { renderCaseNumber } from './case-numbers.ts'
import { type CaseRow, caseLists } from './case-rows.ts'
import { headingOf } from './headings.ts'
import { learnedHeadings } from './learned-headings.ts'
import { readCaseList, tellsOfCases } from './case-list.ts'
import { flag } from './flags.ts'
import { type Line, said, sourceOf } from './lines.ts'
import { readMeetingHead } from './meeting-head.ts'
import { columnsOf } from './table-heads.ts'
import type { AgendaLine, CaseSaid, Flag, PaperText, Part } from './reading.ts'
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
  const told = telling.flatMap(({ rows }) => readCaseList(paper, rows, agenda, rules))
  const named = agenda.filter(({ kind: each }) => each === 'case').map((item) => namedCase(paper, item))
  const source = sourceOf(paper, lines)
  const { kind: _kind, council, ...rest } = head
  return {
    part: {
      ...rest,
      ...(council && hasHead && { council }),
      kind,
      source,
      memberChanges: [],
      agenda: agendaLines(paper, agenda),
      cases: mergedCases(named, told),
    },
    flags: repairs(paper, agenda),
  }
}

/** A list without a head is of minutes when it has decisions or inputs: a notice has proposals. */
function isMinutes(rows: readonly CaseRow[]): boolean {
  const kinds = new Set(rows.flatMap(({ lines }) => lines.flatMap(({ raw }) => headingOf(raw, 'minutes')?.kind ?? [])))
  return kinds.has('vedtak') || kinds.has('vedtak-oppdatert') || kinds.has('innspill')
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
    sections: [],
    questions: [],
    attachments: [],
    proposals: [],
    decisions: [],
    inputs: [],
    earlier: [],
    source: printed.source,
  }
}

/** One case for each number: the title of the list that names the cases, all else of the list that tells of them. */
function mergedCases(named: readonly CaseSaid[], told: readonly CaseSaid[]): readonly CaseSaid[] {
  const numbers = new Map<string, readonly CaseSaid[]>()
  for (const each of [...named, ...told]) {
    const key = renderCaseNumber(each)
    numbers.set(key, [...(numbers.get(key) ?? []), each])
  }
  return [...numbers.values()].flatMap((group) => {
    const [first] = group
    const last = group.at(-1)
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
