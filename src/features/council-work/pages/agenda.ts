import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import {
  type AgendaItem,
  caseNumber,
  type CouncilCase,
  type Meeting,
  mayStep,
  unnumbered,
} from '../../council/index.ts'
import { endOf, lengths } from '../agenda.ts'
import { type AgendaTexts, agendaTexts } from '../texts/agenda.ts'
import { caseWords } from '../texts/case-type.ts'
import { meetingTexts } from '../texts/meeting.ts'
import type { MeetingInHand } from '../workspace.ts'
import { dayText } from './dates.ts'
import { type Filled, summaryOf } from './form.ts'
import { linkButton, part, workPage } from './frame.ts'
import { meetingName } from './meeting-list.ts'
import { paths } from './paths.ts'

/** What the page of the agenda is made of. */
export type AgendaShown = {
  readonly hand: MeetingInHand
  /** Cases of the council that wait for a meeting. */
  readonly waiting: readonly CouncilCase[]
  /** Meetings whose minutes no case on this agenda approves yet. */
  readonly unapproved: readonly Meeting[]
  /** The form for an item without a case. */
  readonly addForm: Html
  readonly addSummary: Html | undefined
}

/** The agenda as it is made: lengths and order, cases that wait, items without a case. */
export function agendaPage(shown: AgendaShown, filled: Filled, request: WebRequest): Page {
  const { hand, waiting, unapproved, addForm, addSummary } = shown
  const { language } = request
  const t = agendaTexts(language)
  const meeting = hand.meeting.content
  const trail = [
    { path: paths.meetings, name: meetingTexts(language).meetings },
    { path: paths.meeting(meeting.id), name: meetingName(meeting, hand.council, language) },
  ]
  if (!mayStep(meeting, 'arrange-agenda')) {
    return workPage({ title: t.title, current: paths.meetings, trail, main: html`<p>${t.fixed}</p>` }, request)
  }
  return workPage(
    {
      title: t.title,
      current: paths.meetings,
      trail,
      summary: summaryOf(filled, language) ?? addSummary,
      lead: meeting.from === undefined ? t.noClock : t.lead,
      main: html`${meeting.agenda.length > 0 && orderForm(hand, filled, request, t)}
<p class="cw-buttons">${linkButton(paths.notice(meeting.id), t.next, 'primary')}</p>
<div class="cw-columns">
${part('venter', t.waiting, waitingList(meeting, hand.meeting.version, waiting, t, language))}
${unapproved.length > 0 && part('referater', t.approvals, approvals(meeting, hand.meeting.version, unapproved, t, language))}
${part('nytt-punkt', t.add, addForm)}
</div>`,
    },
    request,
  )
}

