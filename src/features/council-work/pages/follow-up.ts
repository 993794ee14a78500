import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import type { CommitmentSuggestion, FollowUp } from '../../council/index.ts'
import type { FormParts } from '../form-routes.ts'
import { type FollowUpTexts, followUpTexts } from '../texts/follow-up.ts'
import { dayText } from './dates.ts'
import { button, part, workPage } from './frame.ts'
import { type Around, caseName } from './matters.ts'
import { isWanted, moreRows, mostRows, narrowedBy, narrowForm } from './narrowed.ts'
import { paths } from './paths.ts'

const tones: Readonly<Record<FollowUp['state'], string>> = { overdue: 'danger', open: 'info', closed: 'success' }

/** The state of a commitment, as a word with a colour. */
export function followUpTag(state: FollowUp['state'], t: FollowUpTexts): Html {
  return html`<span class="ds-tag" data-color="${tones[state]}">${t[state]}</span>`
}

/** Every commitment, the overdue first. */
export function followUpPage(all: readonly FollowUp[], around: Around, request: WebRequest): Page {
  const { language } = request
  const t = followUpTexts(language)
  const narrowed = narrowedBy(request.query)
  const yearOf = ({ commitment }: FollowUp) => Number(commitment.madeIn.split('/')[1]?.slice(0, 4))
  const wanted = all.filter((each) => isWanted(narrowed, each.commitment.council, yearOf(each)))
  return workPage(
    {
      title: t.followUp,
      current: paths.followUp,
      lead: t.followUpLead,
      main:
        all.length === 0
          ? html`<p>${t.nothing}</p>`
          : html`${narrowForm(paths.followUp, narrowed, around.councils, all.map(yearOf), language)}${followUpTable(wanted.slice(0, mostRows), around, language, paths.commitment)}${moreRows(wanted.length, language)}`,
    },
    request,
  )
}

/** Commitments as a table. @param to where each leads; undefined shows plain text */
export function followUpTable(
  all: readonly FollowUp[],
  around: Around,
  language: Language,
  to?: (council: string, id: string) => string,
): Html {
  const t = followUpTexts(language)
  return html`<div class="cw-scroll"><table class="ds-table"><thead><tr><th scope="col">${t.state}</th><th scope="col">${t.text}</th><th scope="col">${t.owner}</th><th scope="col">${t.due}</th><th scope="col">${t.madeIn}</th></tr></thead><tbody>${all.map(
    ({ commitment, dueDay, state, binding }) =>
      html`<tr><td>${followUpTag(state, t)}</td><td>${to ? html`<a class="ds-link" href="${to(commitment.council, commitment.id)}">${commitment.text}</a>` : commitment.text}${!binding && html` <span class="kp-small">${t.notBinding}</span>`}</td><td>${commitment.owner}</td><td class="cw-nowrap">${dueDay && dayText(dueDay, language)}</td><td>${origin(commitment.madeIn, around, language)}</td></tr>`,
  )}</tbody></table></div>`
}

const origin = (id: string, around: Around, language: Language): string =>
  around.cases.has(id) ? caseName(id, around, language) : dayText(id.split('/')[1] ?? id, language)

/** One commitment, and the form that closes it. */
export function commitmentPage(
  { commitment, dueDay, state, binding }: FollowUp,
  version: number,
  around: Around,
  { form, summary }: FormParts,
  request: WebRequest,
): Page {
  const { language } = request
  const t = followUpTexts(language)
  const { council, id, madeIn, closedBy } = commitment
  const link = (each: string) =>
    around.cases.has(each)
      ? html`<a class="ds-link" href="${paths.case(each)}">${caseName(each, around, language)}: ${around.cases.get(each)?.title}</a>`
      : html`<a class="ds-link" href="${paths.meeting(each)}">${dayText(each.split('/')[1] ?? each, language)}</a>`
  return workPage(
    {
      title: commitment.text,
      current: paths.followUp,
      trail: [{ path: paths.followUp, name: t.followUp }],
      summary,
      main: html`<p class="cw-facts">${followUpTag(state, t)}${!binding && html`<span>${t.notBinding}</span>`}${commitment.owner && html`<span>${commitment.owner}</span>`}${dueDay && html`<span>${t.due}: ${dayText(dueDay, language)}</span>`}</p>
<p>${t.madeIn}: ${link(madeIn)}</p>
${closedBy && html`<p>${t.closedBy}: ${link(closedBy)}</p>${button(`${paths.commitment(council, id)}/apne`, t.reopen, { seen: version, variant: 'secondary' })}`}
${!closedBy && part('lukk', t.closeTitle, html`<p>${t.closeLead}</p>${form}`)}`,
    },
    request,
  )
}

/** Sentences of a case that may be commitments: each a way to a filled form. */
export function suggestionsHtml(
  found: readonly CommitmentSuggestion[],
  path: string,
  t: FollowUpTexts,
): Html | undefined {
  if (found.length === 0) return undefined
  return part(
    'funnet',
    t.suggested,
    html`<ul class="cw-list">${found.map(
      ({ text, owner }, n) =>
        html`<li class="cw-row"><span>${text}${owner && html` <span class="kp-small">${owner}</span>`}</span><a class="ds-link" href="${path}?forslag=${n + 1}">${t.use}<span class="ds-sr-only">: ${text}</span></a></li>`,
    )}</ul>`,
  )
}
