import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import type { OpenedRecord } from '../opened-record.ts'
import type { Reading } from '../read-record.ts'
import { type Setting, settings } from '../settings.ts'
import { type EmergencyState, offerHtml, onwardsOf, openHtml } from './emergency.ts'
import { newsHtml } from './news.ts'
import { shortIdentityHtml, topHtml } from './patient.ts'
import { paths } from './paths.ts'
import type { SectionId } from './sections.ts'
import { absentHtml, htmlOf, notForRoleHtml, sectionsIn } from './shown-sections.ts'
import type { Reader } from './words.ts'

/** The whole record on one page, in the order of where one reads. */
export function recordPage(
  record: OpenedRecord,
  reading: Reading,
  setting: Setting,
  emergency: EmergencyState,
  reader: Reader,
): Page {
  const { language } = reader
  const order = settings[setting].filter((id) => reading.answers[id])
  const sections = sectionsIn(setting, reading, reader)
  const shown = sections.filter(({ content }) => typeof content === 'object')
  const [first, ...rest] = shown
  return {
    title: reader.t.title,
    width: 'wide',
    ...onwardsOf(emergency, reading.at),
    banner: [
      openHtml(emergency, shortIdentityHtml(record, reading), language),
      topHtml(record, reading, waysHtml(setting, reader), reader),
    ],
    main: html`<div class="nr">
${barHtml(
  shown.map(({ id }) => id),
  [order.length > 1 && settingsHtml(setting, reader), offerHtml(emergency, record.id, language)],
  reader,
)}
${notForRoleHtml(reading, reader)}
<div class="nr-first">${first && htmlOf(first.content)}${newsHtml(reading, order, reader)}</div>
<div class="nr-rest">${rest.map(({ content }) => htmlOf(content))}</div>
${absentHtml(sections, reader)}
</div>`,
  }
}

/** Ways: within the page, between settings, and to an emergency. */
function barHtml(sections: readonly SectionId[], others: HtmlValue, { t, c }: Reader): Html {
  return html`<div class="nr-bar"><nav class="nr-ways" aria-label="${t.contents}"><ul>${sections.map((id) => html`<li><a href="#${id}">${t[id]}</a></li>`)}<li><a href="#nytt">${c.news}</a></li></ul></nav>
${others}</div>`
}

/** The order of where one reads, and the others. */
function settingsHtml(setting: Setting, { t, record }: Reader): Html {
  // Object.keys forgets that the keys of the table are the settings.
  const all = Object.keys(settings) as Setting[]
  return html`<nav class="nr-ways" aria-label="${t.setting}"><span aria-hidden="true">${t.setting}:</span><ul>${all.map(
    (each) =>
      html`<li>${each === setting ? html`<strong aria-current="true">${t[each]}</strong>` : html`<a href="${paths.record(record)}?sted=${each}">${t[each]}</a>`}</li>`,
  )}</ul></nav>`
}

/** Paper, and another patient. */
function waysHtml(setting: Setting, { t, record }: Reader): Html {
  return html`<p class="nr-actions"><a class="ds-link" href="${paths.print(record)}?sted=${setting}">${t.print}</a> <a class="ds-link" href="${paths.find}">${t.another}</a></p>`
}