function orderForm(
  { meeting, cases }: MeetingInHand,
  filled: Filled,
  { query, language }: WebRequest,
  t: AgendaTexts,
): Html {
  const { agenda, from, to } = meeting.content
  const minutes = lengths(agenda, to)
  const end = endOf(agenda, from)
  const words = meetingTexts(language)
  const focus = focusAfter(query, agenda)
  return html`<form class="cw-order" method="post" action="${paths.agenda(meeting.id)}" novalidate>
<input type="hidden" name="sett" value="${meeting.version}">
<div class="cw-scroll"><table class="ds-table"><thead><tr><th scope="col">${words.clock}</th><th scope="col">${words.number}</th><th scope="col">${words.title}</th><th scope="col">${words.minutes}</th><th scope="col">${t.order}</th></tr></thead><tbody>${agenda.map(
    (item, index) => {
      const treated = cases.get(item.case ?? '')?.content
      const title = treated?.title ?? item.title
      const id = `min-${item.id}`
      const wrong = filled.errors.find(({ field }) => field === id)
      const name = html`<span class="ds-sr-only"> ${t.itemUp(title)}</span>`
      const press = (act: 'opp' | 'ned' | 'av', label: Html) =>
        html`<button class="ds-button" data-variant="tertiary" data-size="sm" type="submit" name="gjor" value="${act}:${item.id}"${focus === `${act}:${item.id}` && html` autofocus`}>${label}</button>`
      return html`<tr><td>${item.clock}</td><td>${treated && caseNumber(treated)}</td><td>${treated ? html`<a class="ds-link" href="${paths.case(treated.id)}">${title}</a>` : title}</td>
<td>${wrong && html`<p class="ds-validation-message" id="${id}-feil">${wrong.text}</p>`}<input class="ds-input cw-minutes" type="text" inputmode="numeric" id="${id}" name="${id}" value="${filled.typed[id] ?? minutes[index]}" aria-label="${t.minutesOf(title)}"${wrong && html` aria-invalid="true" aria-describedby="${id}-feil"`}></td>
<td><div class="cw-moves">${index > 0 && press('opp', html`${t.up}${name}`)}${index < agenda.length - 1 && press('ned', html`${t.down}${name}`)}<a class="ds-link cw-change-item" href="${paths.agendaItem(meeting.id, item.id)}">${t.change}${name}</a>${press('av', html`${t.off}${name}`)}</div></td></tr>`
    },
  )}</tbody></table></div>
<p class="cw-buttons"><button class="ds-button" data-variant="secondary" type="submit" name="gjor" value="lagre">${t.save}</button>${end && html`<span>${words.ends(end)}</span>`}</p>
</form>`
}

/** After a move the same button has the focus again; at an end of the list, the one that leads back. */
function focusAfter(query: URLSearchParams, agenda: readonly AgendaItem[]): string | undefined {
  const [way, id] = [query.get('vei'), query.get('punkt')]
  const at = agenda.findIndex((item) => item.id === id)
  if (at < 0) return undefined
  if (way === 'opp') return at === 0 ? `ned:${id}` : `opp:${id}`
  if (way === 'ned') return at === agenda.length - 1 ? `opp:${id}` : `ned:${id}`
  return undefined
}

function waitingList(
  meeting: Meeting,
  seen: number,
  waiting: readonly CouncilCase[],
  t: AgendaTexts,
  language: Language,
): Html {
  const words = caseWords(language)
  const list = waiting.map(
    (each) =>
      html`<li><form class="cw-row" method="post" action="${paths.agenda(meeting.id)}"><input type="hidden" name="sett" value="${seen}"><input type="hidden" name="sak" value="${each.id}"><span><a class="ds-link" href="${paths.case(each.id)}">${each.title}</a> <span class="kp-small">${each.number === unnumbered ? words.unnumbered : caseNumber(each)}${each.type && html`, ${words[each.type]}`}</span></span><button class="ds-button" data-variant="secondary" data-size="sm" type="submit" name="gjor" value="sett">${t.put}<span class="ds-sr-only"> ${t.itemUp(each.title)}</span></button></form></li>`,
  )
  return html`${waiting.length === 0 ? html`<p>${t.noWaiting}</p>` : html`<ul class="cw-list">${list}</ul>`}<p>${linkButton(`${paths.newCase}?rad=${meeting.council}&mote=${encodeURIComponent(meeting.id)}`, t.newCase)}</p>`
}

function approvals(
  meeting: Meeting,
  seen: number,
  unapproved: readonly Meeting[],
  t: AgendaTexts,
  language: Language,
): Html {
  return html`<ul class="cw-list">${unapproved.map((each) => {
    const day = dayText(each.date ?? '', language)
    return html`<li><form class="cw-row" method="post" action="${paths.agenda(meeting.id)}"><input type="hidden" name="sett" value="${seen}"><input type="hidden" name="mote" value="${each.id}"><a class="ds-link" href="${paths.minutes(each.id)}">${day}</a><button class="ds-button" data-variant="secondary" data-size="sm" type="submit" name="gjor" value="godkjenning">${t.approve}<span class="ds-sr-only"> ${day}</span></button></form></li>`
  })}</ul>`
}
