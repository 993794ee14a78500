import type { CouncilCase, CouncilId, Published } from '../council/index.ts'
import { decisionOf } from './outcome.ts'
import type { OpenCouncils } from './public-records.ts'

/** A row of the table of earlier treatments. */
export type EarlierTreatment = {
  readonly council?: CouncilId
  /** As printed where one row names several cases. */
  readonly number: string
  /** Set when the case is known here. */
  readonly id?: string
  /** A day or a month; left out when nobody says. */
  readonly date?: string
  readonly title: string
  readonly decision?: string
  /** Whether the paper prints the row, or the chain of the matter gives it. */
  readonly from: 'paper' | 'chain'
  readonly row?: CouncilCase['earlier'][number]
}

/**
 * The earlier treatments of a case: what its own paper prints, and what is known of the matter besides. Made anew each
 * time, so a decision that is found later comes into every table it belongs in. In order of time; a row without a day
 * stands in its year.
 */
export function earlierTreatments(one: Published<CouncilCase>, open: OpenCouncils): readonly EarlierTreatment[] {
  const printed = one.earlier.map((row): EarlierTreatment => {
    const id = row.council === undefined ? undefined : `${row.council}/${row.year}/${row.number}`
    return {
      ...(row.council === undefined ? {} : { council: row.council }),
      number: `${row.number}/${String(row.year).slice(2)}`,
      ...(id !== undefined && open.case(id) ? { id } : {}),
      ...(row.date === undefined ? {} : { date: row.date }),
      title: row.title,
      decision: row.decision,
      from: 'paper',
      row,
    }
  })
  const known = new Set(printed.map(({ id }) => id))
  const own = dayOf(one, open)
  const others = (open.matterOf(one.id)?.cases ?? [])
    .flatMap((id) => open.case(id) ?? [])
    .filter((other) => other.id !== one.id && !known.has(other.id) && dayOf(other, open) < own)
    .map((other): EarlierTreatment => {
      const date = open.meetingOf(other)?.date
      const decision = decisionOf(other)?.text ?? other.quoted[0]?.text
      return {
        council: other.council,
        number: `${other.number}/${String(other.year).slice(2)}`,
        id: other.id,
        ...(date === undefined ? {} : { date }),
        title: other.title,
        ...(decision === undefined ? {} : { decision }),
        from: 'chain',
      }
    })
  return [...printed, ...others].toSorted((a, b) => timeOf(a).localeCompare(timeOf(b)))
}

function dayOf(one: Published<CouncilCase>, open: OpenCouncils): string {
  return open.meetingOf(one)?.date ?? `${one.year}`
}

function timeOf({ date, number }: EarlierTreatment): string {
  return date ?? `20${number.slice(-2)}`
}
