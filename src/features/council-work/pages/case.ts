import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import type { Language } from '../../../protocols/web/language.ts'
import type { WebRequest } from '../../../protocols/web/request.ts'
import {
  type Commitment,
  type Council,
  type CouncilCase,
  caseNumber,
  type EarlierRow,
  type Matter,
  mayStep,
  type Stored,
} from '../../council/index.ts'
import type { CaseInHand } from '../edit-case.ts'
import { type CaseTexts, caseTexts } from '../texts/case.ts'
import { caseWords } from '../texts/case-type.ts'
import { treatTexts } from '../texts/treat.ts'
import { nameInYear, shortName } from '../workspace.ts'
import { headingOf, shownSections } from './case-fields.ts'
import { caseTag, numberText } from './case-list.ts'
import { comparison } from './comparison.ts'
import { correctionList } from './corrections.ts'
import { dayText } from './dates.ts'
import { button, linkButton, paragraphs, part, workPage } from './frame.ts'
import { meetingName } from './meeting-list.ts'
import { paths } from './paths.ts'

/** What the page of a case shows beside the case. */
export type CaseShown = CaseInHand & {
  readonly council: Council | undefined
  readonly councils: readonly Council[]
  /** Meetings that are being planned, when the case waits for one. */
  readonly planned: readonly Stored<'meeting'>[]
  readonly matter: Matter | undefined
  readonly earlier: readonly EarlierRow[]
  readonly commitments: readonly Commitment[]
  readonly outsideMandate: boolean
  readonly elsewhere: string | undefined
}

/** A case: what it asks for, its paper, what was said and decided, and where it belongs. */
export function casePage(shown: CaseShown, request: WebRequest): Page {
  const { language } = request
  const { kept, meeting, council } = shown
  const t = caseTexts(language)
  const one = kept.content
  const number = numberText(one, language)
  return workPage(
    {
      title: `${number}: ${one.title}`,
      current: paths.cases,
      trail: [{ path: paths.cases, name: t.cases }],
      main: html`<p class="cw-facts">${caseTag(one.state, language)}${[council?.names.at(-1)?.name, one.type && caseWords(language)[one.type], one.owner && html`${t.owner}: ${one.owner}`, one.handler && html`${t.handler}: ${one.handler}`].map((each) => each && html`<span>${each}</span>`)}
${meeting && html`<a class="ds-link" href="${paths.meeting(meeting.id)}">${meetingName(meeting.content, council, language)}</a>`}</p>
${one.withdrawn !== undefined && html`<p>${t.withdrawn(one.withdrawn)}</p>`}
${shown.outsideMandate && html`<p class="ds-alert cw-note" data-color="warning">${t.outsideMandate}</p>`}
${shown.elsewhere && html`<p class="ds-alert cw-note" data-color="warning">${t.elsewhere} <a class="ds-link" href="${paths.case(shown.elsewhere)}">${called(shown.elsewhere, shown.councils)}</a></p>`}
${actions(shown, t)}
${shown.planned.length > 0 && part('oppsett', t.schedule, schedule(shown, t, language))}
<div class="cw-columns">
<div>
${
  one.proposals.length > 0 &&
  part(
    'forslag',
    t.proposals,
    one.proposals.map(({ text }) => html`<div class="cw-quote">${paragraphs(text)}</div>`),
  )
}
${part('vedtak', t.decision, decisions(one, t, language))}
${one.inputs.length > 0 && part('innspill', t.inputs, inputs(one, language))}
${one.corrections.length > 0 && part('rettelser', t.corrections, correctionList(one.corrections, language))}
${part('saksgang', t.matter, matter(shown, t))}
${part('oppfolging', t.commitments, commitments(shown, t))}
</div>
<div>
${shownSections(one).map((each, n) => part(`avsnitt-${n + 1}`, headingOf(each, t), paragraphs(each.text)))}
${one.questions.length > 0 && part('sporsmal', t.droftingssporsmal, html`<ol>${one.questions.map((each) => html`<li>${each}</li>`)}</ol>`)}
${one.attachments.length > 0 && part('vedlegg', t.attachments, html`<ul>${one.attachments.map((each) => html`<li>${each}</li>`)}</ul>`)}
</div>
</div>
${shown.earlier.length > 0 && part('tidligere', t.earlier, earlierTable(shown, t, language))}`,
    },
    request,
  )
}

/** «Strategirådet 26/25», of the id of a case. */
function called(id: string, councils: readonly Council[]): string {
  const [owner = '', year = '', number = ''] = id.split('/')
  const council = councils.find((each) => each.id === owner)
  const printed = caseNumber({ number: Number(number), year: Number(year) })
  return `${council ? nameInYear(council, Number(year)) : owner} ${printed}`
}

