import { casesOfRow } from './matter.ts'
import { caseId, caseNumber } from './numbering.ts'
import { byText } from './order.ts'
import type { CaseId, CouncilCase, CouncilId, EarlierDecision, Meeting, MeetingId } from './records.ts'

/** A row of the generated table «Vedtak fra tidligere behandlinger». */
export type EarlierRow = {
  readonly council?: CouncilId
  readonly year: number
  /** As printed: `5/26`, `47-48/24`. */
  readonly number: string
  /** A day or a month; left out when no paper says. */
  readonly date?: string
  readonly precision: 'day' | 'month' | 'none'
  readonly title: string
  /** Left out when no decision is registered: a proposal is never shown as one. */
  readonly decision?: string
  /** From the minutes, or as another paper quotes it. */
  readonly from: 'minutes' | 'paper' | 'neither'
  /** The case itself, where it is kept. */
  readonly case?: CaseId
}

/**
 * The earlier treatments of a matter, in date order (A11): every case of it that is kept, and every row that their own
 * tables print, each once. A decision in minutes goes before the same one as quoted. A month stands before its days, and
 * a row without a date first in its year. Where one printed row is of several cases («47-48/24») that nothing else tells of,
 * the row stands for them all.
 *
 * @param treated the cases of the matter that came before
 */
export function earlierDecisions(
  treated: readonly CouncilCase[],
  meetings: ReadonlyMap<MeetingId, Pick<Meeting, 'date'>>,
): readonly EarlierRow[] {
  const kept = treated.filter(({ state }) => state !== 'draft' && state !== 'withdrawn')
  const joint = new Set(kept.flatMap(({ earlier }) => earlier.filter(namesSeveral).flatMap(casesOfRow)))
  const apart = kept.filter(({ id, state }) => state !== 'cited' || !joint.has(id))
  const own = apart.map((one) => rowOfCase(one, meetings.get(one.meeting ?? '')?.date))
  const rows = new Map(own.map((row) => [keyOf(row), row]))
  for (const { earlier } of kept) {
    for (const printed of earlier) {
      const row = rowAsPrinted(printed)
      rows.set(keyOf(row), completed(rows.get(keyOf(row)), row))
    }
  }
  return [...rows.values()].toSorted((a, b) => byText(timeOf(a), timeOf(b)) || byText(keyOf(a), keyOf(b)))
}

const namesSeveral = ({ number }: EarlierDecision): boolean => typeof number !== 'number'

function rowOfCase(one: CouncilCase, date: string | undefined): EarlierRow {
  const decision = one.decisions.at(-1)
  const quoted = one.quoted[0]
  const when = date ?? quoted?.date
  return {
    council: one.council,
    year: one.year,
    number: caseNumber(one),
    ...(when !== undefined && { date: when }),
    precision: precisionOf(when),
    title: one.title,
    ...(decision !== undefined ? { decision: decision.text } : quoted !== undefined && { decision: quoted.text }),
    from: decision !== undefined ? 'minutes' : quoted !== undefined ? 'paper' : 'neither',
    case: one.id,
  }
}

function rowAsPrinted({ council, year, number, date, title, decision }: EarlierDecision): EarlierRow {
  const printed = typeof number === 'number' ? caseNumber({ number, year }) : `${number}/${String(year).slice(-2)}`
  return {
    ...(council !== undefined && { council }),
    year,
    number: printed,
    ...(date !== undefined && { date }),
    precision: precisionOf(date),
    title,
    decision,
    from: 'paper',
    ...(council !== undefined && typeof number === 'number' && { case: caseId(council, year, number) }),
  }
}

/** What is known of a case, and where that is silent, what a paper prints of it. */
function completed(known: EarlierRow | undefined, printed: EarlierRow): EarlierRow {
  if (known === undefined) return printed
  const date = known.precision === 'day' ? known.date : (printed.date ?? known.date)
  return {
    ...printed,
    ...known,
    ...(date !== undefined && { date }),
    precision: precisionOf(date),
    ...(known.decision === undefined &&
      printed.decision !== undefined && { decision: printed.decision, from: 'paper' }),
  }
}

function precisionOf(date: string | undefined): EarlierRow['precision'] {
  if (date === undefined) return 'none'
  return date.length === 7 ? 'month' : 'day'
}

const keyOf = ({ council, year, number }: EarlierRow): string => `${council ?? ''} ${year} ${number.padStart(12, '0')}`

const timeOf = ({ date, year }: EarlierRow): string => date ?? String(year)
