import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language, Text } from '../../../protocols/web/language.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import { type CaseId, caseNumber, lastNoticeDay, type Meeting, mayStep } from '../../council/index.ts'
import type { Finding } from '../check-notice.ts'
import { type Paper, paperText } from '../paper.ts'
import { meetingTexts } from '../texts/meeting.ts'
import { noticeTexts } from '../texts/notice.ts'
import type { MeetingInHand } from '../workspace.ts'
import { dayText } from './dates.ts'
import { button, part, workPage } from './frame.ts'
import { meetingName } from './meeting-list.ts'
import { paperHtml } from './paper.ts'
import { paths } from './paths.ts'

const trailTo = ({ meeting, council }: MeetingInHand, language: Language) => [
  { path: paths.meetings, name: meetingTexts(language).meetings },
  { path: paths.meeting(meeting.id), name: meetingName(meeting.content, council, language) },
]

/** The check, the preview, and the button that sends the notice. */
export function noticePage(hand: MeetingInHand, findings: readonly Finding[], paper: Paper, request: WebRequest): Page {
  const { language } = request
  const t = noticeTexts(language)
  const { id, version, content } = hand.meeting
  const planned = mayStep(content, 'send-notice')
  const ready = findings.every(({ stops }) => !stops)
  return workPage(
    {
      title: t.title,
      current: paths.meetings,
      trail: trailTo(hand, language),
      main: html`${
        planned
          ? part(
              'sjekk',
              t.check,
              html`${findingsHtml(hand, findings, t.mustFix, language)}
${ready && html`<p>${t.sendHelp}</p>${button(paths.sendNotice(id), t.send, { seen: version, fields: lateTick(hand, findings, language) })}`}`,
            )
          : html`<p>${content.noticeSent && t.sent(dayText(content.noticeSent, language))}</p>`
      }
${part('forhandsvisning', t.preview, html`${planned && html`<p><span class="ds-tag" data-color="warning">${t.notSent}</span></p>`}${paperHtml(paper)}`)}
${part('epost', t.mail, mailHtml(paths.noticeMail(id), paper, language))}`,
    },
    request,
  )
}

/** The minutes as they will be, and the button that sends them. */
export function minutesPage(
  hand: MeetingInHand,
  findings: readonly Finding[],
  paper: Paper,
  internal: number,
  request: WebRequest,
): Page {
  const { language } = request
  const t = noticeTexts(language)
  const { id, version, content } = hand.meeting
  const ready = findings.length === 0
  return workPage(
    {
      title: t.minutesTitle,
      current: paths.meetings,
      trail: trailTo(hand, language),
      main: html`${
        mayStep(content, 'send-minutes')
          ? part(
              'sjekk',
              t.minutesCheck,
              html`${findingsHtml(hand, findings, t.mustFixMinutes, language)}
${ready && html`<p>${t.sendMinutesHelp}</p>${button(paths.sendMinutes(id), t.sendMinutes, { seen: version })}`}`,
            )
          : html`<p>${content.minutesSent && t.minutesSent(dayText(content.minutesSent, language))} ${minutesState(content.state, language)}</p>`
      }
${part(
  'forhandsvisning',
  t.minutesPreview,
  html`${internal > 0 && html`<p>${t.internalLeftOut(internal)}</p>`}${paperHtml(paper)}`,
)}
${part('epost', t.mail, mailHtml(paths.minutesMail(id), paper, language))}`,
    },
    request,
  )
}

/** Where the minutes stand: there are none before the meeting is held. */
function minutesState(state: Meeting['state'], language: Language): Text {
  const t = meetingTexts(language)
  if (state === 'minutes-approved') return t.locked
  if (state === 'minutes-sent') return t.waitsForApproval
  return state === 'cancelled' ? noticeTexts(language).notToBeHeld : noticeTexts(language).notHeldYet
}

/** What must be ticked before a late notice is sent. */
function lateTick({ meeting }: MeetingInHand, findings: readonly Finding[], language: Language): Html | undefined {
  if (findings.every(({ kind }) => kind !== 'notice-late')) return undefined
  const label = noticeTexts(language).sendLate(dayText(lastNoticeDay(meeting.content) ?? '', language))
  return html`<p class="cw-tick"><input class="ds-input" type="checkbox" id="sent" name="sent" value="ja" required><label for="sent">${label}</label></p>`
}

function findingsHtml(hand: MeetingInHand, findings: readonly Finding[], mustFix: Text, language: Language): Html {
  const t = noticeTexts(language)
  if (findings.length === 0) return html`<p>${t.allWell}</p>`
  const group = (heading: Text, color: string, some: readonly Finding[]) =>
    some.length > 0 &&
    html`<div class="ds-alert cw-findings" data-color="${color}"><h3>${heading}</h3><ul>${some.map((each) => html`<li>${findingHtml(hand, each, language)}</li>`)}</ul></div>`
  return html`${group(
    mustFix,
    'danger',
    findings.filter(({ stops }) => stops),
  )}${group(
    t.shouldLook,
    'warning',
    findings.filter(({ stops }) => !stops),
  )}`
}

function findingHtml({ meeting, cases }: MeetingInHand, finding: Finding, language: Language): Html {
  const t = noticeTexts(language)
  const about = cases.get(finding.case ?? '')?.content
  const where =
    about &&
    html`<a class="ds-link" href="${wayTo(meeting.content, about.id, finding)}">${t.case(caseNumber(about))}</a>: `
  const said =
    finding.kind === 'no-attendance'
      ? html`<a class="ds-link" href="${paths.attendance(meeting.id)}">${t[finding.kind]}</a>`
      : t[finding.kind]
  return html`${where}${said}${finding.other && html` <a class="ds-link" href="${paths.case(finding.other)}">${finding.other}</a>`}`
}

/** Where a finding is mended: a decision where the case is treated, the rest where it is written. */
function wayTo({ id, agenda }: Meeting, about: CaseId, { kind }: Finding): string {
  const item = agenda.find((each) => each.case === about)
  return kind === 'approval-without-decision' && item ? paths.treat(id, item.id) : paths.editCase(about)
}

function mailHtml(download: string, paper: Paper, language: Language): Html {
  const t = noticeTexts(language)
  return html`<p>${t.mailHelp}</p>
<p><a class="ds-button" data-variant="secondary" href="${download}" download>${t.download}</a></p>
<details class="ds-details"><summary>${t.copy}</summary><pre class="cw-mail" lang="nb" tabindex="0">${paperText(paper)}</pre></details>`
}
