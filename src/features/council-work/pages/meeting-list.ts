import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import type { Council, Meeting } from '../../council/index.ts'
import { type MeetingTexts, meetingTexts } from '../texts/meeting.ts'
import { shortName } from '../workspace.ts'
import { dayText } from './dates.ts'
import { linkButton, part, workPage } from './frame.ts'
import { isWanted, moreRows, mostRows, narrowedBy, narrowForm } from './narrowed.ts'
import { paths } from './paths.ts'

const tones: Readonly<Record<Meeting['state'], string>> = {
  planned: 'neutral',
  'notice-sent': 'info',
  held: 'warning',
  'minutes-sent': 'warning',
  'minutes-approved': 'success',
  cancelled: 'danger',
}

/** The state of a meeting, as a word with a colour. */
export function stateTag(state: Meeting['state'], language: Language): Html {
  return html`<span class="ds-tag" data-color="${tones[state]}">${meetingTexts(language)[state]}</span>`
}

/** Where a meeting is worked on. One whose paper does not say which council it is of is asked about by the import. */
export const meetingPath = (meeting: Meeting, council: Council | undefined): string =>
  council ? paths.meeting(meeting.id) : paths.papers

/** The council and day of a meeting: what it is called everywhere. */
export function meetingName(meeting: Meeting, council: Council | undefined, language: Language): string {
  const t = meetingTexts(language)
  const name = council ? shortName(council, meeting.date) : t.noCouncil.plain
  return t.meetingTitle(name, meeting.date ? dayText(meeting.date, language) : t.draftMeeting.plain.toLowerCase()).plain
}

/** Every meeting: what is coming first, the nearest on top. */
export function meetingListPage(
  meetings: readonly Meeting[],
  councils: readonly Council[],
  today: string,
  request: WebRequest,
): Page {
  const { language } = request
  const t = meetingTexts(language)
  const day = ({ date }: Meeting) => date ?? '9999'
  const narrowed = narrowedBy(request.query)
  const yearOf = ({ date }: Meeting) => (date === undefined ? undefined : Number(date.slice(0, 4)))
  const wanted = meetings.filter((each) => isWanted(narrowed, each.council, yearOf(each)))
  const sorted = wanted.toSorted((a, b) => (day(a) < day(b) ? -1 : 1))
  const coming = sorted.filter((each) => day(each) >= today)
  const earlier = sorted.filter((each) => day(each) < today).toReversed()
  return workPage(
    {
      title: t.meetings,
      current: paths.meetings,
      main: html`<p>${linkButton(paths.newMeeting, t.plan, 'primary')}</p>
${
  meetings.length > 0 &&
  narrowForm(
    paths.meetings,
    narrowed,
    councils,
    meetings.flatMap((each) => yearOf(each) ?? []),
    language,
  )
}
${meetings.length === 0 && html`<p>${t.noMeetings}</p>`}
${coming.length > 0 && part('kommende', t.coming, table(coming, councils, t, language))}
${earlier.length > 0 && part('tidligere', t.earlier, html`${table(earlier.slice(0, mostRows), councils, t, language)}${moreRows(earlier.length, language)}`)}`,
    },
    request,
  )
}

function table(meetings: readonly Meeting[], councils: readonly Council[], t: MeetingTexts, language: Language): Html {
  return html`<div class="cw-scroll"><table class="ds-table"><thead><tr><th scope="col">${t.title}</th><th scope="col">${t.state}</th><th scope="col">${t.clock}</th></tr></thead><tbody>${meetings.map(
    (each) => {
      const council = councils.find(({ id }) => id === each.council)
      return html`<tr><td><a class="ds-link" href="${meetingPath(each, council)}">${meetingName(each, council, language)}</a></td><td>${stateTag(each.state, language)}</td><td>${each.from && html`${each.from}${each.to && `–${each.to}`}`}</td></tr>`
    },
  )}</tbody></table></div>`
}
