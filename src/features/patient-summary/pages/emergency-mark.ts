import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import type { Fetched } from '../store.ts'
import { pageTexts } from './texts.ts'

const zone = { timeZone: 'Europe/Oslo' } as const
const written = {
  screen: new Intl.DateTimeFormat('nb', { ...zone, hour: '2-digit', minute: '2-digit' }),
  /** With the day: it is read on other days. */
  paper: new Intl.DateTimeFormat('nb', { ...zone, dateStyle: 'short', timeStyle: 'short' }),
} as const

/** That a document was fetched without consent, and until when it is open; undefined for all others. */
export function emergencyMark(
  fetched: Pick<Fetched, 'emergencyUntil'> | undefined,
  on: keyof typeof written,
  language: Language,
): Text | undefined {
  if (fetched?.emergencyUntil === undefined) return undefined
  return pageTexts(language).openedInEmergency(written[on].format(new Date(fetched.emergencyUntil)))
}

/** The mark as it stands before what an emergency opened. */
export function emergencyHtml(...of: Parameters<typeof emergencyMark>): Html | undefined {
  const mark = emergencyMark(...of)
  return mark && html`<p class="kp-note"><strong>${mark}</strong></p>`
}
