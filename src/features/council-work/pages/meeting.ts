import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import {
  type AgendaItem,
  type Attendance,
  caseNumber,
  type CouncilCase,
  mayStep,
  type Meeting,
  quorum,
} from '../../council/index.ts'
import { endOf } from '../agenda.ts'
import { caseTexts } from '../texts/case.ts'
import { caseWords } from '../texts/case-type.ts'
import { type MeetingTexts, meetingTexts } from '../texts/meeting.ts'
import type { MeetingInHand } from '../workspace.ts'
import { correctionList } from './corrections.ts'
import { dayText } from './dates.ts'
import { linkButton, part, workPage } from './frame.ts'
import { meetingName, stateTag } from './meeting-list.ts'
import { paths } from './paths.ts'

/** A meeting: its next step on top, then its agenda and who comes. */
export function meetingPage(hand: MeetingInHand, today: string, request: WebRequest): Page {
  const { language } = request
  const t = meetingTexts(language)
  const meeting = hand.meeting.content
  return workPage(
    {
      title: meetingName(meeting, hand.council, language),
      current: paths.meetings,
      trail: [{ path: paths.meetings, name: t.meetings }],
      main: html`<p class="cw-facts">${stateTag(meeting.state, language)}${facts(meeting, t)}</p>
${part('neste', t.nextStep, nextStep(meeting, today, t, language))}
${part('saksliste', t.agenda, agendaTable(hand, t, language))}
${attendance(meeting, t)}
${(meeting.corrections ?? []).length > 0 && part('rettelser', caseTexts(language).corrections, correctionList(meeting.corrections ?? [], language))}
${part('annet', t.more, more(meeting, t))}`,
    },
    request,
  )
}

function facts({ from, to, place, form, extraordinary, number }: Meeting, t: MeetingTexts): readonly HtmlValue[] {
  const said = [
    number,
    from && (to ? `${from}–${to}` : from),
    place,
    form !== 'unknown' && t[form],
    extraordinary && t.extraordinary,
  ]
  return said.filter(Boolean).map((each) => html`<span>${each}</span>`)
}

function nextStep(meeting: Meeting, today: string, t: MeetingTexts, language: Language): Html {
  const { id, state } = meeting
  if (state === 'planned') {
    const ready = meeting.agenda.some(({ kind }) => kind === 'case')
    return html`<p class="cw-buttons">${linkButton(paths.agenda(id), t.toAgenda, ready ? 'secondary' : 'primary')}${linkButton(paths.notice(id), t.toNotice, ready ? 'primary' : 'secondary')}</p>`
  }
  if (state === 'notice-sent') {
    if (today < (meeting.date ?? '')) return html`<p>${t.waitForDay(dayText(meeting.date!, language))}</p>`
    return html`<p class="cw-buttons">${linkButton(paths.attendance(id), t.toAttendance, 'primary')}</p>`
  }
  if (state === 'held') return html`<p class="cw-buttons">${linkButton(paths.minutes(id), t.toMinutes, 'primary')}</p>`
  if (state === 'minutes-sent') return html`<p>${t.waitsForApproval}</p>`
  if (state === 'cancelled') return html`<p>${t.cancelledBecause(meeting.cancelled ?? '')}</p>`
  return html`<p>${t.locked}</p>${
    meeting.minutesApprovedIn &&
    html`<p>${t.approvedIn} <a class="ds-link" href="${paths.meeting(meeting.minutesApprovedIn)}">${dayText(meeting.minutesApprovedIn.split('/')[1] ?? '', language)}</a>.</p>`
  }`
}

