import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import { caseNumber, type CouncilCase, type Published } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { chainOf, dateOf } from '../chain.ts'
import { earlierTreatments, type EarlierTreatment } from '../earlier-treatments.ts'
import { caseTexts } from './case-texts.ts'
import { chainView } from './chain.ts'
import { correctionsSection } from './corrections.ts'
import { commitmentItem, followUpOf } from './commitments.ts'
import { differenceList, differenceNote } from './differences.ts'
import { inBokmal, openPage } from './frame.ts'
import { outcomeSection } from './outcome.ts'
import { councilTag, dayTag, paperLinks, type Showing, sourceLinks } from './parts.ts'
import { prose, questionsBeside, withoutBullet } from './prose.ts'
import { openTexts } from './texts.ts'
import { caseStateWords, caseTypeWords } from './words.ts'

/** Everything the public may know of one case, each fact with the lines it was read from. */
export function casePage(showing: Showing, one: Published<CouncilCase>, today: string): Page {
  const { open, language } = showing
  const t = caseTexts(language)
  const matter = open.matterOf(one.id)
  const commitments = followUpOf(open, one.id, today)
  const differences = open.differencesOf(one.id)
  return openPage(language, {
    section: 'cases',
    title: `${caseNumber(one)} ${one.title}`,
    main: html`<article class="oc-case">
${caseHead(showing, one)}
${differenceNote(showing, differences)}
${outcomeSection(one, language)}
${
  matter &&
  html`<section aria-labelledby="saksgang"><h2 id="saksgang">${t.chain}</h2>
<p><a class="ds-link" href="${addresses.matter(matter.id)}" ${inBokmal(language)}>${matter.title}</a></p>
${chainView(showing, chainOf(matter, open), one.id)}</section>`
}
${commitments.length > 0 && html`<section aria-labelledby="oppfolging"><h2 id="oppfolging">${t.commitments}</h2><ul class="oc-rows">${commitments.map((each) => commitmentItem(showing, each))}</ul></section>`}
${inputsSection(showing, one)}
${paperSections(showing, one)}
${earlierSection(showing, earlierTreatments(one, open))}
${differences.length > 0 && differenceList(showing, differences)}
${correctionsSection(one, language)}
${followSection(showing, one)}
</article>`,
  })
}

function caseHead(showing: Showing, one: Published<CouncilCase>): Html {
  const { open, language } = showing
  const t = caseTexts(language)
  const ts = openTexts(language)
  const meeting = open.meetingOf(one)
  const fact = (label: HtmlValue, value: HtmlValue, field?: string) =>
    html`<div><dt>${label}</dt><dd>${value} ${field && sourceLinks(one.fieldSources?.[field] ?? [], language)}</dd></div>`
  return html`<header class="oc-head">
<p class="oc-card-top">${councilTag(showing, one.council, dateOf(one, open))} <span class="oc-number">${ts.case} ${caseNumber(one)}</span>
<span class="oc-tag">${caseStateWords(language)[one.state]}</span></p>
<h1 ${inBokmal(language)}>${one.title}</h1>
<dl class="oc-dl">
${meeting && fact(ts.meeting, html`<a class="ds-link" href="${addresses.meeting(meeting.id)}">${dayTag(meeting.date, language)}${meeting.number && html` (${meeting.number})`}</a>`)}
${one.type && fact(ts.type, caseTypeWords(language)[one.type], 'type')}
${one.owner && fact(t.owner, html`<span ${inBokmal(language)}>${one.owner}</span>`, 'owner')}
${one.handler && fact(t.handler, one.handler, 'handler')}
${one.needHere && fact(t.needHere, html`<span ${inBokmal(language)}>${one.needHere}</span>`)}
${one.withdrawn && fact(t.withdrawn, html`<span ${inBokmal(language)}>${one.withdrawn}</span>`)}
${
  one.otherTitles.length > 0 &&
  fact(
    t.otherTitles,
    one.otherTitles.map(
      ({ title, source }, i) =>
        html`${i > 0 && html`<br>`}<span ${inBokmal(language)}>«${title}»</span> ${sourceLinks([source], language)}`,
    ),
  )
}
${one.sources.length > 0 && fact(t.readFrom, paperLinks(one.sources, showing))}
</dl></header>`
}

