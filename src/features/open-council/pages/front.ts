import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import { type Language, texts } from '../../../protocols/web/language.ts'
import { type CaseType, caseNumber, isRoutine } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { newestFirst } from '../case-number.ts'
import { shortName } from '../council-names.ts'
import type { Asked, SearchResult } from '../search/search-cases.ts'
import { commitmentItem, followUpNow } from './commitments.ts'
import { inBokmal, openPage } from './frame.ts'
import { caseCard, meetingLine, type Showing } from './parts.ts'
import { openTexts } from './texts.ts'
import { caseTypeWords } from './words.ts'

const frontTexts = texts({
  nb: {
    lead: 'Her ser du hva de nasjonale rådene for digitalisering i helse- og omsorgstjenesten har til behandling, hva de har bestemt, og hva noen har tatt på seg å gjøre.',
    newest: 'Nye vedtak',
    nextMeetings: 'Neste møter',
    promises: 'Åpne oppfølgingspunkter',
    allMeetings: 'Alle møter',
    allPromises: 'All oppfølging',
    noMeetings: 'Ingen møter er kunngjort.',
    noPromises: 'Ingen oppfølgingspunkter er åpne.',
    nothing: 'Ingen saker er publisert ennå.',
    results: (total: number) => (total === 1 ? '1 sak' : `${total} saker`),
    resultsFor: (query: string) => `Treff for «${query}»`,
    listed: 'Saker',
    none: 'Ingen saker passer. Prøv færre ord, eller ta bort et filter.',
    someWords: 'Ingen sak har alle ordene. Disse har noen av dem.',
    manyCouncils: (number: string, councils: string) =>
      `Flere råd har en sak ${number}: ${councils}. Hvert råd teller sine egne saker, så nummeret alene sier ikke hvilken. Her er alle.`,
    oneCouncil: (number: string, council: string) =>
      `Bare ${council} har en sak ${number} her. Nummeret alene sier ellers ikke hvilket råd.`,
    noNumber: (number: string) => `Ingen av rådene har en sak ${number} her.`,
    notThere: (council: string, number: string) => `${council} har ingen sak ${number} her.`,
    elsewhere: 'Disse har en sak med det nummeret:',
    suggested: 'Mente du',
    limits: 'Avgrens søket',
    followSearch: 'Følg dette søket',
    followFeed: 'Abonner (Atom)',
    followMail: 'Tekst til e-post',
    figures: 'Tilskudd, tall og tidslinjer i papirene',
    map: 'Hva Knutepunkt gjør for hver sak i papirene',
  },
  nn: {
    lead: 'Her ser du kva dei nasjonale råda for digitalisering i helse- og omsorgstenesta har til behandling, kva dei har bestemt, og kva nokon har teke på seg å gjere.',
    newest: 'Nye vedtak',
    nextMeetings: 'Neste møte',
    promises: 'Opne oppfølgingspunkt',
    allMeetings: 'Alle møte',
    allPromises: 'All oppfølging',
    noMeetings: 'Ingen møte er kunngjorde.',
    noPromises: 'Ingen oppfølgingspunkt er opne.',
    nothing: 'Ingen saker er publiserte enno.',
    results: (total) => (total === 1 ? '1 sak' : `${total} saker`),
    resultsFor: (query) => `Treff for «${query}»`,
    listed: 'Saker',
    none: 'Ingen saker passar. Prøv færre ord, eller ta bort eit filter.',
    someWords: 'Inga sak har alle orda. Desse har nokre av dei.',
    manyCouncils: (number, councils) =>
      `Fleire råd har ei sak ${number}: ${councils}. Kvart råd tel sine eigne saker, så nummeret åleine seier ikkje kva for ei. Her er alle.`,
    oneCouncil: (number, council) =>
      `Berre ${council} har ei sak ${number} her. Nummeret åleine seier elles ikkje kva for eit råd.`,
    noNumber: (number) => `Ingen av råda har ei sak ${number} her.`,
    notThere: (council, number) => `${council} har inga sak ${number} her.`,
    elsewhere: 'Desse har ei sak med det nummeret:',
    suggested: 'Meinte du',
    limits: 'Avgrens søket',
    followSearch: 'Følg dette søket',
    followFeed: 'Abonner (Atom)',
    followMail: 'Tekst til e-post',
    figures: 'Tilskot, tal og tidslinjer i papira',
    map: 'Kva Knutepunkt gjer for kvar sak i papira',
  },
  en: {
    lead: 'What Norway’s national councils for digital health and care have before them, what they have decided, and what somebody has taken upon them to do.',
    newest: 'New decisions',
    nextMeetings: 'Next meetings',
    promises: 'Open follow-up',
    allMeetings: 'All meetings',
    allPromises: 'All follow-up',
    noMeetings: 'No meetings are announced.',
    noPromises: 'Nothing is open.',
    nothing: 'No cases are published yet.',
    results: (total) => (total === 1 ? '1 case' : `${total} cases`),
    resultsFor: (query) => `Results for “${query}”`,
    listed: 'Cases',
    none: 'No case fits. Try fewer words, or remove a filter.',
    someWords: 'No case has all the words. These have some of them.',
    manyCouncils: (number, councils) =>
      `Several councils have a case ${number}: ${councils}. Each council counts its own cases, so the number alone does not say which. Here are all of them.`,
    oneCouncil: (number, council) =>
      `Only ${council} has a case ${number} here. The number alone does not say which council.`,
    noNumber: (number) => `No council has a case ${number} here.`,
    notThere: (council, number) => `${council} has no case ${number} here.`,
    elsewhere: 'These have a case of that number:',
    suggested: 'Did you mean',
    limits: 'Narrow the search',
    followSearch: 'Follow this search',
    followFeed: 'Subscribe (Atom)',
    followMail: 'Text for e-mail',
    figures: 'Grants, figures and timelines in the papers',
    map: 'What Knutepunkt does for each case in the papers',
  },
})

