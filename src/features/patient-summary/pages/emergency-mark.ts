import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import { clockOf } from '../../../protocols/web/moment.ts'
import type { Fetched } from '../store.ts'
import { pageTexts } from './texts.ts'

const dayAndClock = new Intl.DateTimeFormat('nb', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'short' })

const written = {
  screen: clockOf,
  /** With the day: it is read on other days. */
  paper: (at: Date) => dayAndClock.format(at),
} as const

/** That a document was fetched without consent, and until when it is open; undefined for all others. */
export function emergencyMark(
  fetched: Pick<Fetched, 'emergencyUntil'> | undefined,
  on: keyof typeof written,
  language: Language,
): Text | undefined {
  if (fetched?.emergencyUntil === undefined) return undefined
  return pageTexts(language).openedInEmergency(written[on](new Date(fetched.emergencyUntil)))
}

/** The mark as it stands before what an emergency opened. */
export function emergencyHtml(...of: Parameters<typeof emergencyMark>): Html | undefined {
  const mark = emergencyMark(...of)
  return mark && html`<p class="kp-note"><strong>${mark}</strong></p>`
}