function actions({ kept, meeting }: CaseShown, t: CaseTexts): Html {
  const { id, council, content } = kept
  const approved = meeting !== undefined && mayStep(meeting.content, 'correct')
  const open = !approved && content.state !== 'withdrawn' && content.state !== 'cited'
  const said: readonly (readonly [string, HtmlValue] | false)[] = [
    open && content.state !== 'treated' && [paths.withdraw(id), t.withdraw],
    content.state !== 'draft' && content.state !== 'cited' && [`/saker/${id}`, t.publicPage],
    [paths.recordLog(council, 'case', id), t.changes],
  ]
  return html`<p class="cw-buttons">${open && linkButton(paths.editCase(id), t.edit)}${approved && linkButton(paths.correct(id), t.correct)}${said.map((each) => each && html`<a class="ds-link" href="${each[0]}">${each[1]}</a>`)}</p>`
}

function schedule({ kept, planned, council }: CaseShown, t: CaseTexts, language: Language): Html {
  return html`<p>${t.scheduleLead}</p><p class="cw-buttons">${planned.map((each) =>
    button(paths.agenda(each.id), t.put(meetingName(each.content, council, language)), {
      seen: each.version,
      variant: 'secondary',
      fields: html`<input type="hidden" name="sak" value="${kept.id}"><input type="hidden" name="gjor" value="sett">`,
    }),
  )}</p>`
}

function decisions(one: CouncilCase, t: CaseTexts, language: Language): Html {
  if (one.decisions.length === 0) return html`<p>${t.noDecision}</p>`
  return html`${one.decisions.map(({ text }) => html`<div class="cw-quote" data-decided="ja">${paragraphs(text)}</div>`)}${comparison(one, treatTexts(language))}`
}

function inputs({ inputs: said }: CouncilCase, language: Language): Html {
  const t = treatTexts(language)
  return html`<ul class="cw-inputs">${said.map(
    ({ from, text, points, internal }) =>
      html`<li>${from && html`<strong>${from}</strong> `}${internal && html`<span class="ds-tag" data-color="warning">${t.internal}</span>`}<p class="cw-text">${text}</p>${points.length > 0 && html`<ul>${points.map((point) => html`<li>${point}</li>`)}</ul>`}</li>`,
  )}</ul>`
}

function matter({ kept, matter: found, councils }: CaseShown, t: CaseTexts): Html {
  if (!found) return html`<p>${t.noMatter}</p><p>${linkButton(paths.linkCase(kept.id), t.linkMatter)}</p>`
  const names = [...new Set(found.cases.map((id) => id.split('/')[0] ?? ''))]
  const called = names.map((id) => shortNameOf(councils, id))
  return html`<p><a class="ds-link" href="${paths.matter(found.id)}">${found.title}</a> <span class="kp-small">${called.join(', ')}</span></p>`
}

const shortNameOf = (councils: CaseShown['councils'], id: string): string => {
  const council = councils.find((each) => each.id === id)
  return council ? shortName(council) : id
}

function commitments({ kept, commitments: made }: CaseShown, t: CaseTexts): Html {
  const list = made.map(
    ({ id, council, text, owner }) =>
      html`<li><a class="ds-link" href="${paths.commitment(council, id)}">${text}</a>${owner && html` <span class="kp-small">${owner}</span>`}</li>`,
  )
  return html`${made.length > 0 ? html`<ul class="cw-list">${list}</ul>` : html`<p>${t.noCommitments}</p>`}<p>${linkButton(paths.promise(kept.id), t.promise)}</p>`
}

function earlierTable({ earlier, councils }: CaseShown, t: CaseTexts, language: Language): Html {
  const name = (id: string | undefined) => id && shortNameOf(councils, id)
  return html`<p class="kp-small">${t.earlierHelp}</p><div class="cw-scroll"><table class="ds-table"><thead><tr><th scope="col">${t.meeting}</th><th scope="col">${t.council}</th><th scope="col">${t.number}</th><th scope="col">${t.title}</th><th scope="col">${t.decision}</th></tr></thead><tbody>${earlier.map(
    (row) =>
      html`<tr><td class="cw-nowrap">${row.date && dayText(row.date, language)}</td><td>${name(row.council)}</td><td class="cw-nowrap">${row.number}</td><td>${row.case ? html`<a class="ds-link" href="${paths.case(row.case)}">${row.title}</a>` : row.title}</td><td class="cw-text">${row.decision ?? t.noDecision}</td></tr>`,
  )}</tbody></table></div>`
}
