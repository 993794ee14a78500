import type { InstanceIdentifier } from '../myhealth-eu/instance-identifier.ts'
import { eventKinds } from './event-kinds.ts'
import type { AuditedProfessional, AuditedSystem, ExchangeEvent } from './exchange-event.ts'
import { networkType, outcomeCodes } from './message-of-event.ts'
import { restfulOf } from './restful.ts'

const dcm = 'http://dicom.nema.org/resources/ontology/DCM'
const patientExtension = 'http://hl7.no/fhir/StructureDefinition/auditevent-patient-extension'
/** ISCO-08. */
const isco = 'urn:oid:2.16.840.1.113883.2.9.6.2.7'

/** Extensions and elements that are undefined are left out when it becomes JSON. */
export type AuditEvent = { readonly resourceType: 'AuditEvent'; readonly [element: string]: unknown }

/**
 * The event as FHIR R4 AuditEvent: agents and entities after the patterns of IHE Basic Audit Log Patterns (client, server,
 * user; patient, transaction), type, purpose, person and patient as the Norwegian profile no-domain-Trustframework-Auditevent
 * has them. BALP's `rest` stands as a subtype of what was asked by FHIR. One event is about one patient.
 */
export function auditEventOf(event: ExchangeEvent): AuditEvent {
  const { eventId, id, at, role, outcome, patient, professional, consumer, provider, purpose, error } = event
  const { types, action } = eventKinds[id]
  const source = `${event.ourCountry}-1`
  const restful = restfulOf(event)
  return {
    resourceType: 'AuditEvent',
    ...(professional ? { contained: personOf(professional) } : {}),
    ...(patient ? { extension: [{ url: patientExtension, valueReference: patientReference(patient) }] } : {}),
    type: patient
      ? { system: dcm, code: '110110', display: 'Patient Record' }
      : { system: dcm, code: '110100', display: 'Application Activity' },
    subtype: [
      ...(restful?.subtype ?? []),
      ...types.map(({ code, display }) => ({ system: 'urn:ihe:event-type-code', code, display })),
    ],
    action: restful?.action ?? action[role],
    recorded: at.toISOString(),
    outcome: outcomeCodes[outcome],
    ...(error
      ? { outcomeDesc: `${error.code}: ${error.text}` }
      : outcome === 'success'
        ? {}
        : { outcomeDesc: outcome }),
    ...(purpose ? { purposeOfEvent: [{ coding: [purposes[purpose]] }] } : {}),
    agent: [
      ...(consumer ? [systemAgent(consumer, '110153', 'Source Role ID')] : []),
      ...(provider ? [systemAgent(provider, '110152', 'Destination Role ID')] : []),
      ...(professional ? [personAgent(professional)] : []),
      ...(consumer || provider || professional ? [] : [{ who: { display: source }, requestor: role === 'B' }]),
    ],
    source: { site: source, observer: { identifier: { value: source }, display: source } },
    entity: entitiesOf(event, eventId),
  }
}

const purposeSystem = 'http://terminology.hl7.org/CodeSystem/v3-ActReason'
const purposes = {
  TREATMENT: { system: purposeSystem, code: 'TREAT', display: 'treatment' },
  EMERGENCY: { system: purposeSystem, code: 'ETREAT', display: 'Emergency Treatment' },
} as const

const patientReference = ({ root, extension }: InstanceIdentifier) => ({
  type: 'Patient',
  identifier: { system: `urn:oid:${root}`, value: extension },
})

/** The person at their organisation and point of care, as the trust framework describes who asks. */
function personOf({ nameId, name, role, organization, organizationId, pointOfCare }: AuditedProfessional) {
  const qualification = { coding: [{ system: isco, code: role }] }
  const identifier = organizationId === undefined ? {} : { identifier: [{ value: organizationId }] }
  return [
    { resourceType: 'Practitioner', id: 'person', identifier: [{ value: nameId }], name: [{ text: name }] },
    { resourceType: 'Organization', id: 'organization', ...identifier, name: organization ?? pointOfCare },
    { resourceType: 'Location', id: 'point-of-care', name: pointOfCare },
    {
      resourceType: 'PractitionerRole',
      id: 'professional',
      practitioner: { reference: '#person' },
      organization: { reference: '#organization' },
      code: [qualification],
      location: [{ reference: '#point-of-care' }],
    },
  ]
}

function personAgent({ name, role, onBehalfOf, facilityType }: AuditedProfessional) {
  const roles = [role, ...(onBehalfOf === undefined ? [] : [onBehalfOf])]
  return {
    type: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }],
    },
    role: [...roles.map((code) => ({ coding: [{ system: isco, code }] })), { text: facilityType }],
    who: { reference: '#professional' },
    name,
    requestor: true,
  }
}

function systemAgent({ commonName, address }: AuditedSystem, code: string, display: string) {
  return {
    type: { coding: [{ system: dcm, code, display }] },
    who: { identifier: { value: commonName }, display: commonName },
    requestor: false,
    ...(address === '' ? {} : { network: { address, type: networkType(address) } }),
  }
}

const entityType = (code: string, display: string) => ({
  system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type',
  code,
  display,
})
const objectRole = (code: string, display: string) => ({
  system: 'http://terminology.hl7.org/CodeSystem/object-role',
  code,
  display,
})

function entitiesOf({ patient, documents, assertionIds, requestId, via }: ExchangeEvent, eventId: string) {
  const other = entityType('4', 'Other')
  const named = (name: string, id: string) => ({ what: { identifier: { value: id } }, type: other, name })
  return [
    ...(patient
      ? [{ what: patientReference(patient), type: entityType('1', 'Person'), role: objectRole('1', 'Patient') }]
      : []),
    ...documents.map((id) => ({
      what: { identifier: { value: id } },
      type: entityType('2', 'System Object'),
      role: objectRole('3', 'Report'),
    })),
    ...assertionIds.map((id) => named('assertion', id)),
    ...(requestId === undefined || via === 'fhir' ? [] : [named('request message', requestId)]),
    {
      what: { identifier: { value: (via === 'fhir' ? requestId?.replace(/^urn:uuid:/, '') : undefined) ?? eventId } },
      type: { system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType', code: 'XrequestId' },
    },
  ]
}
