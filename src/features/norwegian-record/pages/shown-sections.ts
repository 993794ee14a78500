import { type Html, html } from '../../../protocols/web/html.ts'
import type { Reading } from '../read-record.ts'
import { type Setting, settings, usualSetting } from '../settings.ts'
import { type Absent, type SectionId, sectionOf } from './sections.ts'
import type { Reader } from './words.ts'

/** What is shown of a section. */
export function htmlOf(content: Html | Absent): Html | undefined {
  return typeof content === 'object' ? content : undefined
}

/** What this role is not shown: it goes by the role alone. */
export function notForRoleHtml({ answers }: Reading, { t }: Reader): Html | false {
  const kept = settings[usualSetting].filter((id) => answers[id] === undefined)
  return (
    kept.length > 0 &&
    html`<p class="nr-role">${t.notForRole} ${kept.map((id, nth) => html`${nth > 0 && ', '}${t[id]}`)}.</p>`
  )
}

type Shown = { readonly id: SectionId; readonly content: Html | Absent }

/** The sections of this reader, in the order of where they read. */
export function sectionsIn(setting: Setting, reading: Reading, reader: Reader): readonly Shown[] {
  return settings[setting].flatMap((id) => {
    const content = id === 'critical-information' ? undefined : sectionOf(id, reading, reader)
    return content === undefined || id === 'critical-information' ? [] : [{ id, content }]
  })
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
