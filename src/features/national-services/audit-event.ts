import type { HelseIdToken } from '../../standards/helseid/access-token.ts'
import type { Attest } from '../../standards/helseid/attest.ts'
import { checkAttest } from '../../standards/helseid/check-attest.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { nationalNumberSystem } from '../../standards/norway/identifier-systems.ts'
import { codingOf, encounterOf, practitionerOf } from './attested-resources.ts'
import type { NationalService, Operation } from './national-service.ts'
import { isSafe } from './safe-operation.ts'

/** A call that was answered, by what its token says. */
export type AnsweredCall = {
  readonly service: Pick<NationalService, 'id' | 'title'>
  readonly operation: Pick<Operation, 'id' | 'method' | 'body' | 'safe'>
  /** Of a token that was believed. */
  readonly token: HelseIdToken
  /** National number of whom the call was about. */
  readonly patient: string
  /** HTTP status of the answer. */
  readonly status: number
  readonly at: Date
  /** Where it was answered: a name of the source's own. */
  readonly site: string
}

const published = 'http://hl7.no/fhir/StructureDefinition'

/**
 * A call as the AuditEvent of the Norwegian profile, for whoever made it. What the answer held is no part of it: what is kept
 * back and what is not there look alike. It has national numbers, so it is neither kept nor shown to a citizen (ATT-8).
 *
 * @returns undefined for what was refused, and where no attest holds for this patient: nothing unverified is told
 * @see https://github.com/HL7Norway/AuditEvent, `no-domain-Trustframework-Auditevent`
 */
export function auditEventOf(call: AnsweredCall): Json | undefined {
  const { token, patient, status, at, service, operation, site } = call
  const { attest, person } = token
  if (!attest || status >= 400) return undefined
  const system = nationalNumberSystem(patient)
  if (checkAttest(attest, { person, patient: { id: patient, system }, now: at }).length > 0) return undefined
  const encounter = encounterOf(attest)
  return {
    resourceType: 'AuditEvent',
    meta: { profile: [`${published}/no-domain-Trustframework-Auditevent`] },
    contained: [
      ...practitionerOf(attest, person.name),
      { resourceType: 'Patient', id: 'patient', identifier: [{ system, value: patient }] },
      ...encounter,
    ],
    extension: [
      extensionOf('patient', { valueReference: { reference: '#patient' } }),
      ...(encounter.length > 0 ? [extensionOf('encounter', { valueReference: { reference: '#encounter' } })] : []),
      extensionOf('carerelation-metadata', { extension: decisionOf(attest) }),
    ],
    type: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110110', display: 'Patient Record' },
    action: isSafe(operation) ? 'R' : writes[operation.method],
    recorded: at.toISOString(),
    outcome: '0',
    purposeOfEvent: purposesOf(attest),
    agent: [{ who: { reference: '#professional' }, requestor: true }],
    source: { site, observer: { display: service.title } },
    entity: [{ what: { display: `${service.id}: ${operation.id}` }, type: systemObject }],
  }
}

/** AuditEventAction of what changes something. */
const writes: Readonly<Record<Operation['method'], string>> = { GET: 'R', POST: 'C', PUT: 'U', DELETE: 'D' }

const systemObject: Json = {
  system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type',
  code: '2',
  display: 'System Object',
}

function extensionOf(name: string, value: Json): Json {
  return { url: `${published}/auditevent-${name}-extension`, ...value }
}

/** HelseID leaves the description of a decision out, so there is none to tell of. */
function decisionOf({ care_relationship: { decision_ref }, toa }: Attest): readonly Json[] {
  const { id, description, user_selected } = decision_ref
  return [
    { url: 'decision-ref-id', valueString: id },
    ...(description === undefined ? [] : [{ url: 'decision-ref-description', valueString: description }]),
    { url: 'decision-ref-user-selected', valueBoolean: user_selected },
    { url: 'toa', valueUnsignedInt: toa },
  ]
}

/** An attest names the value set, FHIR the code system that its codes are of. */
const purposeSystem = 'http://terminology.hl7.org/CodeSystem/v3-ActReason'

function purposesOf({ care_relationship }: Attest): readonly Json[] {
  const { purpose_of_use, purpose_of_use_details: details } = care_relationship
  return [{ coding: [{ ...codingOf(purpose_of_use), system: purposeSystem }, ...(details ? [codingOf(details)] : [])] }]
}
