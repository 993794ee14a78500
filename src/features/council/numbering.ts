import type { CaseId, CouncilCase, CouncilId, Meeting, MeetingId, RecordKind, Records } from './records.ts'

/** The series that numbers a council's cases in a year: `2026`. */
export const caseSeries = (year: number): string => String(year)

/** The series that numbers a council's meetings in a year: `meetings-2026`. */
export const meetingSeries = (year: number): string => `meetings-${year}`

/** `nuit/2026/22`: the number alone names no case, since every council counts its own from 1 each year. */
export const caseId = (council: CouncilId, year: number, number: number): CaseId => `${council}/${year}/${number}`

/** `nuit/2026-02-12`. */
export const meetingId = (council: CouncilId, day: string): MeetingId => `${council}/${day}`

/** The case that a number of a series would be; undefined where ids are not made of numbers, as those of meetings. */
export const caseOfSeries = (council: CouncilId, series: string, number: number): CaseId | undefined =>
  /^\d{4}$/.test(series) ? caseId(council, Number(series), number) : undefined

/** `22/26`, as people write it; with four digits where two would be of another century. */
export const caseNumber = ({ number, year }: Pick<CouncilCase, 'number' | 'year'>): string =>
  `${number}/${year >= 2000 && year < 2100 ? String(year % 100).padStart(2, '0') : year}`

/** Stands for the number of a draft until it is put on an agenda. */
export const unnumbered = 0

/** The number in its series that a record uses. A case that is only cited, has a doubtful number or none yet uses none. */
export function numberOf<K extends RecordKind>(
  kind: K,
  content: Records[K],
): { readonly series: string; readonly number: number } | undefined {
  if (kind === 'case') {
    const { year, number, state, numberDoubted } = content as CouncilCase // the kind says so
    return state === 'cited' || numberDoubted || number === unnumbered
      ? undefined
      : { series: caseSeries(year), number }
  }
  if (kind === 'meeting') {
    const [, number, year] = /^(\d{1,4})\/(\d{4})$/.exec((content as Meeting).number ?? '') ?? []
    return year === undefined ? undefined : { series: meetingSeries(Number(year)), number: Number(number) }
  }
  return undefined
}
