import type { CaseType, Source } from '../../../council/index.ts'
import type { CaseNumber } from '../case-numbers.ts'
import type { Said } from '../reading.ts'
import { isBreak } from './boxes.ts'

/** A row of the agenda of a deck, as printed. */
export type AgendaRow = {
  readonly printed?: CaseNumber
  readonly title: Said
  readonly presenter?: string
  readonly clock?: string
  readonly type?: CaseType
  readonly source: Source
}

/** A row with a number is a case; a named stop is a break; the rest is open to all («Dagsaktuelt»). */
export function kindOfRow(row: AgendaRow): 'case' | 'break' | 'open' {
  if (row.printed) return 'case'
  return isBreak(row.title.value) || /^(?:slutt|møteslutt|vel hjem|registrering)\b/i.test(row.title.value)
    ? 'break'
    : 'open'
}

const headerWords = {
  number: /\b(?:saksnr|saksnummer|sak\s?nr|sak|nr)\b/i,
  title: /\b(?:agenda|tittel|tema|sak|saker|emne|saksliste)\b/i,
  presenter: /\b(?:presenter\p{L}*|presentasjon|innleder\p{L}*|ansvarlig|foredragsholder|ved|hvem)\b/iu,
  clock: /\b(?:tid|tidspunkt|klokkeslett|klokken|kl|når)\b/i,
  type: /\b(?:sakstype|type|saks\s?type)\b/i,
} as const

/** A column of a deck’s agenda. */
export type AgendaColumn = keyof typeof headerWords

/** The columns a header cell may head, told by its words; the one of a narrow cell is the first that fits. */
export function agendaColumnOf(cell: string): AgendaColumn | undefined {
  if (headerWords.type.test(cell)) return 'type'
  if (headerWords.clock.test(cell)) return 'clock'
  if (headerWords.presenter.test(cell)) return 'presenter'
  if (/\b(?:agenda|tittel|tema|emne|saksliste)\b/i.test(cell)) return 'title'
  return headerWords.number.test(cell) ? 'number' : undefined
}

/** Is this line the header of an agenda whose columns ran together? */
export function isAgendaHeader(text: string): boolean {
  if (text.length > 160 || /\d{1,2}[:.]\d{2}/.test(text)) return false
  const found = Object.values(headerWords).filter((word) => word.test(text)).length
  return found >= 4 && (headerWords.clock.test(text) || headerWords.presenter.test(text))
}
