import type { Page } from '../../../protocols/web/answer.ts'
import { html } from '../../../protocols/web/html.ts'
import { texts } from '../../../protocols/web/language.ts'
import type { Meeting, Published } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { openPage } from './frame.ts'
import { meetingLine, type Showing } from './parts.ts'
import { openTexts } from './texts.ts'
import { meetingStateWords } from './words.ts'

const meetingsTexts = texts({
  nb: {
    coming: 'Kommende møter',
    held: 'Tidligere møter',
    noneComing: 'Ingen møter er kunngjort.',
    calendar: 'Alle møter i kalenderen din (iCalendar)',
    undated: 'Uten dato',
    other: (year: string) => `Møter i ${year}`,
    years: 'Andre år',
  },
  nn: {
    coming: 'Komande møte',
    held: 'Tidlegare møte',
    noneComing: 'Ingen møte er kunngjorde.',
    calendar: 'Alle møte i kalenderen din (iCalendar)',
    undated: 'Utan dato',
    other: (year) => `Møte i ${year}`,
    years: 'Andre år',
  },
  en: {
    coming: 'Coming meetings',
    held: 'Earlier meetings',
    noneComing: 'No meetings are announced.',
    calendar: 'All meetings in your calendar (iCalendar)',
    undated: 'Without a date',
    other: (year) => `Meetings in ${year}`,
    years: 'Other years',
  },
})

/** All meetings: those that come, then those of one year. @param year the latest one that has any when left out */
export function meetingsPage(showing: Showing, today: string, year?: string): Page {
  const { open, language } = showing
  const t = meetingsTexts(language)
  const ts = openTexts(language)
  const byDay = (a: Meeting, b: Meeting) => (b.date ?? '').localeCompare(a.date ?? '')
  const coming = open.meetings.filter(({ date }) => date !== undefined && date >= today).toSorted((a, b) => byDay(b, a))
  const held = open.meetings.filter(({ date }) => date === undefined || date < today).toSorted(byDay)
  const years = [...new Set(held.flatMap(({ date }) => date?.slice(0, 4) ?? []))]
  const shownYear = years.find((each) => each === year) ?? years[0]
  const list = (meetings: readonly Published<Meeting>[]) =>
    html`<ul class="oc-rows">${meetings.map((each) => meetingLine(showing, each, html`<span class="oc-tag" data-tone="${each.state === 'cancelled' ? 'warning' : 'plain'}">${meetingStateWords(language)[each.state]}</span>`))}</ul>`
  return openPage(language, {
    section: 'meetings',
    here: true,
    title: ts.meetings,
    main: html`<h1>${ts.meetings}</h1>
<p><a class="ds-link" href="${addresses.meetingsCalendar}">${t.calendar}</a></p>
<section aria-labelledby="kommende"><h2 id="kommende">${t.coming}</h2>${coming.length === 0 ? html`<p>${t.noneComing}</p>` : list(coming)}</section>
${
  shownYear !== undefined &&
  html`<section aria-labelledby="tidligere"><h2 id="tidligere">${t.other(shownYear)}</h2>
${list(held.filter(({ date }) => date?.startsWith(shownYear)))}
${years.length > 1 && html`<nav aria-label="${t.years}" class="oc-pages">${years.filter((each) => each !== shownYear).map((each) => html`<a class="ds-button" data-variant="secondary" href="${addresses.meetings}?ar=${each}">${each}</a>`)}</nav>`}</section>`
}
${held.some(({ date }) => date === undefined) && html`<section aria-labelledby="udatert"><h2 id="udatert">${t.undated}</h2>${list(held.filter(({ date }) => date === undefined))}</section>`}`,
  })
}
