import { classOf } from './reference.ts'

/** How far back documents of a class are shared under kjernejournalforskriften, from a day on. */
type Window = {
  /** ISO 8601 day the row holds from. */
  readonly since: string
  /** Class of Volven 9602. */
  readonly documentClass: string
  /** Whole years; left out when there is no end to it. */
  readonly years?: number
}

/**
 * Under kjernejournalforskriften only these classes are shared, and only so far back. Under helsepersonelloven § 45 there is
 * no window.
 *
 * @see https://github.com/timmo-nhn/XcaDocumentSource, its business rules; the days since which are not said there
 */
const windows: readonly Window[] = [
  { since: '0001-01-01', documentClass: 'A00-1' },
  { since: '0001-01-01', documentClass: 'C00-1', years: 1 },
  { since: '0001-01-01', documentClass: 'D00-1', years: 5 },
  { since: '0001-01-01', documentClass: 'E00-1', years: 5 },
  { since: '0001-01-01', documentClass: 'I00-1', years: 1 },
]

/**
 * Whether kjernejournalforskriften lets a document be shared on a day.
 *
 * @param type of Volven 9602
 * @param made ISO 8601 day the document was made
 * @param today ISO 8601 day
 */
export function isInWindow(type: string, made: string, today: string): boolean {
  const documentClass = classOf(type)
  const window = windows.findLast((each) => each.documentClass === documentClass && each.since <= today)
  if (!window) return false
  return window.years === undefined || made >= yearsBefore(today, window.years)
}

/** The same day of an earlier year; 29 February becomes 1 March. */
function yearsBefore(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year - years, month - 1, date)).toISOString().slice(0, 10)
}