/** The front page of the section: search first, then what is new, next and open. */
export function frontPage(showing: Showing, asked: Asked, today: string): Page {
  const { open, language } = showing
  const t = frontTexts(language)
  const ts = openTexts(language)
  const decided = open.cases.filter(({ decisions, title }) => decisions.length > 0 && !isRoutine(title))
  const day = (id: string) => open.meetingOf(open.case(id)!)?.date ?? ''
  const newest = decided.toSorted((a, b) => day(b.id).localeCompare(day(a.id)) || newestFirst(a, b)).slice(0, 6)
  const coming = open.meetings
    .filter(({ date, state }) => date !== undefined && date >= today && state !== 'cancelled')
    .toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
    .slice(0, 4)
  const promises = followUpNow(open, today)
    .filter(({ state }) => state !== 'closed')
    .slice(0, 4)
  return openPage(language, {
    section: 'cases',
    here: true,
    title: ts.sections,
    main: html`<h1>${ts.sections}</h1>
<p class="kp-lead">${t.lead}</p>
${searchForm(showing, asked)}
<div class="oc-columns">
<section aria-labelledby="nye"><h2 id="nye">${t.newest}</h2>
${newest.length === 0 ? html`<p>${t.nothing}</p>` : html`<ol class="oc-cards">${newest.map((one) => caseCard(showing, one))}</ol>`}</section>
<div>
<section aria-labelledby="moter"><h2 id="moter">${t.nextMeetings}</h2>
${coming.length === 0 ? html`<p>${t.noMeetings}</p>` : html`<ul class="oc-rows">${coming.map((meeting) => meetingLine(showing, meeting))}</ul>`}
<p><a class="ds-link" href="${addresses.meetings}">${t.allMeetings}</a></p></section>
<section aria-labelledby="loft"><h2 id="loft">${t.promises}</h2>
${promises.length === 0 ? html`<p>${t.noPromises}</p>` : html`<ul class="oc-rows">${promises.map((each) => commitmentItem(showing, each))}</ul>`}
<p><a class="ds-link" href="${addresses.followUp}">${t.allPromises}</a></p></section>
<ul class="oc-plain">
${open.grants.length + open.figures.length + open.timelines.length > 0 && html`<li><a class="ds-link" href="${addresses.figures}">${t.figures}</a></li>`}
<li><a class="ds-link" href="/saker/kart">${t.map}</a></li></ul>
</div>
</div>`,
  })
}

/** What a search found. */
export function resultsPage(showing: Showing, asked: Asked, result: SearchResult): Page {
  const { language } = showing
  const t = frontTexts(language)
  const ts = openTexts(language)
  const { hits, total } = result
  const heading = asked.query === '' ? t.listed : t.resultsFor(asked.query)
  return openPage(language, {
    section: 'cases',
    title: heading,
    main: html`<h1>${ts.sections}</h1>
${searchForm(showing, asked)}
<section aria-labelledby="treff" class="oc-results">
<h2 id="treff">${heading} <small>${t.results(total)}</small></h2>
${numberNote(showing, result)}
${result.suggestion && html`<p class="kp-note">${t.suggested} <a class="ds-link" href="${addresses.search}?${wordsOf({ ...asked, query: result.suggestion })}">${result.suggestion}</a>?</p>`}
${result.someWords && html`<p class="kp-note">${t.someWords}</p>`}
${hits.length === 0 && !result.number && html`<p>${t.none}</p>`}
<ol class="oc-cards">${hits.map((hit) => caseCard(showing, hit.one, hit))}</ol>
${pagesOf(asked, result, language)}
</section>
<aside class="oc-follow" aria-labelledby="folg"><h2 id="folg">${t.followSearch}</h2>
<p><a class="ds-link" href="${addresses.searchFeed}?${wordsOf(asked)}">${t.followFeed}</a>
<a class="ds-link" href="${addresses.followMail}?${wordsOf(asked)}">${t.followMail}</a></p></aside>`,
  })
}

