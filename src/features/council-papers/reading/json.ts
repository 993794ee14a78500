import type { Source } from '../../council/index.ts'
import type { Flag, Grant, Reading } from './reading.ts'

/** The JSON contract of `knutepunkt papers read --json` (issue 3): missing values are null. */
export type PapersJson = {
  readonly meetings: readonly {
    readonly council: string | null
    readonly date: string | null
    readonly number: string | null
  }[]
  readonly cases: readonly {
    readonly council: string | null
    readonly year: number
    readonly number: number
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
  }[]
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
    cases: cases.map((each) => ({
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
    })),
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

function sourceJson(
  { document, lines }: Source,
  names: ReadonlyMap<string, string>,
): PapersJson['cases'][number]['source'] {
  return { file: names.get(document) ?? document, lines }
}
