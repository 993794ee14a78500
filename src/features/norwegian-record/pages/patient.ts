import { norwegianDay } from '../../../kernel/norwegian-day.ts'
import { type Html, html } from '../../../protocols/web/html.ts'
import type { CriticalItem, RegisteredPerson } from '../../national-sources/index.ts'
import { ageOn } from '../age.ts'
import type { OpenedRecord } from '../opened-record.ts'
import type { Reading } from '../read-record.ts'
import { statesHtml, troubleHtml } from './state.ts'
import { day, nameOf, type Reader, source, whoOf } from './words.ts'

/**
 * Who the patient is, how the sources answered, and what is critical: stands above the page.
 *
 * @param ways what can be done with the record
 */
export function topHtml(record: OpenedRecord, reading: Reading, ways: Html, reader: Reader): Html {
  return html`<div class="nr-top">
<section class="nr-patient" aria-label="${reader.t.patient}">${identityHtml(record, reading, reader)}
${statesHtml(reading, reader)}${ways}</section>
${criticalHtml(reading, reader)}
</div>`
}

/** The name, the number and the dates of the patient. */
export function identityHtml({ number: asked }: OpenedRecord, { person, at }: Reading, reader: Reader): Html {
  const { t } = reader
  const known = person.kind === 'answered' ? person.held : undefined
  const name = nameIn(person)
  const number = known?.number ?? asked
  const former = (known?.formerNumbers ?? []).map(spaced).join(', ')
  const row = (label: Html, value: string) => value !== '' && html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  return html`<h1>${name === '' ? namelessWords(person, reader) : html`<span lang="no">${name}</span>`}</h1>
<dl>${row(html`${t.nationalNumber}`, spaced(number))}${row(html`${t.born}`, bornWords(known, at, reader))}${row(html`${t.died}`, day(known?.died, reader))}${row(html`${t.formerNumber}`, former)}</dl>`
}

/** The whole name; empty for none. */
function nameIn(person: Reading['person']): string {
  const { given, middle, family } = (person.kind === 'answered' && person.held?.name) || {}
  return [given, middle, family].filter((part) => part !== undefined).join(' ')
}

/** What a patient is told apart by in one line: the name, and the number where there is none. */
export function shortIdentityHtml({ number }: OpenedRecord, { person }: Reading): Html {
  const name = nameIn(person)
  return name === '' ? html`<span class="nr-whole">${spaced(number)}</span>` : html`<span lang="no">${name}</span>`
}

function namelessWords(person: Reading['person'], { t }: Reader): Reader['t']['patient'] {
  if (person.kind === 'failed') return t.nameNotFetched
  if (person.kind === 'not-connected') return t.nameUnknown
  return person.held ? t.nameNotSaid : t['fault-unknown-number']
}

/** With the age of who lives. */
function bornWords(known: RegisteredPerson | undefined, at: Date, reader: Reader): string {
  if (known?.born === undefined) return ''
  const age = known.died === undefined ? ` (${reader.t.years(ageOn(known.born, norwegianDay(at)))})` : ''
  return `${day(known.born, reader)}${age}`
}

/** A national number as people read it: six digits and five. */
export function spaced(number: string): string {
  return `${number.slice(0, 6)} ${number.slice(6)}`
}

/** What is critical, the most dangerous first; its absence is told as what it is. */
export function criticalHtml({ answers }: Reading, reader: Reader): Html | undefined {
  const answer = answers['critical-information']
  if (!answer) return undefined
  const { t } = reader
  const items = answer.kind === 'answered' ? answer.held : []
  return html`<section class="nr-critical" id="critical-information" aria-labelledby="critical-information-tittel"${items.length > 0 && html` data-holds`}><h2 id="critical-information-tittel">${t['critical-information']}</h2>
${troubleHtml('critical-information', answer, reader)}
${answer.kind === 'answered' && items.length === 0 && html`<p class="nr-none">${t.nothing}</p>`}
${items.length > 0 && html`<ul>${items.toSorted(byDanger).map((item) => itemHtml(item, reader))}</ul>`}</section>`
}

function byDanger(one: CriticalItem, other: CriticalItem): number {
  return dangerOf(other) - dangerOf(one)
}

function dangerOf(item: CriticalItem): number {
  if (item.active === false || item.verification === 'refuted' || item.verification === 'entered-in-error') return 0
  return isGrave(item) ? 2 : 1
}

/** The next time may kill; conditions that treatment must go around are said by their words alone. */
function isGrave({ kind, criticality, reactions }: CriticalItem): boolean {
  return criticality === 'high' || kind === 'intubation' || reactions.some(({ severity }) => severity === 'severe')
}

function itemHtml(item: CriticalItem, reader: Reader): Html {
  const { c } = reader
  const { kind, what, reactions, verification, active, by, at } = item
  const grave = dangerOf(item) === 2
  const detail = [
    ...reactions.map(({ text, severity }) => html`${source(text, reader)}${severity && html` (${c[severity]})`}`),
    ...(verification && verification !== 'confirmed' ? [html`${c[verification]}`] : []),
    ...(active === false ? [html`${c.over}`] : []),
  ]
  const who = whoOf(by, reader)
  return html`<li${grave && html` data-grave`}>${grave && html`<span class="nr-bang" aria-hidden="true">!</span><span class="ds-sr-only">${c.grave}: </span>`}<span class="nr-kind">${c[kind]}</span> <strong>${source(nameOf(what), reader)}</strong>${
    detail.length > 0 && html` – ${detail.map((part, nth) => html`${nth > 0 && ', '}${part}`)}`
  } <span class="nr-by">${day(at, reader)}${who !== '' && html`, ${who}`}</span></li>`
}