/** A bare number is never one case without saying so (acceptance A6). */
function numberNote(showing: Showing, { number, hits, council, elsewhere }: SearchResult): Html | undefined {
  if (number === undefined || (council !== undefined && hits.length > 0)) return undefined
  const { open, language } = showing
  const t = frontTexts(language)
  const written = caseNumber(number)
  if (council !== undefined && elsewhere !== undefined && elsewhere.length > 0) {
    const name = shortName(open.council(council), council)
    return html`<p class="kp-note" role="status">${t.notThere(name, written)} ${t.elsewhere}</p>
<ol class="oc-cards">${elsewhere.map((one) => caseCard(showing, one))}</ol>`
  }
  const names = hits.map(({ one }) => shortName(open.council(one.council), one.council, open.meetingOf(one)?.date))
  const [only] = names
  const note =
    only === undefined
      ? t.noNumber(written)
      : names.length === 1
        ? t.oneCouncil(written, only)
        : t.manyCouncils(written, names.join(', '))
  return html`<p class="kp-note" role="status">${note}</p>`
}

function searchForm({ open, language }: Showing, asked: Asked): Html {
  const t = openTexts(language)
  const words = caseTypeWords(language)
  const limited = asked.council ?? asked.year ?? asked.type ?? asked.decided
  const years = [...new Set(open.cases.map(({ year }) => year))].toSorted((a, b) => b - a)
  const option = (value: string, label: unknown, chosen: boolean, norwegian = false) =>
    html`<option value="${value}" ${chosen && html`selected`} ${norwegian && inBokmal(language)}>${String(label)}</option>`
  const types = Object.keys(words) as CaseType[] // the names of a record are its keys
  return html`<search><form class="oc-search" method="get" action="${addresses.search}">
<div class="oc-search-words"><label class="ds-label" for="q">${t.searchLabel}</label>
<p id="q-hint" class="kp-small">${t.searchHint}</p>
<div class="oc-search-row"><input class="ds-input" type="search" id="q" name="q" value="${asked.query}" aria-describedby="q-hint" maxlength="200" autocomplete="off">
<button class="ds-button" type="submit">${t.search}</button></div></div>
<details class="oc-more" ${limited && html`open`}><summary>${frontTexts(language).limits}</summary><div class="oc-limits">
<p class="ds-field"><label class="ds-label" for="rad">${t.council}</label><select class="ds-input" id="rad" name="rad">
${option('', t.anyCouncil, asked.council === undefined)}${open.councils.map((council) => option(council.id, shortName(council, council.id), asked.council === council.id, true))}</select></p>
<p class="ds-field"><label class="ds-label" for="ar">${t.year}</label><select class="ds-input" id="ar" name="ar">
${option('', t.anyYear, asked.year === undefined)}${years.map((year) => option(String(year), year, asked.year === year))}</select></p>
<p class="ds-field"><label class="ds-label" for="type">${t.type}</label><select class="ds-input" id="type" name="type">
${option('', t.anyType, asked.type === undefined)}${types.map((type) => option(type, words[type].plain, asked.type === type))}</select></p>
<p class="oc-check"><input class="ds-input" type="checkbox" id="vedtak" name="vedtak" value="ja" ${asked.decided && html`checked`}><label for="vedtak">${t.onlyDecided}</label></p>
</div></details></form></search>`
}

/** The question as the query of an address, without the page. */
function wordsOf({ query, council, year, type, decided }: Asked, page?: number): string {
  return String(
    new URLSearchParams([
      ['q', query],
      ...(council === undefined ? [] : [['rad', council] as [string, string]]),
      ...(year === undefined ? [] : [['ar', String(year)] as [string, string]]),
      ...(type === undefined ? [] : [['type', type] as [string, string]]),
      ...(decided ? [['vedtak', 'ja'] as [string, string]] : []),
      ...(page === undefined ? [] : [['side', String(page)] as [string, string]]),
    ]),
  )
}

function pagesOf(asked: Asked, { page, pages }: SearchResult, language: Language): Html | undefined {
  if (pages < 2) return undefined
  const t = openTexts(language)
  const link = (to: number, label: string) =>
    html`<a class="ds-button" data-variant="secondary" href="${addresses.search}?${wordsOf(asked, to)}">${label}</a>`
  return html`<nav class="oc-pages" aria-label="${t.pages}">
${page > 1 && link(page - 1, t.previous.plain)}<span>${t.page(page, pages)}</span>${page < pages && link(page + 1, t.next.plain)}</nav>`
}
