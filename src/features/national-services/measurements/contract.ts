import type { Json } from '../../../standards/fhir/json.ts'
import {
  codedConcept,
  numberedPatient,
  ownIdentifier,
  resourceSchema,
  searchsetSchema,
  taggedMeta,
} from '../body-schemas.ts'
import type { HeaderRule, NationalService, Operation, ParameterRule } from '../national-service.ts'
import { pagingParameters } from '../searchset.ts'
import { exampleBundle, exampleObservation } from './examples.ts'
import { observationForm } from './observation-form.ts'
import { firstSubjectIn } from './read-bundle.ts'
import { subjectIn } from './read-observation.ts'
import { measurementProfiles } from './records.ts'
import { patientHeader, patientParameter, searchObservations } from './search.ts'
import { measurementsId, takeBundle, takeObservation } from './take-in.ts'

const patient: HeaderRule = {
  name: patientHeader,
  required: false,
  what: `National number of the patient; of a search it may stand in ${patientParameter} instead`,
  pattern: /^\d{11}$/,
  example: '24868600035',
}

const parameters: readonly ParameterRule[] = [
  {
    name: patientParameter,
    type: 'token',
    what: `National number of the patient, with or without its system; the header ${patientHeader} may say it instead`,
  },
  {
    name: 'date',
    type: 'date',
    what: 'When it was measured, with eq, ge, gt, lt or le before; twice for a span',
    repeats: true,
    example: 'ge2026-01-01',
  },
  {
    name: 'code',
    type: 'token',
    what: 'What was measured: a code, or its system and the code with a bar between; several with commas',
    example: 'http://loinc.org|85354-9',
  },
  ...pagingParameters,
]

const common: Pick<Operation, 'scopes' | 'callers' | 'headers'> = {
  scopes: ['nhn:pmd/api'],
  callers: ['professional'],
  headers: [patient],
}

const observation = resourceSchema('Observation', ['status', 'code', 'subject'], {
  status: { enum: observationForm.statuses },
  code: codedConcept,
  subject: numberedPatient,
  effectiveDateTime: { type: 'string' },
  valueQuantity: { type: 'object' },
  component: { type: 'array', minItems: 1, items: { type: 'object' } },
})

const entryOf = (resource: Json): Json => ({
  type: 'object',
  required: ['fullUrl', 'resource'],
  properties: {
    fullUrl: { type: 'string', pattern: '^\\S{1,255}$' },
    resource,
    request: {
      type: 'object',
      required: ['method', 'url'],
      properties: { method: { enum: ['POST', 'PUT'] }, url: { type: 'string' } },
    },
  },
})

/** A batch and a collection differ in their requests, which no schema of one object says. */
const bundle: Json = resourceSchema('Bundle', ['type', 'meta', 'entry'], {
  type: { enum: ['batch', 'collection'] },
  identifier: ownIdentifier,
  meta: taggedMeta,
  entry: { type: 'array', minItems: 1, maxItems: 500, items: entryOf(observation) },
})

const search: Operation = {
  ...common,
  id: 'search-observations',
  method: 'POST',
  path: '/Observation/_search',
  what: 'Measurements of one person, the latest first. POST alone, so that no number stands in an address.',
  person: { in: 'header', name: patientHeader, orParameter: patientParameter },
  parameters,
  answers: { status: 200, schema: searchsetSchema },
  examples: [
    { title: 'All measurements' },
    { title: 'Blood pressure of this year', parameters: { code: 'http://loinc.org|85354-9', date: 'ge2026-01-01' } },
  ],
  answer: searchObservations,
}

const create: Operation = {
  ...common,
  id: 'create-observation',
  method: 'POST',
  path: '/Observation',
  what: 'Takes one measurement in. Sent again as it was, it is answered as the first time.',
  person: { in: 'body', find: subjectIn },
  reads: [measurementsId],
  body: observation,
  answers: { status: 201, schema: observation },
  examples: [{ title: 'A blood pressure', body: exampleObservation }],
  answer: takeObservation,
}

const submit: Operation = {
  ...common,
  id: 'submit-bundle',
  method: 'POST',
  path: '/',
  what: 'Takes measurements of one person in, each by itself: one that is refused stops no other.',
  person: { in: 'body', find: firstSubjectIn },
  reads: [measurementsId],
  body: bundle,
  answers: { status: 200, schema: resourceSchema('Bundle', ['type', 'entry'], { type: { const: 'batch-response' } }) },
  examples: [
    { title: 'A batch, as the profile has it', body: exampleBundle('batch') },
    { title: 'A collection, as the examples of PMD have it', body: exampleBundle('collection') },
  ],
  answer: takeBundle,
}

/** Pasientens måledata (PMD): what is measured at home, in municipalities and by devices, for all who treat the person. */
export const measurements: NationalService = {
  id: measurementsId,
  title: 'Pasientens måledata (PMD)',
  what: 'Measurements of one person: blood pressure, pulse, saturation, temperature, weight, breathing, glucose, NEWS2, CFS.',
  version: '2.0',
  format: 'fhir-r4',
  profiles: measurementProfiles,
  base: '',
  audience: 'nhn:pmd',
  attest: 'accepted',
  settings: measurementsId,
  category: 'patient-summary',
  headers: [],
  operations: [search, create, submit],
  sources: [
    {
      url: 'https://utviklerportal.nhn.no/informasjonstjenester/pasientens-maaledata',
      sure: 'described',
      says: 'The three addresses, no search by GET, one patient at a time, date with five comparators, code, patient.identifier or X-Pmd-Patient, HelseID with DPoP at level 4, collection Bundles with the tag of a municipality, batch-response, and that patients in a Bundle are ignored.',
    },
    {
      url: 'https://github.com/HL7Norway/VkpObservation',
      sure: 'described',
      says: 'Profiles and codes, patients by number alone, batch Bundles with a fullUrl and a request of POST or PUT for each entry, the extension that tells which entry a response is to.',
    },
    {
      url: 'https://github.com/HL7Norway/no-domain',
      sure: 'described',
      says: 'The other set of SNOMED CT codes, of the national vital signs.',
    },
    {
      sure: 'proposed',
      says: 'Scope and audience; _count and _skip; that unknown codes, codes that disagree, other units, scores beyond their scale and times to come are refused (PMD itself says that it keeps all it can parse); that the tag is required; one person in a Bundle; what makes a measurement the same when it is sent again; the person’s privacy settings.',
    },
  ],
}
