import {
  type CouncilCase,
  type CouncilId,
  caseId,
  caseNumber,
  emptyCase,
  meetingId,
  type Source,
} from '../council/index.ts'
import { type CaseReading, findDate, type Reading, type Said } from '../council-papers/index.ts'
import { inputRecord } from './input-record.ts'

type Known = CaseReading & { readonly council: CouncilId }

/** The cases whose council is known, with those that only other papers' tables of earlier decisions know. */
export function caseRecords({ cases, meetings, flags }: Reading): readonly CouncilCase[] {
  const known = cases.filter((each): each is Known => each.council !== undefined)
  const heldMeetings = new Set(meetings.flatMap(({ id, kinds }) => (kinds.includes('referat') ? [id] : [])))
  const doubted = new Set(flags.flatMap(({ kind, where }) => (kind === 'number-repaired' ? [where] : [])))
  const records = known
    .map((each) => caseRecord(each, heldMeetings.has(each.meeting ?? '')))
    .map((each) => (doubted.has(each.id) ? { ...each, numberDoubted: true as const } : each))
  return withQuotes(records)
}

function caseRecord(said: Known, minuted: boolean): CouncilCase {
  const { id, council, year, number, title, type, owner, handler, meeting } = said
  const approves = minutesApproved(said)
  return {
    id,
    council,
    year,
    number,
    title: title?.value ?? `Sak ${caseNumber({ number, year })}`,
    otherTitles: said.otherTitles.map(({ value, source }) => ({ title: value, source })),
    ...valueSaid('type', type),
    ...valueSaid('owner', owner),
    ...valueSaid('handler', handler),
    ...(meeting === undefined ? {} : { meeting }),
    state: minuted || said.decisions.length > 0 ? 'treated' : meeting === undefined ? 'draft' : 'on-agenda',
    sections: said.sections.map(({ kind, heading, text, source }) => ({ kind, heading, text, sources: [source] })),
    questions: said.questions.map(({ value }) => value),
    attachments: said.attachments.map(({ value }) => value),
    proposals: said.proposals.map(({ kind, value, source }, n) => ({
      id: `${n + 1}`,
      kind,
      text: value,
      sources: [source],
    })),
    decisions: said.decisions.map(({ kind, value, source }, n) => ({
      id: `${n + 1}`,
      kind,
      text: value,
      sources: [source],
    })),
    quoted: [],
    inputs: said.inputs.map(inputRecord),
    earlier: said.earlier.map(({ source, title: name = '', decision = '', ...row }) => ({
      ...row,
      title: name,
      decision,
      sources: [source],
    })),
    corrections: [],
    fieldSources: fieldSources(said),
    ...(approves === undefined ? {} : { approvesMinutesOf: approves }),
    sources: said.sources,
  }
}

function valueSaid<Name extends string, Value>(name: Name, said: Said<Value> | undefined) {
  return said === undefined ? {} : { [name]: said.value }
}

function fieldSources({
  title,
  type,
  owner,
  handler,
  questions,
  attachments,
}: Known): Record<string, readonly Source[]> {
  const read = Object.entries({ title, type, owner, handler }).flatMap(([name, said]) =>
    said ? [[name, [said.source]] as const] : [],
  )
  const lists = Object.entries({ questions, attachments }).flatMap(([name, said]) =>
    said.length > 0 ? [[name, said.map(({ source }) => source)] as const] : [],
  )
  return Object.fromEntries([...read, ...lists])
}

/** «Godkjenning av referat fra NUIT 11. september 2025» names the meeting whose minutes it approves. */
function minutesApproved({ council, title, otherTitles }: Known): string | undefined {
  for (const { value } of [...(title ? [title] : []), ...otherTitles]) {
    if (!/godkjenning av (?:møte)?referat/i.test(value)) continue
    const found = findDate(value)
    if (found && /^\d{4}-\d{2}-\d{2}$/.test(found.date)) return meetingId(council, found.date)
  }
  return undefined
}

/** Puts what tables quote of a case on the case, and makes those that no paper of ours treats. */
function withQuotes(records: readonly CouncilCase[]): readonly CouncilCase[] {
  const byId = new Map(records.map((each) => [each.id, each]))
  for (const citing of records) {
    for (const row of citing.earlier) {
      for (const number of row.council === undefined ? [] : numbersIn(row.number)) {
        const id = caseId(row.council!, row.year, number)
        if (id === citing.id || row.decision === '') continue
        const cited = byId.get(id) ?? citedCase(id, row.council!, row.year, number, row.title, row.sources)
        const date = row.date === undefined ? {} : { date: row.date }
        const quote = { text: row.decision, ...date, citedIn: citing.id, sources: row.sources }
        byId.set(id, { ...cited, quoted: [...cited.quoted, quote] })
      }
    }
  }
  return [...byId.values()]
}

/** One row may name several cases: `47-48`, `47 og 48`. */
function numbersIn(number: number | string): readonly number[] {
  if (typeof number === 'number') return [number]
  const [from, to] = (number.match(/\d+/g) ?? []).map(Number)
  if (from === undefined || to === undefined || to < from || to - from > 9) return []
  return Array.from({ length: to - from + 1 }, (_, n) => from + n)
}

function citedCase(
  id: string,
  council: CouncilId,
  year: number,
  number: number,
  title: string,
  sources: readonly Source[],
): CouncilCase {
  return {
    id,
    council,
    year,
    number,
    title: title === '' ? `Sak ${caseNumber({ number, year })}` : title,
    state: 'cited',
    ...emptyCase,
    sources,
  }
}
