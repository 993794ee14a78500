import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { Emergency } from '../store.ts'
import { nameOf } from './countries.ts'
import { reasonText } from './emergency.ts'
import { paths } from './paths.ts'
import { type PageTexts, pageTexts } from './texts.ts'

/** What the page is made of. */
type EmergenciesView = {
  readonly emergencies: readonly Emergency[]
  /** Whether there is such a list of Norwegian patients. */
  readonly reviewsNorwegian: boolean
  /** Who looks, by subject. */
  readonly reviewer: string
  readonly language: Language
}

/** Emergencies of foreign patients, for review. It names no patient: that is found by the access log. */
export function emergenciesPage({ emergencies, reviewsNorwegian, reviewer, language }: EmergenciesView): Page {
  const t = pageTexts(language)
  const heads = [t.opened, t.openedBy, t.country, t.reason, t.reviewed]
  return {
    title: t.emergencies,
    width: 'wide',
    main: html`<p class="kp-small"><a class="ds-link" href="${paths.operation}">${t.toOperation}</a>${reviewsNorwegian && html` · <a class="ds-link" href="${paths.norwegianEmergencies}">${t.norwegianEmergencies}</a>`}</p><h1>${t.emergencies}</h1>
<p class="kp-lead">${emergencies.length === 0 ? t.noEmergencies : t.emergenciesLead}</p>
${
  emergencies.length > 0 &&
  html`<div class="ct-table" tabindex="0" role="region" aria-label="${t.emergencies}"><table class="ds-table"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${emergencies.map((each) => rowHtml(each, reviewer, t, language))}</tbody></table></div>`
}`,
  }
}

function rowHtml(emergency: Emergency, reviewer: string, t: PageTexts, language: Language): Html {
  const { at, askedByName, country, reason } = emergency
  return html`<tr><th scope="row">${moment.format(at)}</th><td>${askedByName}</td><td>${nameOf(country, language)}</td>
<td>${reasonText(reason.code, language)}<br>${reason.words}</td><td>${reviewHtml(emergency, reviewer, t)}</td></tr>`
}

function reviewHtml({ id, review, askedBy }: Emergency, reviewer: string, t: PageTexts): Html {
  if (review) return html`${t[review.outcome]}<br><span class="kp-small">${moment.format(review.at)}</span>`
  if (askedBy === reviewer) return html`${t.ownEmergency}`
  const button = (outcome: 'justified' | 'not-justified') =>
    html`<button class="ds-button" data-size="sm" data-variant="secondary" type="submit" name="utfall" value="${outcome}">${t[outcome]}</button>`
  return html`<form class="ct-actions" method="post" action="${paths.review(id)}">${button('justified')} ${button('not-justified')}</form>`
}

const moment = new Intl.DateTimeFormat('nb', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'short' })
