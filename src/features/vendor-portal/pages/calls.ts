import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, type HtmlValue, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { momentIn } from '../../../protocols/web/moment.ts'
import type { LoggedCall } from '../call-log.ts'
import { faultHeader, faultRules, readFaults } from '../faults.ts'
import { standingMinutes } from '../standing-faults.ts'
import { vendorPaths } from './paths.ts'
import { vendorTexts } from './texts.ts'
import { cards, numberIn } from './words.ts'

/** What the page of one client's calls shows. */
export type CallsView = {
  readonly language: Language
  readonly client: string
  readonly calls: readonly LoggedCall[]
  /** Those that stand for the client now. */
  readonly faults: string | undefined
}

/** A client's own calls, and the faults that it wants. */
export function callsPage(view: CallsView): Page {
  const { language, client, calls } = view
  const t = vendorTexts(language)
  return {
    title: t.callsTitle,
    width: 'wide',
    main: html`<div class="vp"><p><a class="ds-link" href="${vendorPaths.box}">${t.back}</a></p>
<h1>${t.callsTitle}</h1><p class="kp-lead">${t.callsLead}</p>
<form class="vp-row" method="get" action="${vendorPaths.calls}"><p class="vp-field"><label for="klient">${t.client}</label><br><input class="ds-input" id="klient" name="klient" value="${client}" maxlength="64"></p><p><button class="ds-button" data-variant="secondary" type="submit">${t.show}</button></p></form>
${
  calls.length === 0
    ? html`<p>${t.noCalls}</p>`
    : cards(
        t.callsTitle,
        [t.at, t.service, t.address, t.outcome, t.time, t.fault],
        calls.map((call) => callRow(language, call)),
      )
}
${faultForm(view)}</div>`,
  }
}

function callRow(language: Language, call: LoggedCall): readonly HtmlValue[] {
  const { at, service, operation, method, status, code, place, milliseconds, faults } = call
  const colour = status < 400 ? 'success' : 'danger'
  return [
    momentIn(at, language),
    service,
    html`<code>${method}</code> ${operation}`,
    html`<span class="ds-tag" data-color="${colour}">${status}</span> ${code !== undefined && html`<code>${code}</code>`} ${place}`,
    `${numberIn(milliseconds, language)} ms`,
    faults,
  ]
}

function faultForm({ language, client, faults }: CallsView): Html {
  const t = vendorTexts(language)
  const standing = readFaults(faults)
  const fields = faultRules.map(({ name, values }) => {
    const now = standing.find(({ rule }) => rule.name === name)?.value
    const options = values.map(
      (value) => html`<option value="${value}"${value === now && html` selected`}>${value}</option>`,
    )
    return html`<p class="vp-field"><label for="${name}"><code>${name}</code></label><br><select class="ds-input" id="${name}" name="${name}"><option value="">${t.noFault}</option>${options}</select></p>\n`
  })
  return html`<section aria-labelledby="feil"><h2 id="feil">${t.faultsTitle}</h2><p>${t.faultsAbout(faultHeader, standingMinutes)}</p>
${faults !== undefined && html`<div class="ds-alert" data-color="warning"><p>${t.faultsNow(faults)}</p></div>`}
<form method="post" action="${vendorPaths.faults}"><input type="hidden" name="klient" value="${client}"><div class="vp-row">${fields}</div><p><button class="ds-button" data-variant="secondary" type="submit">${t.set}</button></p></form></section>`
}
