import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn } from '../../../standards/fhir/json-members.ts'
import { eventId, sourceSystem } from '../hit-headers.ts'
import type { HeaderRule, NationalService, Operation, Taken } from '../national-service.ts'
import { getMedication } from './get-medication.ts'
import { documentIn, patientIn } from './read-bundle.ts'
import { fetchParameterSchemas, nationalNumberIn, parameterIn } from './read-request.ts'
import { sendMedication } from './send-medication.ts'
import { sfmProfiles } from './sfm.ts'

const headers: readonly HeaderRule[] = [{ ...sourceSystem, required: false }, eventId]

const prescribers: Pick<Operation, 'method' | 'scopes' | 'callers'> = {
  method: 'POST',
  scopes: ['e-helse:sfm.api/sfm.api'],
  callers: ['professional'],
}

/** JSON Schema of Parameters with such parameters in it; the first may not be missing. */
const parametersOf = (...items: readonly Json[]): Json => {
  const [first] = items
  return {
    type: 'object',
    required: ['resourceType', 'parameter'],
    properties: {
      resourceType: { const: 'Parameters' },
      parameter: {
        type: 'array',
        minItems: 1,
        ...(first ? { items: { oneOf: items }, contains: first } : { items: { type: 'object' } }),
      },
    },
  }
}

const document: Json = {
  type: 'object',
  required: ['name', 'resource'],
  properties: {
    name: { const: 'medication' },
    resource: {
      type: 'object',
      required: ['resourceType', 'type', 'entry'],
      properties: {
        resourceType: { const: 'Bundle' },
        type: { const: 'document' },
        entry: { type: 'array', minItems: 1, items: { type: 'object' } },
      },
    },
  },
}

const somebody: Json = {
  resourceType: 'Patient',
  identifier: [{ system: 'urn:oid:2.16.578.1.12.4.1.4.1', value: '24868600035' }],
  name: [{ family: 'Eksempel', given: ['Syntetisk'] }],
  address: [{ line: ['Oppdiktet vei 1'], postalCode: '0001', city: 'Oslo' }],
}

/** The fetch of an example, with more parameters. */
const fetching = (...more: readonly Json[]): Json => ({
  resourceType: 'Parameters',
  parameter: [{ name: 'patient', resource: somebody }, ...more],
})

/** The medicine list of one person (Pasientens legemiddelliste), as Sentral forskrivningsmodul tells it and takes it. */
export const medicationList: NationalService = {
  id: 'medication-list',
  title: 'Pasientens legemiddelliste (SFM Basis)',
  what: 'All that somebody takes, with who prescribed it, what was handed over and what was stopped; and sending it changed.',
  version: '3.9',
  format: 'fhir-r4',
  profiles: sfmProfiles,
  base: '',
  audience: 'e-helse:sfm.api',
  attest: 'accepted',
  settings: 'medication-list',
  elevates: (_headers, body) => opensWithheld(body),
  category: 'electronic-prescription',
  headers,
  operations: [
    {
      ...prescribers,
      id: 'get-medication',
      safe: true,
      path: '/Patient/$getMedication',
      what: 'The list from Reseptformidleren and, with the patient’s consent to a look, from kjernejournal.',
      person: { in: 'body', find: (body) => nationalNumberIn(objectIn(parameterIn(body, 'patient'), 'resource')) },
      body: parametersOf(...fetchParameterSchemas),
      answers: { status: 200, schema: parametersOf() },
      examples: [
        { title: 'What is taken now', body: fetching() },
        {
          title: 'With three years of history',
          body: fetching({ name: 'SamtykkeKjernejournal', valueCode: 'HPMOTTATTSAMTYKKE' }),
        },
        {
          title: 'What changed this year',
          body: fetching(
            { name: 'SamtykkeKjernejournal', valueCode: 'HPAKUTT' },
            { name: 'historyTimestamp', valueDateTime: '2026-01-01' },
          ),
        },
      ],
      answer: getMedication,
    },
    {
      ...prescribers,
      id: 'send-medication',
      path: '/Patient/$sendMedication',
      what: 'The whole list back, changed, within four hours: new prescriptions, those taken back, and the list itself.',
      person: { in: 'body', find: (body) => nationalNumberIn(patientIn(documentIn(body))) },
      body: parametersOf(document),
      answers: { status: 200, schema: parametersOf() },
      examples: [{ title: 'A list that no fetch goes before: refused', body: unfetched() }],
      after: { operation: 'get-medication', take: asFetched },
      answer: sendMedication,
    },
  ],
  sources: [
    {
      url: 'https://simplifier.net/guide/SFMAPIBasis',
      sure: 'described',
      says: 'Both operations with their parameters, profiles, sections, chains, the four hours and the reference to the fetch.',
    },
    {
      url: 'https://github.com/NorskHelsenett/SFM.tools',
      sure: 'described',
      says: 'An answer of version 3.9: identifiers, extensions, error codes as CodeableConcept, parties of multidose.',
    },
    {
      sure: 'proposed',
      says: 'Codes of refusals; that any code of Volven 7494 is taken; that only the doctor responsible for multidose, who stands in or who takes over makes the list; the form of Composition.identifier; what nurses see. As public clients of SFM do, Reference.type holds the address of a profile, which validators of plain R4 report.',
    },
    {
      sure: 'proposed',
      says: 'Not built: original messages (IncludeOriginal), allergies in the list, and the claim nhn:sfm:journal-id.',
    },
  ],
}

/**
 * A fetch opens what is withheld by the consent it states; a send by naming a fetch, which nobody can who was not shown the
 * list.
 */
function opensWithheld(body: Json | undefined): boolean {
  return parameterIn(body, 'SamtykkeSperretLegemidler') !== undefined || documentIn(body) !== undefined
}

function unfetched(): Json {
  const section = (code: string) => ({
    code: { coding: [{ system: 'http://ehelse.no/fhir/CodeSystem/sfm-section-types', code }] },
    emptyReason: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code: 'nilknown' }] },
  })
  const composition: Json = {
    resourceType: 'Composition',
    status: 'final',
    type: { coding: [{ system: 'http://loinc.org', code: '11503-0' }] },
    relatesTo: [{ code: 'replaces', targetIdentifier: { value: '00000000-0000-8000-8000-000000000000' } }],
    section: [section('sectionMedication'), section('sectionPLLinfo')],
  }
  const entry = [composition, somebody].map((resource) => ({ resource }))
  return {
    resourceType: 'Parameters',
    parameter: [{ name: 'medication', resource: { resourceType: 'Bundle', type: 'document', entry } }],
  }
}

/** What was fetched, sent back as it is: it says which fetch it builds on. */
function asFetched(fetched: Json): Taken | undefined {
  const bundle = documentIn(fetched)
  const [first, ...others] = listIn(bundle, 'entry')
  const composition = objectIn(first, 'resource')
  const reference = objectIn(composition, 'identifier')?.value
  if (!bundle || !composition || reference === undefined) return undefined
  const turned = { ...composition, relatesTo: [{ code: 'replaces', targetIdentifier: { value: reference } }] }
  const resource = { ...bundle, entry: [{ ...first, resource: turned }, ...others] }
  return { body: { resourceType: 'Parameters', parameter: [{ name: 'medication', resource }] } }
}
