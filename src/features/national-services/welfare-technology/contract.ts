import type { Json } from '../../../standards/fhir/json.ts'
import { codedConcept, numberedPatient, ownIdentifier, resourceSchema, searchsetSchema } from '../body-schemas.ts'
import { exampleObservation } from '../measurements/examples.ts'
import { observationForm } from '../measurements/observation-form.ts'
import { subjectIn } from '../measurements/read-observation.ts'
import { measurementsId } from '../measurements/take-in.ts'
import type { HeaderRule, NationalService, Operation, ParameterRule } from '../national-service.ts'
import { pagingParameters } from '../searchset.ts'
import { exampleDocument } from './examples.ts'
import { changed, journalDocument, takeMeasurement, welfareTechnologyId } from './journal.ts'
import { documentSubjectIn } from './read-document.ts'
import { searchCompositions } from './search.ts'
import { serviceCodes } from './vkp.ts'

const code = `(?:${serviceCodes.join('|')})`

const services: HeaderRule = {
  name: 'ServiceCodes',
  required: true,
  what: `Services by which it is judged whether the person may be asked about: ${serviceCodes.join(', ')}`,
  pattern: new RegExp(`^${code}(?:,${code}){0,5}$`, 'i'),
  example: 'dho',
}

const patient: ParameterRule = {
  name: 'patient.identifier',
  type: 'token',
  what: 'National number of the patient, with or without its system',
  required: true,
  pattern: /^([^|]*\|)?\d{11}$/,
  example: '24868600035',
}

const entryOf = (resource: Json): Json => ({
  type: 'object',
  required: ['fullUrl', 'resource'],
  properties: { fullUrl: { type: 'string', pattern: '^\\S{1,255}$' }, resource },
})

const composition = resourceSchema(
  'Composition',
  ['status', 'type', 'category', 'subject', 'date', 'author', 'title', 'section'],
  {
    status: { enum: ['preliminary', 'final', 'amended', 'entered-in-error'] },
    type: codedConcept,
    category: { type: 'array', minItems: 1, items: codedConcept },
    subject: numberedPatient,
    date: { type: 'string' },
    author: { type: 'array', minItems: 1, items: { type: 'object' } },
    title: { type: 'string', minLength: 1 },
    section: { type: 'array', minItems: 1, items: { type: 'object' } },
  },
)

const part: Json = {
  type: 'object',
  required: ['resourceType'],
  properties: {
    resourceType: { enum: ['Composition', 'Observation', 'DetectedIssue', 'Device', 'QuestionnaireResponse'] },
  },
}

const observation = resourceSchema('Observation', ['status', 'code', 'subject'], {
  status: { enum: observationForm.statuses },
  code: codedConcept,
  subject: numberedPatient,
})

/** Machines of a supplier, for one municipality; nothing of the person leaves. */
const machines: Pick<Operation, 'callers' | 'takesIn' | 'reads' | 'method' | 'answers'> = {
  callers: ['system'],
  takesIn: true,
  reads: changed,
  method: 'POST',
  answers: { status: 202, schema: resourceSchema('OperationOutcome', ['issue'], {}) },
}

/** The organisation that our own pages call for when a machine calls. */
const path = { orgNumber: '237101901' }

const operations: readonly Operation[] = [
  {
    ...machines,
    id: 'journal-bundle',
    path: '/:orgNumber/bundle',
    what: 'Journals the follow-up of an alarm: a document of a note, the alarm, and the measurement that it came from.',
    scopes: ['nhn:vkp/api/user/bundle.write'],
    person: { in: 'body', find: documentSubjectIn },
    // The note stands first; what follows it may be of several types.
    body: resourceSchema('Bundle', ['type', 'identifier', 'entry'], {
      type: { const: 'document' },
      identifier: ownIdentifier,
      entry: { type: 'array', minItems: 1, contains: entryOf(composition), items: entryOf(part) },
    }),
    examples: [{ title: 'A blood pressure that somebody has followed up', path, body: exampleDocument }],
    answer: journalDocument,
  },
  {
    ...machines,
    id: 'send-observation',
    path: '/:orgNumber/observation',
    what: 'Takes one measurement of a device in.',
    scopes: ['nhn:vkp/api/user/observation.write'],
    person: { in: 'body', find: subjectIn },
    body: observation,
    examples: [{ title: 'A blood pressure', path, body: exampleObservation }],
    answer: takeMeasurement,
  },
  {
    id: 'search-compositions',
    method: 'POST',
    path: '/:orgNumber/composition/_search',
    what: 'Notes that were journaled in the municipality, the latest first: POST, so that no number stands in an address.',
    scopes: ['nhn:vkp/api/user/composition.read'],
    callers: ['professional'],
    person: { in: 'parameter', name: patient.name },
    headers: [services],
    parameters: [
      patient,
      { name: 'date', type: 'date', what: 'When it was written; twice for a span', repeats: true },
      ...pagingParameters,
    ],
    answers: { status: 200, schema: searchsetSchema },
    examples: [{ title: 'All notes', path, parameters: { [patient.name]: '24868600035' } }],
    answer: searchCompositions,
  },
]

/** Velferdsteknologisk knutepunkt (VKP): what welfare technology tells the municipality, and measurements with it. */
export const welfareTechnology: NationalService = {
  id: welfareTechnologyId,
  title: 'Velferdsteknologisk knutepunkt (VKP)',
  what: 'Journals what alarms and home monitoring came to, and sends the measurements on to Pasientens måledata.',
  version: 'R4',
  format: 'fhir-r4',
  base: '/epj/r4',
  audience: 'nhn:vkp',
  attest: 'accepted',
  settings: measurementsId,
  category: 'patient-summary',
  headers: [],
  operations,
  sources: [
    {
      url: 'https://utviklerportal.nhn.no/informasjonstjenester/velferdsteknologisk-knutepunkt-vkp',
      sure: 'described',
      says: 'The base, the municipality’s organisation number in the address, one client for one municipality, machines as callers, scopes by resource, ServiceCodes where data are asked for.',
    },
    {
      url: 'https://simplifier.net/guide/velferdsteknologiskknutepunktdhor4',
      sure: 'described',
      says: 'Which resources a document has that journals an alarm about a measurement.',
    },
    {
      url: 'https://github.com/NorskHelsenett/VKP.Samples',
      sure: 'described',
      says: 'Bundles of type document, search by POST, composition/_search by patient.identifier and date.',
    },
    {
      sure: 'proposed',
      says: 'Audience; DPoP (VKP takes Bearer today); that the organisation of the token is the one in the address, in place of the claim vkp-id and the municipality’s own list; observation as an address of its own; 202 as answer, which Journalføringstjenesten gives; that measurements are sent on to PMD; notes to professionals who treat the person, and not to machines. Not here: the searches of allergies, care plans, conditions, episodes, medicines and patients; each would have to heed what the person has decided of its own category.',
    },
  ],
}
