import { Buffer } from 'node:buffer'
import { type CouncilCase, type Meeting, nameOn, type Published } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { correctedOn } from '../corrected.ts'
import { numberInId } from '../case-number.ts'
import { decisionOf } from '../outcome.ts'
import type { OpenCouncils } from '../public-records.ts'
import { uuidOf } from '../stable-id.ts'
import { spokenDay } from './spoken-day.ts'

/** A message that is ready to be sent: whoever sends it adds only to whom. */
export type NoticeMail = { readonly subject: string; readonly text: string; readonly html: string }

type Row = { readonly clock?: string; readonly number?: string; readonly title: string; readonly to?: string }

/** The notice of a meeting, or what came of it once the minutes are sent. In bokmål, as the papers are. */
export function noticeOf(meeting: Published<Meeting>, open: OpenCouncils, origin: string): NoticeMail {
  const council = open.council(meeting.council)
  const name = (council && nameOn(council, meeting.date)?.name) ?? meeting.council
  const minuted = meeting.state === 'minutes-sent' || meeting.state === 'minutes-approved'
  const day = meeting.date === undefined ? 'uten dato' : spokenDay(meeting.date, 'nb')
  const what = minuted ? 'Vedtak' : meeting.state === 'cancelled' ? 'Avlyst møte' : 'Innkalling'
  const rows = minuted ? decidedIn(meeting, open, origin) : agendaOf(meeting, origin)
  const facts = [
    ['Når', [day, clocksOf(meeting)].filter((part) => part !== '').join(', ')],
    ['Hvor', meeting.place ?? ''],
  ].filter(([, value]) => value !== '')
  const address = `${origin}${addresses.meeting(meeting.id)}`
  const subject = `${what}: ${name}, møte ${meeting.number ?? day}`
  return {
    subject,
    text: [
      subject,
      '',
      ...facts.map(([label, value]) => `${label}: ${value}`),
      '',
      ...rows.flatMap(({ clock, number, title, to }) => [
        `- ${[clock, number, title].filter((part) => part !== undefined).join('  ')}`,
        ...(to === undefined ? [] : [`  ${to}`]),
      ]),
      '',
      `Hele møtet: ${address}`,
      '',
    ].join('\n'),
    html: htmlOf(subject, facts, rows, address),
  }
}

/**
 * The message as a file that a mail program opens and sends (RFC 5322, RFC 2046 section 5.1.4). `X-Unsent` makes it a
 * draft in the programs that know it.
 */
export function mailFile({ subject, text, html }: NoticeMail): string {
  const boundary = `kp-${uuidOf(`mail/${text}`)}`
  const part = (type: string, content: string) => [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...rowsOf(content),
  ]
  return [
    `Subject: ${encodedWords(subject)}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative;',
    ` boundary="${boundary}"`,
    '',
    ...part('text/plain', text),
    ...part('text/html', html),
    `--${boundary}--`,
    '',
  ].join('\r\n')
}

function agendaOf({ agenda }: Published<Meeting>, origin: string): readonly Row[] {
  return agenda.map(({ clock, case: id, title }) => ({
    title,
    ...(clock === undefined ? {} : { clock }),
    ...(id === undefined ? {} : { number: numberInId(id), to: `${origin}${addresses.case(id)}` }),
  }))
}

function decidedIn(meeting: Published<Meeting>, open: OpenCouncils, origin: string): readonly Row[] {
  return open.casesOf(meeting).map((one) => ({
    number: numberInId(one.id),
    title: `${one.title}: ${decisionOf(one)?.text ?? 'ikke noe vedtak er lagret'}${correctionNote(one, origin)}`,
    to: `${origin}${addresses.case(one.id)}`,
  }))
}

/** That a text was corrected, and where it says how; nothing when it was not. */
function correctionNote(one: Published<CouncilCase>, origin: string): string {
  const day = correctedOn(one, 'title', 'decisions')
  return day === undefined ? '' : ` (rettet ${spokenDay(day, 'nb')}, se ${origin}${addresses.corrections(one.id)})`
}

function clocksOf({ from, to }: Meeting): string {
  return [from, to].filter((clock) => clock !== undefined).join('–')
}

function htmlOf(subject: string, facts: readonly (readonly string[])[], rows: readonly Row[], address: string): string {
  const cells = rows.map(({ clock, number, title, to }) => {
    const name = to === undefined ? escaped(title) : `<a href="${escaped(to)}">${escaped(title)}</a>`
    return `<tr><td>${escaped(clock ?? '')}</td><td>${escaped(number ?? '')}</td><td>${name}</td></tr>`
  })
  const told = facts.map(([label = '', value = '']) => `<p><strong>${escaped(label)}:</strong> ${escaped(value)}</p>`)
  return [
    `<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>`,
    `<h1>${escaped(subject)}</h1>`,
    ...told,
    `<table cellpadding="6">${cells.join('')}</table>`,
    `<p><a href="${escaped(address)}">Hele møtet</a></p>`,
    '</body></html>',
  ].join('\n')
}

/** For the few marks that are markup: the page templates are not for mail. */
function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** RFC 2045, section 6.8: rows of 76. */
function rowsOf(content: string): readonly string[] {
  return (
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  )
}

/** RFC 2047: words of at most 75 characters, no character cut in two. */
function encodedWords(subject: string): string {
  if (/^[\x20-\x7e]*$/.test(subject)) return subject
  const words: string[] = []
  let held = ''
  for (const character of subject) {
    if (Buffer.byteLength(held + character) > 42) {
      words.push(held)
      held = ''
    }
    held += character
  }
  return [...words, held].map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ')
}
