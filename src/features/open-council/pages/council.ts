import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import { texts } from '../../../protocols/web/language.ts'
import { type Council, type Mandate, type Membership, nameOn, type Published } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { newestFirst } from '../case-number.ts'
import { spokenDay } from '../export/spoken-day.ts'
import { inBokmal, openPage } from './frame.ts'
import { caseCard, dayTag, meetingLine, type Showing, sourceLinks } from './parts.ts'
import { prose } from './prose.ts'
import { openTexts } from './texts.ts'
import { councilStateWords, levelWords, meetingStateWords } from './words.ts'

const councilTexts = texts({
  nb: {
    lead: 'En sak kan gå fra fagnivået til porteføljenivået og videre til strateginivået. Hvert råd teller sine egne saker.',
    cases: (count: number) => (count === 1 ? '1 sak' : `${count} saker`),
    meetings: (count: number) => (count === 1 ? '1 møte' : `${count} møter`),
    names: 'Navn gjennom tidene',
    until: (day: string) => `til ${day}`,
    since: (day: string) => `fra ${day}`,
    alsoCalled: 'Også skrevet',
    mandate: 'Mandatet som gjelder',
    noMandate: 'Ikke noe mandat er lagret.',
    older: 'Tidligere mandater',
    version: (version: number) => `Versjon ${version}`,
    tasks: 'Oppgaver',
    members: 'Medlemmer nå',
    noMembers: 'Medlemmene er ikke lagret.',
    former: 'Tidligere medlemmer',
    substitute: 'vara',
    latest: 'Møter',
    newCases: 'Siste saker',
    allCases: 'Alle sakene i rådet',
    archive: 'Arkivuttrekk av avsluttede møter (NOARK 5)',
    follow: 'Følg rådet',
    feed: 'Nye saker og vedtak (Atom)',
    calendar: 'Møtene i kalenderen (iCalendar)',
  },
  nn: {
    lead: 'Ei sak kan gå frå fagnivået til porteføljenivået og vidare til strateginivået. Kvart råd tel sine eigne saker.',
    cases: (count) => (count === 1 ? '1 sak' : `${count} saker`),
    meetings: (count) => (count === 1 ? '1 møte' : `${count} møte`),
    names: 'Namn gjennom tidene',
    until: (day) => `til ${day}`,
    since: (day) => `frå ${day}`,
    alsoCalled: 'Òg skrive',
    mandate: 'Mandatet som gjeld',
    noMandate: 'Det er ikkje lagra noko mandat.',
    older: 'Tidlegare mandat',
    version: (version) => `Versjon ${version}`,
    tasks: 'Oppgåver',
    members: 'Medlemmer no',
    noMembers: 'Medlemmene er ikkje lagra.',
    former: 'Tidlegare medlemmer',
    substitute: 'vara',
    latest: 'Møte',
    newCases: 'Siste saker',
    allCases: 'Alle sakene i rådet',
    archive: 'Arkivuttrekk av avslutta møte (NOARK 5)',
    follow: 'Følg rådet',
    feed: 'Nye saker og vedtak (Atom)',
    calendar: 'Møta i kalenderen (iCalendar)',
  },
  en: {
    lead: 'A matter may go from the professional level to the portfolio level and on to the strategic one. Each council counts its own cases.',
    cases: (count) => (count === 1 ? '1 case' : `${count} cases`),
    meetings: (count) => (count === 1 ? '1 meeting' : `${count} meetings`),
    names: 'Names over time',
    until: (day) => `until ${day}`,
    since: (day) => `from ${day}`,
    alsoCalled: 'Also written',
    mandate: 'Mandate in force',
    noMandate: 'No mandate is kept.',
    older: 'Earlier mandates',
    version: (version) => `Version ${version}`,
    tasks: 'Tasks',
    members: 'Members now',
    noMembers: 'The members are not kept.',
    former: 'Former members',
    substitute: 'substitute',
    latest: 'Meetings',
    newCases: 'Latest cases',
    allCases: 'All cases of the council',
    archive: 'Archive extraction of closed meetings (NOARK 5)',
    follow: 'Follow the council',
    feed: 'New cases and decisions (Atom)',
    calendar: 'The meetings in your calendar (iCalendar)',
  },
})

const levels: readonly Council['level'][] = ['strategi', 'portefolje', 'fag', 'annet']

/** All councils by level, the highest first. */
export function councilsPage(showing: Showing): Page {
  const { open, language } = showing
  const t = councilTexts(language)
  const ts = openTexts(language)
  const groups = levels.flatMap((level) => {
    const councils = open.councils.filter((council) => council.level === level)
    if (councils.length === 0) return []
    const cards = councils.map((council) => {
      const cases = open.cases.filter((one) => one.council === council.id).length
      const meetings = open.meetings.filter((meeting) => meeting.council === council.id).length
      return html`<li class="oc-card" data-level="${level}"><h3><a class="ds-link" href="${addresses.council(council.id)}" ${inBokmal(language)}>${nameOn(council)?.name ?? council.id}</a></h3>
<p class="oc-facts">${council.state !== 'active' && html`<span class="oc-tag">${councilStateWords(language)[council.state]}</span>`} <span>${t.cases(cases)}</span> <span>${t.meetings(meetings)}</span></p></li>`
    })
    return [html`<section><h2>${levelWords(language)[level]}</h2><ul class="oc-cards">${cards}</ul></section>`]
  })
  return openPage(language, {
    section: 'councils',
    here: true,
    title: ts.councils,
    main: html`<h1>${ts.councils}</h1><p class="kp-lead">${t.lead}</p>${groups}`,
  })
}

