import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import { type Council, type CouncilCase, type FollowUp, lastNoticeDay, type Meeting } from '../../council/index.ts'
import { type NowTexts, nowTexts } from '../texts/now.ts'
import { nameInYear } from '../workspace.ts'
import { numberText } from './case-list.ts'
import { dayText } from './dates.ts'
import { linkButton, part, workPage } from './frame.ts'
import { meetingName, meetingPath } from './meeting-list.ts'
import { paths } from './paths.ts'

/** What waits for the secretariat. */
export type Waiting = {
  readonly councils: readonly Council[]
  /** Those with a next step, nearest first. */
  readonly meetings: readonly Meeting[]
  readonly cases: readonly CouncilCase[]
  readonly followUps: readonly FollowUp[]
  readonly differences: number
  /** Recurring cases without a draft for the year. */
  readonly wheel: { readonly year: number; readonly lacking: number }
}

/** How many of a list are shown before one goes to its page. */
const most = 8

/** What to do now, by what it is: meetings first, since they have days. */
export function nowPage(waiting: Waiting, today: string, request: WebRequest): Page {
  const { language } = request
  const t = nowTexts(language)
  const { councils, meetings, cases, followUps, differences, wheel } = waiting
  const empty = meetings.length + cases.length + followUps.length + differences + wheel.lacking === 0
  return workPage(
    {
      title: t.title,
      current: paths.now,
      main: html`${councils.length === 0 && html`<p>${t.noCouncils}</p><p class="cw-buttons">${linkButton(paths.councils, t.toCouncils)}${linkButton(paths.papers, t.toImport)}</p>`}
${empty && councils.length > 0 && html`<p>${t.nothing}</p>`}
${
  meetings.length > 0 &&
  part(
    'moter',
    t.meetings,
    list(
      meetings.map((each) => meetingRow(each, councils, today, t, language)),
      paths.meetings,
      t,
    ),
  )
}
<div class="cw-columns">
${
  cases.length > 0 &&
  part(
    'saker',
    t.waiting,
    list(
      cases.map((each) => caseRow(each, councils, language)),
      paths.cases,
      t,
    ),
  )
}
${
  followUps.length > 0 &&
  part(
    'oppfolging',
    t.followUp,
    list(
      followUps.map((each) => followUpRow(each, t, language)),
      paths.followUp,
      t,
    ),
  )
}
${differences > 0 && part('avvik', t.differences, html`<p><a class="ds-link" href="${paths.review}">${t.openDifferences(differences)}</a></p>`)}
${wheel.lacking > 0 && part('arshjul', t.wheel, html`<p><a class="ds-link" href="${paths.wheel}?ar=${wheel.year}">${t.wheelLacks(wheel.lacking, wheel.year)}</a></p>`)}
</div>`,
    },
    request,
  )
}

function list(rows: readonly Html[], all: string, t: NowTexts): Html {
  return html`<ul class="cw-list">${rows.slice(0, most)}</ul>${rows.length > most && html`<p><a class="ds-link" href="${all}">${t.more(rows.length)}</a></p>`}`
}

function meetingRow(
  meeting: Meeting,
  councils: readonly Council[],
  today: string,
  t: NowTexts,
  language: Language,
): Html {
  const council = councils.find(({ id }) => id === meeting.council)
  return html`<li class="cw-row"><a class="ds-link" href="${meetingPath(meeting, council)}">${meetingName(meeting, council, language)}</a><span>${council ? step(meeting, today, t, language) : t.whichCouncil}</span></li>`
}

function step(meeting: Meeting, today: string, t: NowTexts, language: Language): HtmlValue {
  const { state, date } = meeting
  if (state === 'held') return t.held
  if (state === 'minutes-sent') return t['minutes-sent']
  if (date === undefined) return t.draftHere
  if (state === 'notice-sent') {
    if (date === today) return html`<strong>${t.today}</strong>`
    return date < today ? html`<strong>${t['not-held']}</strong>` : t.called(dayText(date, language))
  }
  const last = lastNoticeDay(meeting)
  if (last !== undefined && today > last) return html`<strong>${t['notice-late']}</strong>`
  return html`${t.planned}${last && html`. ${t['notice-due'](dayText(last, language))}`}`
}

function caseRow(each: CouncilCase, councils: readonly Council[], language: Language): Html {
  const council = councils.find(({ id }) => id === each.council)
  return html`<li><a class="ds-link" href="${paths.case(each.id)}">${each.title}</a> <span class="kp-small">${council ? nameInYear(council, each.year) : each.council}, ${numberText(each, language)}</span></li>`
}

function followUpRow({ commitment, dueDay, state }: FollowUp, t: NowTexts, language: Language): Html {
  return html`<li>${state === 'overdue' && html`<span class="ds-tag" data-color="danger">${t.overdue}</span> `}<a class="ds-link" href="${paths.commitment(commitment.council, commitment.id)}">${commitment.text}</a> <span class="kp-small">${[commitment.owner, dueDay && t.due(dayText(dueDay, language)).plain].filter(Boolean).join(', ')}</span></li>`
}
