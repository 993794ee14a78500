import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import type { Change } from '../../council/index.ts'
import { type ChangedField, changedFields } from '../changed-fields.ts'
import { fieldText, pathText } from '../texts/fields.ts'
import { logTexts } from '../texts/log.ts'
import { diffHtml } from './comparison.ts'
import { dayAndClock } from './dates.ts'
import { workPage } from './frame.ts'
import { paths } from './paths.ts'

/** What the log is of. */
export type LogShown = {
  /** The council's name, or that it is of what all share. */
  readonly council: { readonly id: string; readonly name: string }
  readonly of: { readonly kind: string; readonly id: string } | undefined
  readonly changes: readonly Change[]
  /** The address of the older ones, where there are more. */
  readonly older: string | undefined
}

/** Fields that are the same as the record's address. */
const unsaid = new Set(['id', 'council'])

/** Who changed what, when and why, with what stood before and after. */
export function logPage({ council, of, changes, older }: LogShown, request: WebRequest): Page {
  const { language } = request
  const t = logTexts(language)
  return workPage(
    {
      title: of ? t.of(of.id) : t.of(council.name),
      current: undefined,
      lead: t.lead,
      main: html`${of && html`<p><a class="ds-link" href="${paths.councilLog(council.id)}">${t.all}</a></p>`}
${changes.length === 0 && html`<p>${t.none}</p>`}
<ol class="cw-list">${changes.map((change) => changeHtml(change, of !== undefined, language))}</ol>
${older && html`<p><a class="ds-link" href="${older}">${t.older}</a></p>`}`,
    },
    request,
  )
}

function changeHtml(change: Change, alone: boolean, language: Language): Html {
  const t = logTexts(language)
  const { kind, id, council, before, after } = change
  const fields = changedFields(before, after).filter(({ path }) => !unsaid.has(path))
  const what = before === undefined ? t.made : after === undefined ? t.gone : undefined
  return html`<li><p class="cw-facts"><strong lang="nb">${change.why}</strong><span>${change.byName}</span><span class="kp-small">${dayAndClock(change.at, language)}</span>${!alone && html`<a class="ds-link" href="${paths.recordLog(council, kind, id)}">${t[kind]} ${id}</a>`}${what && html`<span class="ds-tag" data-color="neutral">${what}</span>`}</p>
${fields.length > 0 && html`<details class="ds-details"><summary>${named(fields, language)}</summary><div><dl class="cw-log">${fields.map((field) => fieldHtml(field, t, language))}</dl></div></details>`}</li>`
}

const named = (fields: readonly ChangedField[], language: Language): string => {
  const names = [...new Set(fields.map(({ path }) => fieldText(path.split('/')[0] ?? path, language).plain))]
  return names.length > 6 ? `${names.slice(0, 6).join(', ')} …` : names.join(', ')
}

function fieldHtml({ path, before, after }: ChangedField, t: ReturnType<typeof logTexts>, language: Language): Html {
  return html`<div><dt>${pathText(path, language)}</dt><dd>${diffHtml(before, after, t)}</dd></div>`
}
