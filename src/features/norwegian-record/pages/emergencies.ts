import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import { momentIn } from '../../../protocols/web/moment.ts'
import { reasonText, treatmentPaths } from '../../country-of-treatment/index.ts'
import type { Emergency } from '../emergency.ts'
import { emergencyTexts } from './emergency-texts.ts'
import { paths } from './paths.ts'

/** Emergencies to be reviewed. The page names no patient: the reference leads to them in the access log. */
export function emergenciesPage(emergencies: readonly Emergency[], reviewer: string, language: Language): Page {
  const t = emergencyTexts(language)
  const heads = [t.opened, t.openedBy, t.reason, t.reference, t.reviewed]
  return {
    title: t.toReview,
    width: 'wide',
    main: html`<p class="nr-actions"><a class="ds-link" href="${treatmentPaths.operation}">${t.toOperation}</a> <a class="ds-link" href="${treatmentPaths.emergencies}">${t.toOthers}</a></p>
<h1>${t.toReview}</h1>
<p class="kp-lead">${emergencies.length === 0 ? t.noneToReview : t.toReviewLead}</p>
${
  emergencies.length > 0 &&
  html`<div class="nr-scroll" tabindex="0" role="region" aria-label="${t.toReview}"><table class="ds-table"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${emergencies.map((each) => rowHtml(each, reviewer, language))}</tbody></table></div>`
}`,
  }
}

function rowHtml(emergency: Emergency, reviewer: string, language: Language): Html {
  const t = emergencyTexts(language)
  const { at, ends, closedAt, openedByName, reason, record } = emergency
  const until = closedAt ? t.closedAt(momentIn(closedAt, language)) : t.endsAt(momentIn(ends, language))
  return html`<tr><th scope="row">${momentIn(at, language)}<span class="nr-sub">${until}</span></th><td>${openedByName}</td>
<td>${reasonText(reason.code, language)}<br><span lang="no">${reason.words}</span></td><td><code>${record}</code></td><td>${reviewHtml(emergency, reviewer, language)}</td></tr>`
}

function reviewHtml({ id, review, openedBy }: Emergency, reviewer: string, language: Language): Html {
  const t = emergencyTexts(language)
  if (review) return html`${t[review.outcome]}<br><span class="kp-small">${momentIn(review.at, language)}</span>`
  if (openedBy === reviewer) return html`${t.byAnother}`
  const button = (outcome: 'justified' | 'not-justified') =>
    html`<button class="ds-button" data-size="sm" data-variant="secondary" type="submit" name="utfall" value="${outcome}">${t[outcome]}</button>`
  return html`<form class="nr-actions" method="post" action="${paths.review(id)}">${button('justified')} ${button('not-justified')}</form>`
}
