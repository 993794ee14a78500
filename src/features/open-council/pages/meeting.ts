import type { Page } from '../../../protocols/web/answer.ts'
import { type Html, html, type HtmlValue } from '../../../protocols/web/html.ts'
import { texts } from '../../../protocols/web/language.ts'
import {
  type AgendaItem,
  type Attendance,
  caseNumber,
  type Meeting,
  nameOn,
  type Published,
} from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { correctedOn } from '../corrected.ts'
import { spokenDay } from '../export/spoken-day.ts'
import { correctedMark, correctionsSection } from './corrections.ts'
import { commitmentItem, followUpOf } from './commitments.ts'
import { differenceList } from './differences.ts'
import { inBokmal, openPage } from './frame.ts'
import { councilTag, dayTag, outcomeLine, paperLinks, type Showing, sourceLinks } from './parts.ts'
import { prose } from './prose.ts'
import { openTexts } from './texts.ts'
import { caseTypeWords, meetingFormWords, meetingStateWords } from './words.ts'

const meetingTexts = texts({
  nb: {
    when: 'Når',
    where: 'Hvor',
    form: 'Møteform',
    state: 'Status',
    approvedIn: 'Referatet ble godkjent',
    cancelled: 'Hvorfor møtet ble avlyst',
    extraordinary: 'Ekstraordinært møte',
    agenda: 'Dagsorden',
    noAgenda: 'Dagsorden er ikke sendt ut ennå.',
    clock: 'Klokken',
    what: 'Sak',
    presenter: 'Innleder',
    present: 'Hvem som var der',
    called: 'Hvem som er kalt inn',
    members: 'Medlemmer',
    substitutes: 'Varamedlemmer',
    insteadOf: (person: string) => `for ${person}`,
    absent: 'Meldt forfall',
    others: 'Andre',
    documents: 'Dokumenter',
    notice: 'Innkalling og vedtak som e-post',
    machine: 'Møtet som data (eInnsyn)',
    takeAway: 'Ta med deg',
    inputs: 'Innspill',
    commitments: 'Det noen tok på seg',
    minutes: (from: string, to: string) => `${from}–${to}`,
  },
  nn: {
    when: 'Når',
    where: 'Kvar',
    form: 'Møteform',
    state: 'Status',
    approvedIn: 'Referatet vart godkjent',
    cancelled: 'Kvifor møtet vart avlyst',
    extraordinary: 'Ekstraordinært møte',
    agenda: 'Dagsorden',
    noAgenda: 'Dagsorden er ikkje send ut enno.',
    clock: 'Klokka',
    what: 'Sak',
    presenter: 'Innleiar',
    present: 'Kven som var der',
    called: 'Kven som er kalla inn',
    members: 'Medlemmer',
    substitutes: 'Varamedlemmer',
    insteadOf: (person) => `for ${person}`,
    absent: 'Melde forfall',
    others: 'Andre',
    documents: 'Dokument',
    notice: 'Innkalling og vedtak som e-post',
    machine: 'Møtet som data (eInnsyn)',
    takeAway: 'Ta med deg',
    inputs: 'Innspel',
    commitments: 'Det nokon tok på seg',
    minutes: (from, to) => `${from}–${to}`,
  },
  en: {
    when: 'When',
    where: 'Where',
    form: 'Form',
    state: 'Status',
    approvedIn: 'Minutes approved',
    cancelled: 'Why it was cancelled',
    extraordinary: 'Extraordinary meeting',
    agenda: 'Agenda',
    noAgenda: 'The agenda is not sent out yet.',
    clock: 'Time',
    what: 'Case',
    presenter: 'Presented by',
    present: 'Who was there',
    called: 'Who is called in',
    members: 'Members',
    substitutes: 'Substitutes',
    insteadOf: (person) => `for ${person}`,
    absent: 'Absent',
    others: 'Others',
    documents: 'Documents',
    notice: 'Notice and decisions as e-mail',
    machine: 'The meeting as data (eInnsyn)',
    takeAway: 'Take it with you',
    inputs: 'What was said',
    commitments: 'What somebody took upon them',
    minutes: (from, to) => `${from}–${to}`,
  },
})

