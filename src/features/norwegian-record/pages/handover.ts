import type { Page } from '../../../protocols/web/answer.ts'
import { html } from '../../../protocols/web/html.ts'
import { momentIn } from '../../../protocols/web/moment.ts'
import type { Open } from '../prepare-record.ts'
import type { Reading } from '../read-record.ts'
import { type Setting, settings } from '../settings.ts'
import { type EmergencyState, onPaperHtml, onwardsOf } from './emergency.ts'
import { newsHtml } from './news.ts'
import { paths } from './paths.ts'
import { criticalHtml, identityHtml } from './patient.ts'
import { absentHtml, htmlOf, notForRoleHtml, sectionsIn } from './shown-sections.ts'
import { statesHtml } from './state.ts'
import type { Reader } from './words.ts'

/** The record as a list to hand over on paper: the same contents, unfolded by nobody, with who printed it and when. */
export function handoverPage(
  { record, person }: Pick<Open, 'record' | 'person'>,
  reading: Reading,
  setting: Setting,
  emergency: EmergencyState,
  reader: Reader,
): Page {
  const { t, language } = reader
  const sections = sectionsIn(setting, reading, reader)
  const order = settings[setting].filter((id) => reading.answers[id])
  return {
    title: t.printedTitle,
    width: 'wide',
    ...onwardsOf(emergency, reading.at),
    main: html`<div class="nr nr-handover">
<p class="nr-screen-only"><a class="ds-link" href="${paths.record(record.id)}">${t.toPage}</a></p>
<p class="nr-printed">${t.printedTitle}. ${t.printedBy(person.name, momentIn(reading.at, language))}</p>
${onPaperHtml(emergency, language)}
<div class="nr-patient">${identityHtml(record, reading, reader)}${statesHtml(reading, reader)}</div>
${criticalHtml(reading, reader)}
${notForRoleHtml(reading, reader)}
${sections.slice(0, 1).map(({ content }) => htmlOf(content))}
${newsHtml(reading, order, reader)}
${sections.slice(1).map(({ content }) => htmlOf(content))}
${absentHtml(sections, reader)}
</div>`,
  }
}
