import type { Page } from '../../../protocols/web/answer.ts'
import { markInput } from '../../../protocols/web/form-mark.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { clockOf } from '../../../protocols/web/moment.ts'
import { services } from '../../national-services/index.ts'
import { type Rehearsal, rehearsedFaults } from '../rehearsal.ts'
import { standingMinutes } from '../standing-faults.ts'
import { vendorPaths } from './paths.ts'
import { rehearsalTexts } from './rehearsal-texts.ts'
import { serviceTitle } from './service-texts.ts'
import { cards, numberIn } from './words.ts'

/** What the page of exercises shows. */
export type RehearsalView = {
  readonly sources: readonly string[]
  readonly standing: readonly Rehearsal[]
  readonly mark: string
}

/** Which source is to be slow or down, and what goes on now. */
export function rehearsalPage(language: Language, { sources, standing, mark }: RehearsalView): Page {
  const t = rehearsalTexts(language)
  const choices = sources.map((id) => html`<option value="${id}">${titleOf(id, language).plain}</option>\n`)
  const faults = rehearsedFaults.map(
    (fault) => html`<option value="${fault}">${faultWords(fault, language).plain}</option>\n`,
  )
  return {
    title: t.title,
    main: html`<div class="vp"><h1>${t.title}</h1><p class="kp-lead">${t.lead(standingMinutes)}</p>
<form method="post" action="${vendorPaths.rehearsal}">${markInput(mark)}<div class="vp-row"><p class="vp-field"><label for="kilde">${t.source}</label><br><select class="ds-input" id="kilde" name="kilde">${choices}</select></p>
<p class="vp-field"><label for="feil">${t.fault}</label><br><select class="ds-input" id="feil" name="feil">${faults}</select></p></div>
<p><button class="ds-button" type="submit">${t.begin}</button></p></form>
<section aria-labelledby="pagar"><h2 id="pagar">${t.goesOn}</h2>${standing.length === 0 ? html`<p>${t.nothing}</p>` : standingTable(language, standing, mark)}</section>
<p>${t.after}</p></div>`,
  }
}

function standingTable(language: Language, standing: readonly Rehearsal[], mark: string): Html {
  const t = rehearsalTexts(language)
  const rows = standing.map(({ source, fault, until }) => [
    titleOf(source, language),
    faultWords(fault, language),
    clockOf(until),
    html`<form method="post" action="${vendorPaths.rehearsal}">${markInput(mark)}<input type="hidden" name="kilde" value="${source}"><input type="hidden" name="feil" value=""><button class="ds-button" data-variant="secondary" type="submit">${t.end}<span class="ds-sr-only">: ${titleOf(source, language)}</span></button></form>`,
  ])
  return cards(t.goesOn, [t.source, t.fault, t.until, t.end], rows)
}

/** Above a page of the reader, on paper too: that this is an exercise. */
export function rehearsalNotice(language: Language, standing: readonly Rehearsal[]): Html {
  const t = rehearsalTexts(language)
  const each = standing.map(
    ({ source, fault, until }) =>
      html`<li>${titleOf(source, language)}: ${faultWords(fault, language)} (${t.untilTime(clockOf(until))})</li>`,
  )
  return html`<div class="ds-alert vp-exercise" data-color="warning" role="status"><p><strong>${t.exercise}</strong></p><ul>${each}</ul></div>\n`
}

function titleOf(id: string, language: Language) {
  const { service } = services.find((each) => each.service.id === id)!
  return serviceTitle(service, language)
}

function faultWords(fault: string, language: Language) {
  const t = rehearsalTexts(language)
  const [name, value = ''] = fault.split('=')
  return name === 'latency' ? t.slow(numberIn(Number(value) / 1000, language)) : t.down(value)
}