/** One meeting: when and where, what is on the agenda and what came of it, who was there. */
export function meetingPage(showing: Showing, meeting: Published<Meeting>, today: string): Page {
  const { open, language } = showing
  const t = meetingTexts(language)
  const ts = openTexts(language)
  const council = open.council(meeting.council)
  const name = (council && nameOn(council, meeting.date)?.name) ?? meeting.council
  const commitments = followUpOf(open, meeting.id, today)
  const differences = open.differencesOf(meeting.id)
  const approved = meeting.minutesApprovedIn === undefined ? undefined : open.meeting(meeting.minutesApprovedIn)
  const fact = (label: HtmlValue, value: HtmlValue) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  const form = meetingFormWords(language)[meeting.form]
  const day = meeting.date === undefined ? ts.unknownDay.plain : spokenDay(meeting.date, language)
  return openPage(language, {
    section: 'meetings',
    title: `${name}, ${day}`,
    main: html`<article>
<header class="oc-head"><p class="oc-card-top">${councilTag(showing, meeting.council, meeting.date)} ${meeting.number && html`<span class="oc-number">${ts.meeting} ${meeting.number}</span>`}
<span class="oc-tag">${meetingStateWords(language)[meeting.state]}</span>${meeting.extraordinary && html` <span class="oc-tag" data-tone="warning">${t.extraordinary}</span>`}</p>
<h1><span ${inBokmal(language)}>${name}</span>, ${dayTag(meeting.date, language) ?? ts.unknownDay}</h1>
<dl class="oc-dl">
${meeting.from && fact(t.when, meeting.to === undefined ? meeting.from : t.minutes(meeting.from, meeting.to))}
${meeting.place && fact(t.where, html`<span ${inBokmal(language)}>${meeting.place}</span>`)}
${form.plain !== '' && fact(t.form, form)}
${approved && fact(t.approvedIn, html`<a class="ds-link" href="${addresses.meeting(approved.id)}">${dayTag(approved.date, language)}</a>`)}
${meeting.cancelled && fact(t.cancelled, html`<span ${inBokmal(language)}>${meeting.cancelled}</span>`)}
${meeting.sources.length > 0 && fact(t.documents, paperLinks(meeting.sources, showing))}
</dl></header>
${agenda(showing, meeting)}
${differences.length > 0 && differenceList(showing, differences)}
${commitments.length > 0 && html`<section aria-labelledby="oppfolging"><h2 id="oppfolging">${t.commitments}</h2><ul class="oc-rows">${commitments.map((each) => commitmentItem(showing, each))}</ul></section>`}
${attendance(showing, meeting)}
${correctionsSection(meeting, language)}
<aside class="oc-follow" aria-labelledby="med"><h2 id="med">${t.takeAway}</h2><p>
${meeting.date && html`<a class="ds-link" href="${addresses.meetingCalendar(meeting.id)}">${ts.calendar}</a>`}
<a class="ds-link" href="${addresses.meetingNotice(meeting.id)}">${t.notice}</a>
${meeting.date && html`<a class="ds-link" href="${addresses.einnsynMeeting(meeting.id)}">${t.machine}</a>`}</p></aside>
</article>`,
  })
}

function agenda(showing: Showing, meeting: Published<Meeting>): Html {
  const { open, language } = showing
  const t = meetingTexts(language)
  const listed = new Set(meeting.agenda.map((item) => item.case))
  // A case that was read from a paper without an agenda is treated there all the same.
  const rest = open.casesOf(meeting).filter(({ id }) => !listed.has(id))
  const items: readonly AgendaItem[] = [
    ...meeting.agenda,
    ...rest.map(({ id, title }): AgendaItem => ({ id, kind: 'case', title, case: id })),
  ]
  return html`<section aria-labelledby="dagsorden"><h2 id="dagsorden">${t.agenda}</h2>
${items.length === 0 ? html`<p>${t.noAgenda}</p>` : html`<ol class="oc-agenda">${items.map((item) => agendaItem(showing, item))}</ol>`}</section>`
}

function agendaItem({ open, language }: Showing, item: AgendaItem): Html {
  const t = meetingTexts(language)
  const one = item.case === undefined ? undefined : open.case(item.case)
  return html`<li data-kind="${item.kind}"><span class="oc-clock">${item.clock && html`<span class="ds-sr-only">${t.clock} </span>${item.clock}`}</span>
<div>${
    one
      ? html`<p class="oc-card-top"><span class="oc-number">${caseNumber(one)}</span> ${one.type && caseTypeWords(language)[one.type]}</p>
<h3><a class="ds-link" href="${addresses.case(one.id)}" ${inBokmal(language)}>${one.title}</a></h3>${outcomeLine(one, language)}${correctedMark(correctedOn(one), one.id, language)}`
      : html`<p ${inBokmal(language)}>${item.title}</p>`
  }${item.presenter && html`<p class="kp-small">${t.presenter}: ${item.presenter}</p>`}
${item.inputs && item.inputs.length > 0 && html`<p class="kp-small">${t.inputs}</p><ul class="oc-inputs">${item.inputs.map(({ text, from, sources }) => html`<li>${from && html`<p class="oc-from">${from}</p>`}${prose(text, language)}${sourceLinks(sources, language)}</li>`)}</ul>`}</div></li>`
}

function attendance({ language }: Showing, meeting: Published<Meeting>): Html | undefined {
  const { members, substitutes, absent, others, state } = meeting
  if (members.length + substitutes.length + absent.length + others.length === 0) return undefined
  const t = meetingTexts(language)
  const person = ({ person: name, organisation }: Attendance, after?: HtmlValue) =>
    html`<li>${name}${organisation && html`<span class="kp-small" ${inBokmal(language)}> ${organisation}</span>`}${after}</li>`
  const list = (heading: HtmlValue, people: readonly Html[]) =>
    people.length > 0 && html`<div><h3>${heading}</h3><ul>${people}</ul></div>`
  // Before the minutes, the names are of those called: nobody has said who came.
  const minuted = state === 'minutes-sent' || state === 'minutes-approved'
  return html`<section aria-labelledby="tilstede"><h2 id="tilstede">${minuted ? t.present : t.called}</h2><div class="oc-people">
${list(
  t.members,
  members.map((each) => person(each)),
)}
${list(
  t.substitutes,
  substitutes.map((each) =>
    person(each, each.instead && html`<span class="kp-small"> ${t.insteadOf(each.instead)}</span>`),
  ),
)}
${list(
  t.absent,
  absent.map((each) => person(each)),
)}
${list(
  t.others,
  others.map((each) => person(each)),
)}</div></section>`
}