/** One council: what it has been called, what it is to do, who sits in it, when it meets, what it has treated. */
export function councilPage(showing: Showing, council: Published<Council>, today: string): Page {
  const { open, language } = showing
  const t = councilTexts(language)
  const meetings = open.meetings.filter((each) => each.council === council.id)
  const latest = meetings.toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? '')).slice(0, 8)
  const cases = open.cases.filter((each) => each.council === council.id).toSorted(newestFirst)
  const closed = meetings.some(({ state }) => state === 'minutes-approved')
  return openPage(language, {
    section: 'councils',
    title: nameOn(council)?.name ?? council.id,
    main: html`<header class="oc-head"><p class="oc-card-top"><span class="oc-tag">${levelWords(language)[council.level]}</span> ${council.state !== 'active' && html`<span class="oc-tag" data-tone="warning">${councilStateWords(language)[council.state]}</span>`}</p>
<h1 ${inBokmal(language)}>${nameOn(council)?.name ?? council.id}</h1></header>
<div class="oc-columns"><div>
<section aria-labelledby="mandat"><h2 id="mandat">${t.mandate}</h2>${mandates(showing, council, today)}</section>
<section aria-labelledby="saker"><h2 id="saker">${t.newCases}</h2><ol class="oc-cards">${cases.slice(0, 8).map((one) => caseCard(showing, one))}</ol>
<p><a class="ds-link" href="${addresses.search}?rad=${council.id}">${t.allCases} (${cases.length})</a></p></section></div>
<div><section aria-labelledby="moter"><h2 id="moter">${t.latest}</h2>
<ul class="oc-rows">${latest.map((each) => meetingLine(showing, each, html`<span class="kp-small">${meetingStateWords(language)[each.state]}</span>`))}</ul></section>
<section aria-labelledby="medlemmer"><h2 id="medlemmer">${t.members}</h2>${members(showing, council, today)}</section>
<section aria-labelledby="navn"><h2 id="navn">${t.names}</h2>${names(showing, council)}</section>
<aside class="oc-follow" aria-labelledby="folg"><h2 id="folg">${t.follow}</h2><p><a class="ds-link" href="${addresses.councilFeed(council.id)}">${t.feed}</a>
<a class="ds-link" href="${addresses.councilCalendar(council.id)}">${t.calendar}</a>
${closed && html`<a class="ds-link" href="${addresses.archive(council.id)}">${t.archive}</a>`}</p></aside></div></div>`,
  })
}

function mandates({ open, language }: Showing, council: Published<Council>, today: string): Html {
  const t = councilTexts(language)
  const all = open.mandates.filter((each) => each.council === council.id).toSorted((a, b) => b.version - a.version)
  const inForce = all.find(({ from, to }) => (from === undefined || from <= today) && (to === undefined || to >= today))
  const older = all.filter((each) => each !== inForce)
  const one = (
    mandate: Published<Mandate>,
  ) => html`<p class="kp-small">${t.version(mandate.version)}${mandate.from && html`, ${t.since(spokenDay(mandate.from, language))}`}${mandate.to && html` ${t.until(spokenDay(mandate.to, language))}`}
${mandate.decidedIn && html`<a class="ds-link" href="${addresses.case(mandate.decidedIn)}">${openTexts(language).case} ${mandate.decidedIn.split('/').slice(1).toReversed().join('/')}</a>`}</p>
${prose(mandate.purpose, language)}${mandate.tasks.length > 0 && html`<ul ${inBokmal(language)}>${mandate.tasks.map(({ text }) => html`<li>${text}</li>`)}</ul>`}<p>${sourceLinks(mandate.sources, language)}</p>`
  return html`${inForce ? one(inForce) : html`<p>${t.noMandate}</p>`}
${older.length > 0 && html`<details class="oc-more"><summary>${t.older} (${older.length})</summary>${older.map(one)}</details>`}`
}

function members({ open, language }: Showing, council: Published<Council>, today: string): Html {
  const t = councilTexts(language)
  const all = open.memberships.filter((each) => each.council === council.id)
  const now = all.filter(({ from, to }) => (from === undefined || from <= today) && (to === undefined || to >= today))
  const former = all.filter((each) => !now.includes(each))
  const item = ({ person, organisation, substitute, from, to }: Published<Membership>) =>
    html`<li>${person}${substitute && html` (${t.substitute})`}<span class="kp-small" ${inBokmal(language)}> ${organisation}</span>${
      to !== undefined &&
      html`<span class="kp-small"> ${from && dayTag(from, language)} ${t.until(spokenDay(to, language))}</span>`
    }</li>`
  return html`${now.length === 0 ? html`<p>${t.noMembers}</p>` : html`<ul class="oc-plain">${now.map(item)}</ul>`}
${former.length > 0 && html`<details class="oc-more"><summary>${t.former} (${former.length})</summary><ul class="oc-plain">${former.map(item)}</ul></details>`}`
}

function names({ language }: Showing, { names: all, aliases }: Published<Council>): Html {
  const t = councilTexts(language)
  const items = all.toReversed().map(
    ({ name, short, from, to }) => html`<li><span ${inBokmal(language)}>${name} (${short})</span>
<span class="kp-small">${from && t.since(spokenDay(from, language))} ${to && t.until(spokenDay(to, language))}</span></li>`,
  )
  return html`<ul class="oc-plain">${items}</ul>${aliases.length > 0 && html`<p class="kp-small">${t.alsoCalled}: <span ${inBokmal(language)}>${aliases.join(', ')}</span></p>`}`
}
