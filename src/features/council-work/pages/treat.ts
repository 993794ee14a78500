import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import {
  type AgendaItem,
  type CouncilCase,
  caseNumber,
  type Input,
  type Meeting,
  mayStep,
} from '../../council/index.ts'
import type { FormParts } from '../form-routes.ts'
import { caseWords } from '../texts/case-type.ts'
import { meetingTexts } from '../texts/meeting.ts'
import { type TreatTexts, treatTexts } from '../texts/treat.ts'
import { standing } from '../treat-case.ts'
import type { MeetingInHand } from '../workspace.ts'
import { comparison } from './comparison.ts'
import { button, linkButton, paragraphs, part, workPage } from './frame.ts'
import { meetingName } from './meeting-list.ts'
import { paths } from './paths.ts'

/** An item of a meeting's agenda that is being treated. */
export type ItemInHand = MeetingInHand & { readonly item: AgendaItem }

/** The forms of the page. A case has all three; an item without one has inputs only. */
export type TreatForms = {
  readonly input: FormParts
  readonly proposal: FormParts | undefined
  readonly decision: FormParts | undefined
}

/** One item while the meeting goes on: what is proposed, what is said, what is decided. */
export function treatPage(hand: ItemInHand, forms: TreatForms, request: WebRequest): Page {
  const { language } = request
  const { item, meeting, cases } = hand
  const t = treatTexts(language)
  const treated = cases.get(item.case ?? '')?.content
  const recording = mayStep(meeting.content, 'record')
  const words = caseWords(language)
  return workPage(
    {
      title: treated ? `${words.case(caseNumber(treated)).plain} ${treated.title}` : item.title,
      current: paths.meetings,
      trail: [
        { path: paths.meetings, name: meetingTexts(language).meetings },
        { path: paths.meeting(meeting.id), name: meetingName(meeting.content, hand.council, language) },
      ],
      summary: forms.decision?.summary ?? forms.proposal?.summary ?? forms.input.summary,
      main: html`${neighbours(hand, t)}
${!recording && notRecordingHtml(meeting.content, language)}
<div class="cw-columns">
<div>
${treated && part('forslag', t.proposal, proposals(treated, recording ? forms.proposal : undefined, t))}
${treated && treated.questions.length > 0 && part('sporsmal', t.questions, html`<ol>${treated.questions.map((each) => html`<li>${each}</li>`)}</ol>`)}
${treated && html`<p><a class="ds-link" href="${paths.case(treated.id)}">${t.paper}</a></p>`}
${treated && part('vedtak', t.decision, decision(hand, treated, recording ? forms.decision : undefined, t))}
</div>
<div>
${part('innspill', t.inputs, inputs(hand, treated?.inputs ?? item.inputs ?? [], recording, t))}
${recording && part('nytt-innspill', t.addInput, forms.input.form)}
</div>
</div>
${recording && html`<p>${linkButton(treated ? paths.promise(treated.id) : paths.promiseInMeeting(meeting.id), t.promise)}</p>`}`,
    },
    request,
  )
}

/** Why nothing can be recorded of the meeting now, and where approved minutes are corrected. */
export function notRecordingHtml(meeting: Meeting, language: Language): Html {
  const t = treatTexts(language)
  if (mayStep(meeting, 'correct')) {
    return html`<p class="ds-alert cw-note" data-color="warning">${t.locked} <a class="ds-link" href="${paths.correctMeeting(meeting.id)}">${meetingTexts(language).correct}</a></p>`
  }
  const why = meeting.state === 'cancelled' ? t.cancelled : t.notHeld
  return html`<p class="ds-alert cw-note" data-color="warning">${why}</p>`
}

function neighbours({ meeting, item }: ItemInHand, t: TreatTexts): Html {
  const items = meeting.content.agenda.filter(({ kind }) => kind !== 'break')
  const at = items.findIndex(({ id }) => id === item.id)
  const [before, after] = [items[at - 1], items[at + 1]]
  const link = (to: AgendaItem, name: Html) =>
    html`<a class="ds-link" href="${paths.treat(meeting.id, to.id)}">${name}</a>`
  return html`<p class="cw-facts">${before && link(before, html`← ${t.previous}<span class="ds-sr-only">: ${before.title}</span>`)}<a class="ds-link" href="${paths.meeting(meeting.id)}">${t.back}</a>${after && link(after, html`${t.next}<span class="ds-sr-only">: ${after.title}</span> →`)}</p>`
}

function proposals(treated: CouncilCase, form: FormParts | undefined, t: TreatTexts): Html {
  return html`${treated.proposals.length === 0 && html`<p>${t.noProposal}</p>`}
${treated.proposals.map(
  ({ kind, text }) =>
    html`<div class="cw-quote">${kind === 'forslag-oppdatert' && html`<h3>${t.proposalUpdated}</h3>`}${paragraphs(text)}</div>`,
)}
${
  form &&
  treated.decisions.length === 0 &&
  html`<details class="ds-details"${form.summary && html` open`}><summary>${t.updateProposal}</summary><div><p>${t.updateProposalLead}</p>${form.form}</div></details>`
}`
}

function decision(
  { meeting, cases, item }: ItemInHand,
  treated: CouncilCase,
  form: FormParts | undefined,
  t: TreatTexts,
): Html {
  const proposed = standing(treated)
  const decided = treated.decisions[0]
  const version = cases.get(treated.id)?.version ?? 0
  if (decided) {
    return html`<div class="cw-quote" data-decided="ja"><h3>${decided.kind === 'vedtak' ? t.decidedAs : t.decidedUpdated}</h3>${paragraphs(decided.text)}</div>
${comparison(treated, t)}
${form && html`<details class="ds-details"${form.summary && html` open`}><summary>${t.changeDecision}</summary><div>${form.form}</div></details>`}`
  }
  const oneClick =
    form &&
    proposed &&
    treated.approvesMinutesOf === undefined &&
    button(paths.decideAsProposed(meeting.id, item.id), t.decideAsProposed, { seen: version })
  return html`${oneClick}
${
  form &&
  (oneClick
    ? html`<details class="ds-details"${form.summary && html` open`}><summary>${t.ownDecision}</summary><div>${form.form}</div></details>`
    : form.form)
}`
}

function inputs({ meeting, item }: ItemInHand, said: readonly Input[], recording: boolean, t: TreatTexts): Html {
  if (said.length === 0) return html`<p>${t.noInputs}</p>`
  return html`<ul class="cw-inputs">${said.map(
    (
      each,
    ) => html`<li id="innspill-${each.id}">${each.from && html`<strong>${each.from}</strong> `}${each.internal && html`<span class="ds-tag" data-color="warning">${t.internal}</span>`}
<p class="cw-text">${each.text}</p>${each.points.length > 0 && html`<ul>${each.points.map((point) => html`<li>${point}</li>`)}</ul>`}
${recording && html`<a class="ds-link" href="${paths.input(meeting.id, item.id, each.id)}">${t.edit}<span class="ds-sr-only"> ${each.from}: ${each.text.slice(0, 60)}</span></a>`}</li>`,
  )}</ul>`
}

/** The meeting of an item, for those pages that have only the form. */
export const itemTrail = (hand: ItemInHand, language: Language) => [
  { path: paths.meetings, name: meetingTexts(language).meetings },
  { path: paths.meeting(hand.meeting.id), name: meetingName(hand.meeting.content, hand.council, language) },
  { path: paths.treat(hand.meeting.id, hand.item.id), name: hand.item.title },
]
