import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import { type Text, texts } from '../../../protocols/web/language.ts'
import { caseNumber, type CouncilCase, type Matter, type Published } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { chainOf } from '../chain.ts'
import { correctedOn } from '../corrected.ts'
import { chainView } from './chain.ts'
import { correctedMark } from './corrections.ts'
import { commitmentItem, followUpNow } from './commitments.ts'
import { inBokmal, openPage } from './frame.ts'
import { councilTag, dayTag, type Showing, sourceLinks } from './parts.ts'
import { prose } from './prose.ts'
import { openTexts } from './texts.ts'

const otherTexts = texts({
  nb: {
    matter: 'Saksgang',
    followMatter: 'Følg saken gjennom rådene',
    feed: 'Abonner (Atom)',
    mail: 'Tekst til e-post',
    decisionIn: (number: string) => `Vedtak i sak ${number}`,
    notNow: 'Vedtaket er siden endret.',
    latest: 'Se det som gjelder',
    whole: 'Hele saken',
    decidedOn: 'Vedtatt',
    followUpLead:
      'Det noen har tatt på seg i et møte, står åpent til en sak lukker det. Det som er over fristen, står øverst.',
    overdue: 'Over fristen',
    open: 'Åpne',
    closed: 'Lukket',
    noneOpen: 'Ingenting er åpent.',
  },
  nn: {
    matter: 'Saksgang',
    followMatter: 'Følg saka gjennom råda',
    feed: 'Abonner (Atom)',
    mail: 'Tekst til e-post',
    decisionIn: (number) => `Vedtak i sak ${number}`,
    notNow: 'Vedtaket er sidan endra.',
    latest: 'Sjå det som gjeld',
    whole: 'Heile saka',
    decidedOn: 'Vedteke',
    followUpLead:
      'Det nokon har teke på seg i eit møte, står ope til ei sak lukkar det. Det som er over fristen, står øvst.',
    overdue: 'Over fristen',
    open: 'Opne',
    closed: 'Lukka',
    noneOpen: 'Ingenting er ope.',
  },
  en: {
    matter: 'Matter',
    followMatter: 'Follow the matter through the councils',
    feed: 'Subscribe (Atom)',
    mail: 'Text for e-mail',
    decisionIn: (number) => `Decision in case ${number}`,
    notNow: 'The decision was changed later.',
    latest: 'See the one in force',
    whole: 'The whole case',
    decidedOn: 'Decided',
    followUpLead:
      'What somebody took upon them in a meeting stays open until a case closes it. What is overdue stands first.',
    overdue: 'Overdue',
    open: 'Open',
    closed: 'Closed',
    noneOpen: 'Nothing is open.',
  },
})

/** One matter through all councils. */
export function matterPage(showing: Showing, matter: Published<Matter>): Page {
  const { open, language } = showing
  const t = otherTexts(language)
  return openPage(language, {
    section: 'cases',
    title: matter.title,
    main: html`<header class="oc-head"><p class="oc-card-top"><span class="oc-tag">${t.matter}</span></p><h1 ${inBokmal(language)}>${matter.title}</h1></header>
${chainView(showing, chainOf(matter, open))}
<aside class="oc-follow" aria-labelledby="folg"><h2 id="folg">${t.followMatter}</h2><p><a class="ds-link" href="${addresses.matterFeed(matter.id)}">${t.feed}</a>
<a class="ds-link" href="${addresses.followMail}?saksgang=${matter.id}">${t.mail}</a></p></aside>`,
  })
}

/** A decision at its own address, so that a letter can point to it. @param ordinal counted from 1 */
export function decisionPage(showing: Showing, one: Published<CouncilCase>, ordinal: number): Page | undefined {
  const { open, language } = showing
  const t = otherTexts(language)
  const ts = openTexts(language)
  const decision = one.decisions[ordinal - 1]
  if (decision === undefined) return undefined
  const meeting = open.meetingOf(one)
  return openPage(language, {
    section: 'cases',
    title: t.decisionIn(caseNumber(one)),
    main: html`<header class="oc-head"><p class="oc-card-top">${councilTag(showing, one.council, meeting?.date)} <span class="oc-number">${ts.case} ${caseNumber(one)}</span></p>
<h1>${t.decisionIn(caseNumber(one))}</h1><p class="kp-lead" ${inBokmal(language)}>${one.title}</p></header>
${ordinal < one.decisions.length && html`<p class="kp-note">${t.notNow} <a class="ds-link" href="${addresses.decision(one.id, one.decisions.length)}">${t.latest}</a></p>`}
<div class="oc-side" data-kind="decision"><p class="oc-kind">${decision.kind === 'vedtak' ? ts.decision : ts.updatedDecision}</p>
${prose(decision.text, language)}${correctedMark(correctedOn(one, `decisions/${decision.id}`), one.id, language)}
<p class="oc-facts">${meeting?.date && html`<span>${t.decidedOn} <a class="ds-link" href="${addresses.meeting(meeting.id)}">${dayTag(meeting.date, language)}</a></span>`} ${sourceLinks(decision.sources, language)}</p></div>
<p><a class="ds-link" href="${addresses.case(one.id)}">${t.whole}</a></p>`,
  })
}

/** Enough for one page, and far below what a phone would choke on. */
const perPage = 60

/** Everything that was promised: overdue, open, closed (acceptance A14). @param page counted from 1 */
export function followUpPage(showing: Showing, today: string, page: number): Page {
  const { open, language } = showing
  const t = otherTexts(language)
  const ts = openTexts(language)
  const all = followUpNow(open, today)
  const pages = Math.max(1, Math.ceil(all.length / perPage))
  const here = Math.min(page, pages)
  const shown = all.slice((here - 1) * perPage, here * perPage)
  const sections = (['overdue', 'open', 'closed'] as const).map((state): Html | false => {
    const list = shown.filter((each) => each.state === state)
    return (
      list.length > 0 &&
      html`<section aria-labelledby="${state}"><h2 id="${state}">${t[state]} <small>${all.filter((each) => each.state === state).length}</small></h2>
<ul class="oc-rows">${list.map((each) => commitmentItem(showing, each))}</ul></section>`
    )
  })
  const link = (to: number, label: Text) =>
    html`<a class="ds-button" data-variant="secondary" href="${addresses.followUp}?side=${to}">${label}</a>`
  return openPage(language, {
    section: 'followUp',
    here: true,
    title: ts.followUp,
    main: html`<h1>${ts.followUp}</h1><p class="kp-lead">${t.followUpLead}</p>
${all.every(({ state }) => state === 'closed') && html`<p>${t.noneOpen}</p>`}${sections}
${pages > 1 && html`<nav class="oc-pages" aria-label="${ts.pages}">${here > 1 && link(here - 1, ts.previous)}<span>${ts.page(here, pages)}</span>${here < pages && link(here + 1, ts.next)}</nav>`}`,
  })
}
