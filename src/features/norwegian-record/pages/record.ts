import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { OpenedRecord } from '../opened-record.ts'
import type { Reading } from '../read-record.ts'
import { type Setting, settings } from '../settings.ts'
import { newsHtml } from './news.ts'
import { topHtml } from './patient.ts'
import { paths } from './paths.ts'
import { type Absent, type SectionId, sectionOf } from './sections.ts'
import type { Reader } from './words.ts'

/** The whole record on one page, in the order of where one reads. */
export function recordPage(record: OpenedRecord, reading: Reading, setting: Setting, reader: Reader): Page {
  const order = settings[setting].filter((id) => reading.answers[id])
  const sections = sectionsIn(setting, reading, reader)
  const shown = sections.filter(({ content }) => typeof content === 'object')
  const [first, ...rest] = shown
  return {
    title: reader.t.title,
    width: 'wide',
    banner: topHtml(record, reading, waysHtml(setting, reader), reader),
    main: html`<div class="nr">
${barHtml(
  shown.map(({ id }) => id),
  setting,
  reader,
)}
<div class="nr-first">${first && htmlOf(first.content)}${newsHtml(reading, order, reader)}</div>
<div class="nr-rest">${rest.map(({ content }) => htmlOf(content))}</div>
${absentHtml(sections, reader)}
</div>`,
  }
}

/** What is shown of a section. */
export function htmlOf(content: Html | Absent): Html | undefined {
  return typeof content === 'object' ? content : undefined
}

type Shown = { readonly id: SectionId; readonly content: Html | Absent }

/** The sections of this reader, in the order of where they read. */
export function sectionsIn(setting: Setting, reading: Reading, reader: Reader): readonly Shown[] {
  return settings[setting].flatMap((id) => {
    const content = id === 'critical-information' ? undefined : sectionOf(id, reading, reader)
    return content === undefined || id === 'critical-information' ? [] : [{ id, content }]
  })
}

/** Ways: within the page, between settings, and away. */
function barHtml(sections: readonly SectionId[], setting: Setting, reader: Reader): Html {
  const { t, c, record } = reader
  return html`<div class="nr-bar"><nav class="nr-ways" aria-label="${t.contents}"><ul>${sections.map((id) => html`<li><a href="#${id}">${t[id]}</a></li>`)}<li><a href="#nytt">${c.news}</a></li></ul></nav>
<nav class="nr-ways nr-settings" aria-label="${t.setting}"><span aria-hidden="true">${t.setting}:</span><ul>${(
    Object.keys(settings) as Setting[]
  ).map(
    (each) =>
      html`<li>${each === setting ? html`<strong aria-current="true">${t[each]}</strong>` : html`<a href="${paths.record(record)}?sted=${each}">${t[each]}</a>`}</li>`,
  )}</ul></nav></div>`
}

/** Paper, and another patient. */
function waysHtml(setting: Setting, { t, record }: Reader): Html {
  return html`<p class="nr-actions"><a class="ds-link" href="${paths.print(record)}?sted=${setting}">${t.print}</a> <a class="ds-link" href="${paths.find}">${t.another}</a></p>`
}

/** What has no section, in one line for each reason. That a source gave nothing is said in the same words whatever lies behind it. */
export function absentHtml(sections: readonly Shown[], { t }: Reader): Html | false {
  const silent = sections.filter(({ content }) => content === 'silent')
  const apart = sections.filter(({ content }) => content === 'not-connected')
  const names = (of: readonly Shown[]) => of.map(({ id }, nth) => html`${nth > 0 && ', '}${t[id]}`)
  return (
    silent.length + apart.length > 0 &&
    html`<div class="nr-silent">${silent.length > 0 && html`<p><strong>${t.nothingFrom}</strong> ${names(silent)}. ${t.notEmpty}</p>`}${apart.length > 0 && html`<p><strong>${t.notConnectedTo}</strong> ${names(apart)}.</p>`}</div>`
  )
}