function agendaTable({ meeting: { content }, cases }: MeetingInHand, t: MeetingTexts, language: Language): Html {
  if (content.agenda.length === 0) return html`<p>${t.emptyAgenda}</p>`
  const recording = mayStep(content, 'record')
  const end = endOf(content.agenda, content.from)
  return html`<div class="cw-scroll"><table class="ds-table"><thead><tr><th scope="col">${t.clock}</th><th scope="col">${t.number}</th><th scope="col">${t.title}</th><th scope="col">${t.type}</th>${content.state !== 'planned' && html`<th scope="col">${t.decision}</th>`}</tr></thead><tbody>${content.agenda.map(
    (item) => {
      const treated = cases.get(item.case ?? '')?.content
      return html`<tr><td>${item.clock}</td><td>${treated && caseNumber(treated)}</td><td>${itemTitle(content, item, treated, recording)}</td><td>${treated?.type && caseWords(language)[treated.type]}</td>${content.state !== 'planned' && html`<td>${outcome(item, treated, t)}</td>`}</tr>`
    },
  )}</tbody></table></div>${end && html`<p class="kp-small">${t.ends(end)}</p>`}`
}

function itemTitle(meeting: Meeting, item: AgendaItem, treated: CouncilCase | undefined, recording: boolean): Html {
  const title = treated?.title ?? item.title
  if (recording && item.kind !== 'break')
    return html`<a class="ds-link" href="${paths.treat(meeting.id, item.id)}">${title}</a>`
  return treated ? html`<a class="ds-link" href="${paths.case(treated.id)}">${title}</a>` : html`${title}`
}

function outcome({ inputs = [] }: AgendaItem, treated: CouncilCase | undefined, t: MeetingTexts): HtmlValue {
  const said = (treated?.inputs ?? inputs).length
  const parts = [(treated?.decisions.length ?? 0) > 0 && t.decided, said > 0 && t.inputs(said)].filter(
    (each) => each !== false,
  )
  return parts.map((each, index) => html`${index > 0 && ', '}${each}`)
}

function attendance(meeting: Meeting, t: MeetingTexts): Html | undefined {
  const { members, absent, substitutes, others, state } = meeting
  if (members.length + absent.length + substitutes.length + others.length === 0) return undefined
  const called = state === 'notice-sent' || state === 'cancelled' || state === 'planned'
  const { filled, seats } = quorum(meeting)
  return part(
    'frammote',
    t.attendance,
    html`${!called && html`<p>${seats === 0 ? t.noSeats : t.seats(filled, seats)}</p>`}<dl class="cw-people">
${people(called ? t.called : t.present, members)}
${people(
  t.substitutes,
  substitutes.map(({ instead, ...each }) => ({
    ...each,
    ...(instead && { organisation: [each.organisation, t.insteadOf(instead)].filter(Boolean).join(', ') }),
  })),
)}
${people(t.absent, absent)}
${people(t.others, others)}</dl>`,
  )
}

function people(heading: HtmlValue, who: readonly Attendance[]): Html | undefined {
  if (who.length === 0) return undefined
  return html`<div><dt>${heading}</dt>${who.map(({ person, organisation }) => html`<dd>${person}${organisation && html` <span class="kp-small">${organisation}</span>`}</dd>`)}</div>`
}

function more(meeting: Meeting, t: MeetingTexts): Html {
  const { id, council, state } = meeting
  const held = state === 'held' || state === 'minutes-sent' || state === 'minutes-approved'
  const links: readonly (readonly [string, HtmlValue] | false)[] = [
    mayStep(meeting, 'change-plan') && [paths.editMeeting(id), t.edit],
    state !== 'planned' && [paths.notice(id), t.seeNotice],
    mayStep(meeting, 'record') && [paths.attendance(id), t.changeAttendance],
    held && [paths.minutes(id), t.seeMinutes],
    mayStep(meeting, 'correct') && [paths.correctMeeting(id), t.correct],
    mayStep(meeting, 'cancel') && [paths.cancel(id), t.cancel],
    state !== 'planned' && [`/moter/${id}`, t.publicPage],
    [paths.recordLog(council, 'meeting', id), t.changes],
  ]
  return html`<ul class="cw-links">${links.map((each) => each && html`<li><a class="ds-link" href="${each[0]}">${each[1]}</a></li>`)}</ul>`
}
