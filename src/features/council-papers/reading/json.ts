import type { Source } from '../../council/index.ts'
import type { AgendaLine, CaseReading, Flag, Grant, MeetingReading, Reading } from './reading.ts'

/** A case in the contract. */
type CaseJson = {
  readonly council: string | null
  readonly year: number
  /** Null for an item without a number («Dagsaktuelt») that holds inputs. */
  readonly number: number | null
  readonly title: string | null
  readonly type: string | null
  readonly owner: string | null
  readonly proposals: readonly string[]
  readonly decisions: readonly { readonly text: string; readonly kind: string }[]
  readonly inputs: readonly string[]
  readonly earlier: readonly {
    readonly council: string | null
    readonly year: number
    readonly number: number | string
    readonly date: string | null
    readonly title: string | null
    readonly decision: string | null
  }[]
  readonly source: { readonly file: string; readonly lines: readonly [number, number] }
}

/** The JSON contract of `knutepunkt papers read --json` (issue 3): missing values are null. */
export type PapersJson = {
  readonly meetings: readonly {
    readonly council: string | null
    readonly date: string | null
    readonly number: string | null
  }[]
  readonly cases: readonly CaseJson[]
  readonly grants: readonly { readonly [Key in Exclude<keyof Grant, 'source'>]-?: NonNullable<Grant[Key]> | null }[]
  readonly flags: readonly {
    readonly kind: string
    readonly where: string
    readonly message: string
    readonly repair: string | null
  }[]
}

/** A reading in the JSON. `source.file` is the name of the document that tells most of the case. */
export function renderReading({ documents, meetings, cases, grants, flags }: Reading): PapersJson {
  const names = new Map(documents.map(({ sha256, name }) => [sha256, name]))
  return {
    meetings: meetings.map(({ council, date, number }) => ({
      council: council ?? null,
      date: date ?? null,
      number: number ?? null,
    })),
    cases: cases.flatMap((each) => {
      const open = openItems(each, cases, meetings, names)
      return [...open.before, caseJson(each, names), ...open.after]
    }),
    grants: grants.map((grant) => ({
      category: grant.category ?? null,
      applicant: grant.applicant ?? null,
      title: grant.title ?? null,
      applied: grant.applied ?? null,
      fresh: grant.fresh ?? null,
      carriedOver: grant.carriedOver ?? null,
      granted: grant.granted ?? null,
      paid: grant.paid ?? null,
    })),
    flags: flags.map(flagJson),
  }
}

function flagJson({ kind, where, message, repair }: Flag): PapersJson['flags'][number] {
  return { kind, where, message, repair: repair ?? null }
}

/** File names by the SHA-256 of the documents. */
type Names = ReadonlyMap<string, string>

function sourceJson({ document, lines }: Source, names: Names): CaseJson['source'] {
  return { file: names.get(document) ?? document, lines }
}

function caseJson(each: CaseReading, names: Names): CaseJson {
  return {
    council: each.council ?? null,
    year: each.year,
    number: each.number,
    title: each.title?.value ?? null,
    type: each.type?.value ?? null,
    owner: each.owner?.value ?? null,
    proposals: each.proposals.map(({ value }) => value),
    decisions: each.decisions.map(({ value, kind }) => ({ text: value, kind })),
    inputs: each.inputs.map(({ value }) => value),
    earlier: each.earlier.map((row) => ({
      council: row.council ?? null,
      year: row.year,
      number: row.number,
      date: row.date ?? null,
      title: row.title ?? null,
      decision: row.decision ?? null,
    })),
    source: sourceJson(each.source, names),
  }
}

/**
 * The items without a number that hold inputs («Dagsaktuelt») beside a case: after the case before them on the agenda;
 * those before every case, before the meeting's first.
 */
function openItems(
  each: CaseReading,
  cases: readonly CaseReading[],
  meetings: readonly MeetingReading[],
  names: Names,
): { readonly before: readonly CaseJson[]; readonly after: readonly CaseJson[] } {
  const agenda = meetings.find(({ id }) => id === each.meeting)?.agenda ?? []
  const own = cases.filter(({ meeting }) => meeting !== undefined && meeting === each.meeting)
  const numbers = new Set(own.map(({ number }) => number))
  const placed = agenda.flatMap((line, at) => {
    const before = agenda.slice(0, at).findLast(({ number }) => number !== undefined && numbers.has(number))?.number
    return line.kind === 'open' && line.inputs && line.inputs.length > 0 ? [{ line, before }] : []
  })
  const rendered = (items: typeof placed): readonly CaseJson[] => items.map(({ line }) => openJson(each, line, names))
  return {
    before: own[0] === each ? rendered(placed.filter(({ before }) => before === undefined)) : [],
    after: rendered(placed.filter(({ before }) => before === each.number)),
  }
}

function openJson({ council, year }: CaseReading, { title, inputs = [], source }: AgendaLine, names: Names): CaseJson {
  return {
    council: council ?? null,
    year,
    number: null,
    title,
    type: 'apen',
    owner: null,
    proposals: [],
    decisions: [],
    inputs: inputs.map(({ value }) => value),
    earlier: [],
    source: sourceJson(inputs[0]?.source ?? source, names),
  }
}
