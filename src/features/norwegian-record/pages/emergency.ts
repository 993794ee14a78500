import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { clockOf, momentIn } from '../../../protocols/web/moment.ts'
import { emergencyForm, type ReasonFault, reasonFaultsHtml } from '../../country-of-treatment/index.ts'
import type { Emergency } from '../emergency.ts'
import type { OpenedRecord } from '../opened-record.ts'
import { emergencyTexts } from './emergency-texts.ts'
import { paths } from './paths.ts'
import { spaced } from './patient.ts'
import { pageTexts } from './texts.ts'

/** How emergencies stand in an opened record, for the one who reads it. */
export type EmergencyState = {
  readonly open?: Emergency
  /** Goes by who reads, never by the patient. */
  readonly mayOpen: boolean
  /** The record was opened anew under another number. */
  readonly numberReplaced?: boolean
  /** The record was opened on the ground that it is urgent. */
  readonly urgent?: boolean
  /** One was closed by the press before. */
  readonly justClosed?: boolean
}

/** The way to open one, or that this role opens none: the same words in the same place, whoever the patient is. */
export function offerHtml(
  { open, mayOpen, numberReplaced, urgent }: EmergencyState,
  record: string,
  language: Language,
) {
  const t = emergencyTexts(language)
  const form = {
    action: paths.emergency(record),
    faults: [],
    opens: t.opens,
    unfolded: numberReplaced === true || urgent === true,
  }
  if (open) return html`<p class="nr-while-open">${t.whileOpen}</p>`
  if (!mayOpen) return html`<p class="nr-no-emergency">${t.notForRole}</p>`
  return html`<div class="nr-emergency">${numberReplaced && html`<p class="nr-note">${t.numberReplaced}</p>`}${emergencyForm(form, language)}</div>`
}

/**
 * That one is open, for whom and until when, and the way to close it: stays above everything on the screen.
 *
 * @param patient what the patient is told apart by
 */
export function openHtml(
  { open, justClosed }: EmergencyState,
  patient: HtmlValue,
  language: Language,
): Html | undefined {
  const t = emergencyTexts(language)
  if (!open) return justClosed ? html`<p class="nr-note" role="status">${t.closed}</p>` : undefined
  return html`<div class="nr-emergency-open nr-emergency-bar" role="status"><p><strong>${patient}</strong> · <strong>${t.until(clockOf(open.ends))}</strong></p>
<form method="post" action="${paths.closeEmergency(open.record)}"><button class="ds-button" data-size="sm" data-color="danger" data-variant="secondary" type="submit">${t.close}</button></form></div>`
}

/** The same on paper, which others read on other days. */
export function onPaperHtml({ open }: EmergencyState, language: Language): Html | undefined {
  if (!open) return undefined
  const { at, ends, openedByName } = open
  const t = emergencyTexts(language)
  return html`<p class="nr-emergency-open"><strong>${t.onPaper(momentIn(at, language), clockOf(ends), openedByName)}</strong></p>`
}

/** When the page under it must be gone from the screen. */
export function onwardsOf({ open }: EmergencyState, now: Date): Pick<Page, 'onwards'> {
  if (!open) return {}
  const seconds = Math.ceil((open.ends.getTime() - now.getTime()) / 1000) + 1
  return { onwards: { to: paths.record(open.record), seconds } }
}

/** What was sent, and what to mend of it; of the patient the number alone that the record is open under: no register was asked. */
export function emergencyFaultPage(
  { id: record, number }: OpenedRecord,
  faults: readonly ReasonFault[],
  given: URLSearchParams,
  language: Language,
): Page {
  const t = emergencyTexts(language)
  const form = { action: paths.emergency(record), faults, given, opens: t.opens }
  return {
    title: t.formTitle,
    banner: html`<div class="nr-top"><section class="nr-patient" aria-label="${pageTexts(language).patient}">${numberHtml(number, language)}</section></div>`,
    main: html`<div class="nr-faults" role="alert" tabindex="-1" autofocus><h2>${pageTexts(language).mend}</h2><p>${t.notOpened}</p>${reasonFaultsHtml(faults, language)}</div>
<h1>${t.formTitle}</h1>
${emergencyForm(form, language)}
<p><a class="ds-link" href="${paths.record(record)}">${pageTexts(language).toPage}</a></p>`,
  }
}

/** An emergency that stands open, with the number that its record is open under. */
export type Standing = { readonly emergency: Emergency; readonly number: string }

/** Those that stand open in the visit, where another patient is looked for; by number, for no register was asked. */
export function standingHtml(emergencies: readonly Standing[], language: Language): Html | false {
  const t = emergencyTexts(language)
  return (
    emergencies.length > 0 &&
    html`<ul class="nr-emergency-open nr-standing">${emergencies.map(
      ({ emergency: { record, at, ends }, number }) =>
        html`<li>${numberHtml(number, language)}: <strong>${t.standsOpen(clockOf(at), clockOf(ends))}</strong> <a class="ds-link" href="${paths.record(record)}">${t.toRecord}</a></li>`,
    )}</ul>`
  )
}

function numberHtml(number: string, language: Language): Html {
  const t = pageTexts(language)
  return html`<span>${t.patient}: <strong class="nr-whole">${spaced(number)}</strong></span>`
}
