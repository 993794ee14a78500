import { type Council, type CouncilCase, type Meeting, nameOn, type Published } from '../../council/index.ts'
import type { XmlElement } from '../../../platform/xml/tree.ts'
import { element, serialiseXml } from '../../../platform/xml/write.ts'
import { norwegianMoment } from '../norwegian-time.ts'
import { decisionOf, proposalOf } from '../outcome.ts'
import type { OpenCouncils } from '../public-records.ts'
import { uuidOf } from '../stable-id.ts'
import { xmlText } from './xml-text.ts'

const ns = 'http://www.arkivverket.no/standarder/noark5/arkivstruktur'

/** Who made and closed what is exported: a system, since the records say nothing of persons behind it. */
const system = 'Knutepunkt'

/** Sakstype as Noark 5 keeps it, in free text (M088). */
const caseTypes: Readonly<Record<NonNullable<CouncilCase['type']>, string>> = {
  godkjenning: 'Godkjenning',
  orientering: 'Orientering',
  drofting: 'Drøfting',
  apen: 'Åpen sak',
  eventuelt: 'Eventuelt',
}

/**
 * The closed meetings of a council as an extraction (Noark 5 v5.0, arkivstruktur.xsd). Undefined when none is closed.
 *
 * Only meetings whose minutes are approved, since `avsluttetDato` and `arkivertDato` are required and the day of approval
 * is when both happen. The elements stand in the order of the schema's sequences.
 */
export function archiveOf(council: Published<Council>, open: OpenCouncils): string | undefined {
  const closed = open.meetings.flatMap((meeting) => {
    const closing = meeting.council === council.id ? closingOf(meeting, open) : undefined
    return closing === undefined ? [] : [{ meeting, closing }]
  })
  const last = closed
    .map(({ closing }) => closing)
    .toSorted()
    .at(-1)
  if (last === undefined) return undefined
  const name = nameOn(council)?.name ?? council.id
  const begun = closed.map(({ meeting }) => norwegianMoment(meeting.date ?? '')).toSorted()[0]!
  const period = [...made(begun), ...ended(last)]
  const archive = parent('arkiv', [
    child('systemID', uuidOf(`arkiv/${council.id}`)),
    child('tittel', `Saker og vedtak i ${name}`),
    child('arkivstatus', 'Avsluttet'),
    child('dokumentmedium', 'Elektronisk arkiv'),
    ...period,
    parent('arkivskaper', [child('arkivskaperID', council.id), child('arkivskaperNavn', name)]),
    parent('arkivdel', [
      child('systemID', uuidOf(`arkivdel/${council.id}`)),
      child('tittel', 'Møter'),
      child('arkivdelstatus', 'Avsluttet periode'),
      ...period,
      ...closed.map(({ meeting, closing }) => folderOf(meeting, closing, name, open)),
    ]),
  ])
  return serialiseXml(archive, { indent: 1 })
}

/** When a meeting was closed: the day the later meeting approved its minutes, else the last change of its record. */
function closingOf({ id, date, state, minutesApprovedIn }: Meeting, open: OpenCouncils): string | undefined {
  if (state !== 'minutes-approved' || date === undefined) return undefined
  const approved = minutesApprovedIn === undefined ? undefined : open.meeting(minutesApprovedIn)?.date
  return approved === undefined ? open.stampOf('meeting', id).modified.toISOString() : norwegianMoment(approved)
}

function folderOf(meeting: Published<Meeting>, closing: string, name: string, open: OpenCouncils): XmlElement {
  const { id, date = '', number, place, members, substitutes } = meeting
  const attendant = (person: string, role: string) =>
    parent('moetedeltaker', [child('moetedeltakerNavn', person), child('moetedeltakerFunksjon', role)])
  return parent(
    'mappe',
    [
      child('systemID', uuidOf(`meeting/${id}`)),
      child('mappeID', id),
      child('tittel', `${name}, møte ${number ?? date}`),
      ...made(norwegianMoment(date)),
      ...ended(closing),
      ...open.casesOf(meeting).map((one) => registrationOf(one, meeting, closing, name, open)),
      child('moetenummer', number ?? date),
      child('utvalg', name),
      child('moetedato', date),
      place === undefined ? undefined : child('moetested', place),
      ...members.map(({ person }) => attendant(person, 'Medlem')),
      ...substitutes.map(({ person }) => attendant(person, 'Varamedlem')),
    ],
    { 'xsi:type': 'moetemappe' },
  )
}

function registrationOf(
  one: Published<CouncilCase>,
  { date = '' }: Published<Meeting>,
  closing: string,
  name: string,
  open: OpenCouncils,
): XmlElement {
  const before = one.earlier.flatMap(({ council, year, number }) => {
    const id = `${council}/${year}/${number}`
    return open.case(id) ? [child('referanseTilMoeteregistrering', uuidOf(`case/${id}`))] : []
  })
  return parent(
    'registrering',
    [
      child('systemID', uuidOf(`case/${one.id}`)),
      ...made(norwegianMoment(date)),
      child('arkivertDato', closing),
      child('arkivertAv', system),
      child('registreringsID', one.id),
      child('tittel', one.title),
      child('beskrivelse', toldIn(one)),
      ...one.inputs.map(({ text, from }) =>
        remark(from === undefined ? text : `${from}: ${text}`, 'Innspill', closing),
      ),
      ...one.corrections.map(({ field, before: was, after, reason }) =>
        remark(`${field}: «${was}» er rettet til «${after}». ${reason}`, 'Rettelse', closing),
      ),
      child('moeteregistreringstype', 'Møtesak'),
      one.type && child('moetesakstype', caseTypes[one.type]),
      child('moeteregistreringsstatus', one.state === 'withdrawn' ? 'Trukket' : 'Behandlet'),
      child('administrativEnhet', one.owner ?? name),
      child('saksbehandler', one.handler ?? 'Ikke oppgitt'),
      ...before,
    ],
    { 'xsi:type': 'moeteregistrering' },
  )
}

function toldIn(one: Published<CouncilCase>): string {
  const [proposal, decision] = [proposalOf(one), decisionOf(one)]
  return [
    ...one.sections
      .filter(({ kind }) => kind !== 'forslag-til-vedtak')
      .map(({ heading, text }) => `${heading}\n${text}`),
    proposal && `Forslag til vedtak\n${proposal.text}`,
    decision ? `Vedtak\n${decision.text}` : 'Ikke noe vedtak er lagret.',
  ]
    .filter((part) => part !== undefined)
    .join('\n\n')
}

function remark(text: string, type: string, at: string): XmlElement {
  return parent('merknad', [
    child('merknadstekst', text),
    child('merknadstype', type),
    child('merknadsdato', at),
    child('merknadRegistrertAv', system),
  ])
}

function made(at: string): readonly XmlElement[] {
  return [child('opprettetDato', at), child('opprettetAv', system)]
}

function ended(at: string): readonly XmlElement[] {
  return [child('avsluttetDato', at), child('avsluttetAv', system)]
}

function child(name: string, text: string): XmlElement {
  return element(name, ns, {}, [xmlText(text)])
}

function parent(
  name: string,
  children: readonly (XmlElement | undefined)[],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement {
  return element(name, ns, attributes, children)
}
