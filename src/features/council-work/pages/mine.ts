import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import {
  type AgendaItem,
  caseNumber,
  type Council,
  type CouncilCase,
  type FollowUp,
  type Meeting,
} from '../../council/index.ts'
import type { FormParts } from '../form-routes.ts'
import { caseTexts } from '../texts/case.ts'
import { caseWords } from '../texts/case-type.ts'
import { type MineTexts, mineTexts } from '../texts/mine.ts'
import { treatTexts } from '../texts/treat.ts'
import { nameOn, type MeetingInHand } from '../workspace.ts'
import { headingOf, shownSections } from './case-fields.ts'
import { dayText } from './dates.ts'
import { followUpTable } from './follow-up.ts'
import { linkButton, paragraphs, part, workPage } from './frame.ts'
import type { Around } from './matters.ts'
import { meetingName, stateTag } from './meeting-list.ts'
import { paths } from './paths.ts'

/** What a member comes for. */
export type Mine = {
  readonly councils: readonly {
    readonly council: Council
    readonly next: Meeting | undefined
    readonly later: readonly Meeting[]
    readonly earlier: readonly Meeting[]
  }[]
  readonly open: readonly FollowUp[]
  readonly around: Around
}

/** A member's councils: the coming meeting first, then what the member's organisation is to follow up. */
export function minePage({ councils, open, around }: Mine, request: WebRequest): Page {
  const { language } = request
  const t = mineTexts(language)
  return workPage(
    {
      title: t.title,
      current: paths.mine,
      main: html`${councils.length === 0 && html`<p>${t.none}</p>`}
${councils.map(({ council, next, later, earlier }) =>
  part(
    `rad-${council.id}`,
    nameOn(council),
    html`${next ? nextMeeting(next, t, language) : html`<p>${t.noNext}</p>`}
${folded(t.later, later, council, language)}${folded(t.earlier, earlier, council, language)}`,
  ),
)}
${councils.length > 0 && part('oppfolging', t.open, open.length > 0 ? followUpTable(open, around, language) : html`<p>${t.nothingOpen}</p>`)}`,
    },
    request,
  )
}

function folded(heading: Text, meetings: readonly Meeting[], council: Council, language: Language): Html | undefined {
  if (meetings.length === 0) return undefined
  const rows = meetings.map(
    (each) =>
      html`<li class="cw-row"><a class="ds-link" href="${paths.myMeeting(each.id)}">${meetingName(each, council, language)}</a>${stateTag(each.state, language)}</li>`,
  )
  return html`<details class="ds-details"><summary>${heading}</summary><div><ul class="cw-list">${rows}</ul></div></details>`
}

function nextMeeting(meeting: Meeting, t: MineTexts, language: Language): Html {
  const { date = '', from, to, place } = meeting
  const facts = [from && (to ? `${from}–${to}` : from), place].filter(Boolean).join(', ')
  return html`<div class="cw-next"><p><strong>${t.next}: ${dayText(date, language)}</strong>${facts && html`<br>${facts}`}</p>${linkButton(paths.myMeeting(meeting.id), t.readPapers, 'primary')}</div>`
}

/** The papers of a meeting, to be read on a phone: the agenda leads to each case, and each case has a place for input. */
export function papersPage(
  hand: MeetingInHand,
  formOf: (one: CouncilCase) => FormParts | undefined,
  request: WebRequest,
): Page {
  const { language } = request
  const t = mineTexts(language)
  const meeting = hand.meeting.content
  const cases = meeting.agenda.flatMap((item) => hand.cases.get(item.case ?? '')?.content ?? [])
  const summary = cases.map((one) => formOf(one)?.summary).find((each) => each !== undefined)
  const facts = [meeting.from && (meeting.to ? `${meeting.from}–${meeting.to}` : meeting.from), meeting.place]
  return workPage(
    {
      title: meetingName(meeting, hand.council, language),
      current: paths.mine,
      trail: [{ path: paths.mine, name: t.title }],
      summary,
      main: html`<div class="cw-papers"><p class="cw-facts">${stateTag(meeting.state, language)}<span>${nameOn(hand.council, meeting.date)}</span>${facts.map((each) => each && html`<span>${each}</span>`)}</p>
${part('saksliste', t.agenda, html`<ol class="cw-contents">${meeting.agenda.map((item) => contents(item, hand, language))}</ol>`)}
${cases.map((one) => caseHtml(one, formOf(one), t, language))}</div>`,
    },
    request,
  )
}

function contents(item: AgendaItem, { cases }: MeetingInHand, language: Language): Html {
  const one = cases.get(item.case ?? '')?.content
  const clock = item.clock && html`<span class="cw-clock">${item.clock}</span> `
  if (!one) return html`<li>${clock}${item.title}</li>`
  return html`<li>${clock}<a class="ds-link" href="#${anchor(one)}">${caseNumber(one)} ${one.title}</a> ${one.type && html`<span class="kp-small">${caseWords(language)[one.type]}</span>`}</li>`
}

const anchor = ({ year, number }: CouncilCase): string => `sak-${year}-${number}`

function caseHtml(one: CouncilCase, form: FormParts | undefined, t: MineTexts, language: Language): Html {
  const words = caseWords(language)
  const about = [one.type && words[one.type].plain, one.owner].filter(Boolean).join(' · ')
  const said = caseTexts(language)
  return html`<section class="cw-case" aria-labelledby="${anchor(one)}"><h2 id="${anchor(one)}" tabindex="-1">${caseNumber(one)} ${one.title}</h2>
<p class="kp-small">${about}</p>
${one.decisions.map(({ text }) => html`<div class="cw-quote" data-decided="ja"><h3>${t.decision}</h3>${paragraphs(text)}</div>`)}
${one.proposals.slice(-1).map(({ text }) => html`<div class="cw-quote"><h3>${t.proposal}</h3>${paragraphs(text)}</div>`)}
${shownSections(one).map((each) => html`<h3>${headingOf(each, said)}</h3>${paragraphs(each.text)}`)}
${one.questions.length > 0 && html`<h3>${t.questions}</h3><ol>${one.questions.map((each) => html`<li>${each}</li>`)}</ol>`}
${one.earlier.length > 0 && html`<h3>${t.earlierDecisions}</h3><ul>${one.earlier.map(({ number, year, date, title, decision }) => html`<li>${number}/${year}${date && html`, ${dayText(date, language)}`}: ${title}. ${decision}</li>`)}</ul>`}
${one.attachments.length > 0 && html`<h3>${t.attachments}</h3><ul>${one.attachments.map((each) => html`<li>${each}</li>`)}</ul>`}
${one.inputs.length > 0 && html`<h3>${t.inputs}</h3><ul class="cw-inputs">${one.inputs.map(({ from, text, points, internal }) => html`<li>${from && html`<strong>${from}</strong> `}${internal && html`<span class="ds-tag" data-color="warning">${treatTexts(language).internal}</span>`}<p class="cw-text">${text}</p>${points.length > 0 && html`<ul>${points.map((point) => html`<li>${point}</li>`)}</ul>`}</li>`)}</ul>`}
${one.withdrawn && html`<p>${said.withdrawn(one.withdrawn)}</p>`}
${form && html`<details class="ds-details"${form.summary && html` open`}><summary>${t.give}<span class="ds-sr-only">: ${one.title}</span></summary><div><p class="kp-small">${t.giveLead}</p>${form.form}</div></details>`}
</section>`
}