function inputsSection({ language }: Showing, { inputs }: Published<CouncilCase>): Html | undefined {
  if (inputs.length === 0) return undefined
  const t = caseTexts(language)
  const items = inputs.map(
    ({ text, from, points, sources }) => html`<li>${from && html`<p class="oc-from" ${inBokmal(language)}>${from}</p>`}
${prose(text, language)}${points.length > 0 && html`<ul ${inBokmal(language)}>${points.map((point) => html`<li>${withoutBullet(point)}</li>`)}</ul>`}
${sourceLinks(sources, language)}</li>`,
  )
  return html`<section aria-labelledby="innspill"><h2 id="innspill">${t.inputs}</h2><ul class="oc-inputs">${items}</ul></section>`
}

function paperSections({ language }: Showing, one: Published<CouncilCase>): Html | undefined {
  const t = caseTexts(language)
  const told = one.sections.filter(({ kind }) => kind !== 'forslag-til-vedtak' && kind !== 'tidligere-vedtak')
  const { attachments } = one
  const questions = questionsBeside(
    one.questions,
    told.map(({ text }) => text),
  )
  if (told.length + questions.length + attachments.length === 0) return undefined
  return html`<section aria-labelledby="saksgrunnlag"><h2 id="saksgrunnlag">${t.groundwork}</h2>
${questions.length > 0 && html`<h3>${t.questions}</h3><ul ${inBokmal(language)}>${questions.map((question) => html`<li>${question}</li>`)}</ul>`}
${told.map(({ heading, text, sources }) => html`${heading !== '' && html`<h3 ${inBokmal(language)}>${heading}</h3>`}${prose(text, language)}<p>${sourceLinks(sources, language)}</p>`)}
${attachments.length > 0 && html`<h3>${t.attachments}</h3><ul ${inBokmal(language)}>${attachments.map((each) => html`<li>${each}</li>`)}</ul>`}</section>`
}

function earlierSection(showing: Showing, rows: readonly EarlierTreatment[]): Html | undefined {
  if (rows.length === 0) return undefined
  const { language } = showing
  const t = caseTexts(language)
  const ts = openTexts(language)
  const cells = rows.map(
    ({ council, number, case: id, date, title, decision, from, sources }) => html`<tr>
<th scope="row">${council && councilTag(showing, council, date)} ${id && showing.open.case(id) ? html`<a class="ds-link" href="${addresses.case(id)}">${number}</a>` : number}</th>
<td data-label="${t.day}">${dayTag(date, language) ?? ts.unknownDay}</td><td data-label="${t.title}"><span ${inBokmal(language)}>${title}</span></td>
<td data-label="${ts.decision}"><span ${inBokmal(language)}>${decision ?? ts.noDecision}</span></td>
<td data-label="${t.how}">${t[from]} ${sourceLinks(sources, language)}</td></tr>`,
  )
  return html`<section aria-labelledby="tidligere"><h2 id="tidligere">${t.earlier}</h2>
<p class="kp-small">${t.earlierAbout}</p>
<div class="oc-scroll" tabindex="0" role="group" aria-labelledby="tidligere"><table class="ds-table oc-stacks" data-border="true">
<thead><tr><th scope="col">${ts.case}</th><th scope="col">${t.day}</th><th scope="col">${t.title}</th><th scope="col">${ts.decision}</th><th scope="col">${t.how}</th></tr></thead>
<tbody>${cells}</tbody></table></div></section>`
}

function followSection({ open, language }: Showing, one: Published<CouncilCase>): Html {
  const t = caseTexts(language)
  const matter = open.matterOf(one.id)
  return html`<aside class="oc-follow" aria-labelledby="folg"><h2 id="folg">${t.follow}</h2>
<p>${t.followAbout}</p>
<p>${matter && html`<a class="ds-link" href="${addresses.matterFeed(matter.id)}">${t.followMatter}</a>`}
<a class="ds-link" href="${addresses.councilFeed(one.council)}">${t.followCouncil}</a>
<a class="ds-link" href="${addresses.followMail}?sak=${one.id}">${t.followMail}</a>
<a class="ds-link" href="${addresses.einnsynCase(one.id)}">${t.machine}</a></p></aside>`
}
