import { Buffer } from 'node:buffer'
import { toCx } from '../myhealth-eu/instance-identifier.ts'
import type { ActiveParticipant, AuditCode, AuditMessage, ParticipantObject } from './audit-message.ts'
import { type EventKind, eventKinds } from './event-kinds.ts'
import type { AuditedProfessional, AuditedSystem, ExchangeEvent } from './exchange-event.ts'

/** RFC 3881 section 5.1.3, which FHIR took over. */
export const outcomeCodes = {
  success: '0',
  'minor-failure': '4',
  'serious-failure': '8',
  'major-failure': '12',
} as const satisfies Record<ExchangeEvent['outcome'], AuditMessage['outcome']>

/** The audit message of an event, as its contact point writes it (MyHealth@EU audit trail profiles). */
export function messageOfEvent(event: ExchangeEvent): AuditMessage {
  const kind = eventKinds[event.id]
  const id = `${event.ourCountry}-1`
  return {
    action: kind.action[event.role],
    at: event.at,
    outcome: outcomeCodes[event.outcome],
    event: kind.event[event.role],
    types: kind.types,
    purposes: event.purpose === undefined ? [] : [purposes[event.purpose]],
    participants: participantsOf(event),
    // 4: an application server process (RFC 3881 section 5.3.1).
    source: { id, site: id, types: [{ code: '4' }] },
    objects: [...patientsOf(event), ...assertionsOf(event, kind), ...documentsOf(event, kind), ...messagesOf(event)],
  }
}

const purposeSystem = '3bc18518-d305-46c2-a8d6-94bd59856e9e'
const purposes = {
  TREATMENT: { code: 'TREATMENT', system: purposeSystem, display: 'TREATMENT' },
  EMERGENCY: { code: 'EMERGENCY', system: purposeSystem, display: 'EMERGENCY' },
} as const

function participantsOf({
  professional,
  consumer,
  provider,
  ourCountry,
  role,
}: ExchangeEvent): readonly ActiveParticipant[] {
  const found = [
    ...(professional ? people(professional) : []),
    ...(consumer ? [system(consumer, 'ServiceConsumer', 'eHealth DSI Service Consumer', true)] : []),
    ...(provider ? [system(provider, 'ServiceProvider', 'eHealth DSI Service Provider', false)] : []),
  ]
  // The schemas want one at least.
  return found.length > 0 ? found : [{ userId: ourCountry, requestor: role === 'B', roles: [] }]
}

/** The point of care and the person there. Neither's address is known here, and none is made up. */
function people(professional: AuditedProfessional): readonly ActiveParticipant[] {
  const { nameId, name, organization, pointOfCare } = professional
  const role = (code: string, originalText: string) => [{ code, system: 'DCM', originalText }]
  return [
    {
      userId: pointOfCare,
      alternativeUserId: organization ?? pointOfCare,
      requestor: false,
      roles: role('110152', 'Destination Role ID'),
    },
    { userId: nameId, alternativeUserId: name, requestor: true, roles: role('110153', 'Source Role ID') },
  ]
}

function system(
  { commonName, address }: AuditedSystem,
  code: string,
  display: string,
  requestor: boolean,
): ActiveParticipant {
  return {
    userId: commonName,
    alternativeUserId: commonName,
    requestor,
    roles: [{ code, system: 'eHealth DSI', display, originalText: display }],
    ...(address === '' ? {} : { network: { id: address, type: networkType(address) } }),
  }
}

const patientNumber: AuditCode = {
  code: '2',
  system: 'RFC-3881',
  display: 'Patient Number',
  originalText: 'Patient Number',
}
const kinNumber: AuditCode = {
  code: 'NokId',
  system: 'eHealth DSI Security',
  display: 'Next of Kin',
  originalText: 'Next of Kin',
}

function patientsOf({ patient, nextOfKin }: ExchangeEvent): readonly ParticipantObject[] {
  const person = { type: '1', details: [] } as const
  return [
    ...(patient ? [{ ...person, id: toCx(patient), role: '1', idType: patientNumber }] : []),
    // RFC 3881 section 5.5.2: 6 is a guarantor or guardian.
    ...(nextOfKin ? [{ ...person, id: toCx(nextOfKin), role: '6', idType: kinNumber }] : []),
  ]
}

function assertionsOf({ assertionIds }: ExchangeEvent, { assertion }: EventKind): readonly ParticipantObject[] {
  if (!assertion) return []
  return assertionIds.map((id) => ({ id, type: '2', idType: assertion, details: [] }))
}

/** A query without documents is named by its request; what was asked stands in nothing but the message itself. */
function documentsOf(
  { documents, requestId }: ExchangeEvent,
  { about, assertion }: EventKind,
): readonly ParticipantObject[] {
  const named = documents.length === 0 && about.role === '24' && !assertion && requestId !== undefined
  return (named ? [requestId] : documents).map((id) => ({ ...about, id, details: [] }))
}

/** The two messages; what went wrong is a detail of the answer. */
function messagesOf({ requestId, responseId, error }: ExchangeEvent): readonly ParticipantObject[] {
  const idType = (code: string, display: string) => ({ code, system: 'eHealth DSI Msg', display, originalText: code })
  const details = error ? [{ type: error.code, value: Buffer.from(error.text) }] : []
  return [
    ...(requestId === undefined
      ? []
      : [{ id: requestId, type: '4', idType: idType('req', 'Request Message'), details: [] } as const]),
    ...(responseId === undefined && !error
      ? []
      : [
          {
            id: responseId ?? 'NA',
            type: '4',
            idType: idType('rsp', 'Response Message'),
            details,
          } as const,
        ]),
  ]
}

/** Whether a place on the network is told by its name (1) or its address (2): RFC 3881 section 5.4.4. */
export const networkType = (place: string): '1' | '2' => (/^[\d.]+$|^[\da-f:.]*:[\da-f:.]*$/i.test(place) ? '2' : '1')
