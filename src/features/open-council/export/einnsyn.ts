import { type CaseType, type CouncilCase, type Meeting, nameOn, type Published } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { correctedOn } from '../corrected.ts'
import { clockIn, norwegianMoment } from '../norwegian-time.ts'
import { decisionOf, proposalOf } from '../outcome.ts'
import type { OpenCouncils } from '../public-records.ts'
import { spokenDay } from './spoken-day.ts'

/** The words of `moetesakstype` that we use. The interface has none for a discussion: it is `annet` there. */
const caseTypes: Readonly<Record<CaseType, string>> = {
  godkjenning: 'godkjenning',
  orientering: 'orientering',
  drofting: 'annet',
  apen: 'annet',
  eventuelt: 'annet',
}

/** Sakstype in our own words, kept in `legacyMoetesakstype` where eInnsyn lacks the word. */
const ownWords: Readonly<Record<CaseType, string>> = {
  godkjenning: 'Godkjenning',
  orientering: 'Orientering',
  drofting: 'Drøfting',
  apen: 'Åpen sak',
  eventuelt: 'Eventuelt',
}

type Description = { readonly tekstInnhold: string; readonly tekstFormat: 'text/plain' }

/** A case to send to eInnsyn: `MoetesakCreateItem` of its OpenAPI description. */
export type Moetesak = {
  readonly externalId: string
  readonly offentligTittel: string
  readonly offentligTittelSensitiv: string
  readonly publisertDato: string
  readonly oppdatertDato: string
  readonly moetesakstype: string
  readonly legacyMoetesakstype?: string
  readonly legacyReferanseTilMoetesak?: string
  readonly moetesaksaar: number
  readonly moetesakssekvensnummer: number
  readonly utvalg: string
  readonly utredning?: { readonly saksbeskrivelse: Description; readonly innstilling: Description }
  readonly innstilling?: Description
  readonly vedtak?: { readonly vedtakstekst: Description; readonly dato: string }
}

/** A meeting with its cases to send to eInnsyn: `MoetemappeCreate`. */
export type Moetemappe = {
  readonly externalId: string
  readonly offentligTittel: string
  readonly offentligTittelSensitiv: string
  readonly publisertDato: string
  readonly oppdatertDato: string
  readonly moetenummer: string
  readonly utvalg: string
  readonly moetedato: string
  readonly moetested?: string
  readonly moetesak: readonly Moetesak[]
}

/**
 * A case as eInnsyn takes it (https://api.einnsyn.no). Proposal (`innstilling`) and decision (`vedtak`) stay apart; a
 * corrected decision says so at its end, since `Vedtak` has no field for it. A
 * decision without a day is not sent, since `Vedtak.dato` is required and none is invented.
 */
export function moetesakOf(one: Published<CouncilCase>, open: OpenCouncils): Moetesak {
  const meeting = open.meetingOf(one)
  const proposal = proposalOf(one)
  const decision = decisionOf(one)
  const description = describedIn(one)
  const innstilling = proposal && plain(proposal.text)
  return {
    ...common('case', one.id, one.title, open),
    ...typeOf(one.type),
    ...(one.earlier[0] === undefined ? {} : { legacyReferanseTilMoetesak: earlierIn(one) }),
    moetesaksaar: one.year,
    moetesakssekvensnummer: one.number,
    utvalg: nameOf(one.council, open, meeting?.date),
    ...(innstilling && description ? { utredning: { saksbeskrivelse: description, innstilling } } : {}),
    ...(innstilling ? { innstilling } : {}),
    ...(decision && meeting?.date
      ? { vedtak: { vedtakstekst: plain(`${decision.text}${correctionNote(one)}`), dato: meeting.date } }
      : {}),
  }
}

/** A meeting as eInnsyn takes it; undefined while it has no day, which `moetedato` requires. */
export function moetemappeOf(meeting: Published<Meeting>, open: OpenCouncils): Moetemappe | undefined {
  const { id, council, date, number, from, place } = meeting
  if (date === undefined) return undefined
  const utvalg = nameOf(council, open, date)
  return {
    ...common('meeting', id, `${utvalg}, møte ${number ?? date}`, open),
    moetenummer: number ?? date,
    utvalg,
    moetedato: norwegianMoment(date, clockIn(from)),
    ...(place === undefined ? {} : { moetested: place }),
    moetesak: open.casesOf(meeting).map((one) => moetesakOf(one, open)),
  }
}

function common(kind: 'case' | 'meeting', id: string, title: string, open: OpenCouncils) {
  const { created, modified } = open.stampOf(kind, id)
  return {
    externalId: id,
    offentligTittel: title,
    // The public title has nothing taken out, so the two are one.
    offentligTittelSensitiv: title,
    publisertDato: created.toISOString(),
    oppdatertDato: modified.toISOString(),
  }
}

/** Where the corrections stand, on the site that this came from. */
function correctionNote(one: Published<CouncilCase>): string {
  const day = correctedOn(one, 'decisions')
  if (day === undefined) return ''
  return `\n\nRettet ${spokenDay(day, 'nb')}, etter at referatet ble godkjent. Rettelsene står på ${addresses.corrections(one.id)}`
}

function typeOf(type: CaseType | undefined): Pick<Moetesak, 'moetesakstype' | 'legacyMoetesakstype'> {
  if (type === undefined) return { moetesakstype: 'annet' }
  const moetesakstype = caseTypes[type]
  return moetesakstype === 'annet' ? { moetesakstype, legacyMoetesakstype: ownWords[type] } : { moetesakstype }
}

function plain(text: string): Description {
  return { tekstInnhold: text, tekstFormat: 'text/plain' }
}

function describedIn({ sections }: Published<CouncilCase>): Description | undefined {
  const told = sections.filter(({ kind }) => kind !== 'forslag-til-vedtak')
  return told.length === 0 ? undefined : plain(told.map(({ heading, text }) => `${heading}\n${text}`).join('\n\n'))
}

function earlierIn({ earlier }: Published<CouncilCase>): string {
  return earlier.map(({ council, number, year }) => [council, `${number}/${year}`].join(' ').trim()).join('; ')
}

function nameOf(council: string, open: OpenCouncils, date: string | undefined): string {
  const known = open.council(council)
  return (known && nameOn(known, date)?.name) ?? council
}
