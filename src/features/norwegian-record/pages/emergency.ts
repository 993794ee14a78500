import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { clockOf, momentIn } from '../../../protocols/web/moment.ts'
import { emergencyForm, type ReasonFault, reasonFaultsHtml } from '../../country-of-treatment/index.ts'
import type { Emergency } from '../emergency.ts'
import { emergencyTexts } from './emergency-texts.ts'
import { paths } from './paths.ts'
import { pageTexts } from './texts.ts'

/** How emergencies stand in an opened record, for the one who reads it. */
export type EmergencyState = {
  readonly open?: Emergency
  /** Goes by who reads, never by the patient. */
  readonly mayOpen: boolean
  /** The record was opened anew under another number. */
  readonly numberReplaced?: boolean
}

/** The way to open one: the same words in the same place, whoever the patient is. */
export function offerHtml({ open, mayOpen, numberReplaced }: EmergencyState, record: string, language: Language) {
  const t = emergencyTexts(language)
  const form = { action: paths.emergency(record), faults: [], opens: t.opens, unfolded: numberReplaced === true }
  return (
    mayOpen &&
    !open &&
    html`<div class="nr-emergency">${numberReplaced && html`<p class="nr-note">${t.numberReplaced}</p>`}${emergencyForm(form, language)}</div>`
  )
}

/** That one is open, until when, and the way to close it: stands above everything on the screen. */
export function openHtml({ open }: EmergencyState, language: Language): Html | undefined {
  if (!open) return undefined
  const t = emergencyTexts(language)
  return html`<div class="nr-emergency-open" role="status"><p><strong>${t.until(clockOf(open.ends))}</strong> ${t.whileOpen}</p>
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

/** What was sent, and what to mend of it; nothing of the patient, and nothing was asked. */
export function emergencyFaultPage(
  record: string,
  faults: readonly ReasonFault[],
  given: URLSearchParams,
  language: Language,
): Page {
  const t = emergencyTexts(language)
  const form = { action: paths.emergency(record), faults, given, opens: t.opens }
  return {
    title: t.formTitle,
    main: html`<div class="nr-faults" role="alert" tabindex="-1" autofocus><h2>${pageTexts(language).mend}</h2><p>${t.notOpened}</p>${reasonFaultsHtml(faults, language)}</div>
<h1>${t.formTitle}</h1>
${emergencyForm(form, language)}
<p><a class="ds-link" href="${paths.record(record)}">${pageTexts(language).toPage}</a></p>`,
  }
}

/** Those that stand open in the visit, where another patient is looked for: they name nobody. */
export function standingHtml(emergencies: readonly Emergency[], language: Language): Html | false {
  const t = emergencyTexts(language)
  return (
    emergencies.length > 0 &&
    html`<div class="nr-emergency-open">${emergencies.map(
      ({ record, at, ends }) =>
        html`<p><strong>${t.standsOpen(clockOf(at), clockOf(ends))}</strong> <a class="ds-link" href="${paths.record(record)}">${t.toRecord}</a></p>`,
    )}</div>`
  )
}
