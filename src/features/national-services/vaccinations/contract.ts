import { norwegianDay } from '../../../kernel/norwegian-day.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { codedConcept, numberedPatient, ownIdentifier, resourceSchema, searchsetSchema } from '../body-schemas.ts'
import { accessBasis, hitHeaders, opensRestriction, patient } from '../hit-headers.ts'
import type { Asked, NationalService, Operation, Outcome, ParameterRule, Taken } from '../national-service.ts'
import { representationOf } from '../representation.ts'
import { etagOf, ifMatch } from '../resource-version.ts'
import { pagingParameters } from '../searchset.ts'
import { exampleVaccination } from './examples.ts'
import { patientIn } from './read-immunization.ts'
import { resourceIn, vaccinationsId } from './held-vaccination.ts'
import { correctVaccination, registerVaccination } from './register.ts'
import { searchImmunizations } from './search.ts'

const parameters: readonly ParameterRule[] = [
  {
    name: 'date',
    type: 'date',
    what: 'When it was given; twice for a span',
    repeats: true,
    example: 'ge2020-01-01',
  },
  { name: 'vaccine-code', type: 'token', what: 'ATC, one or several with commas', example: 'J07BD52' },
  {
    name: 'status',
    type: 'token',
    what: 'All but what was registered in error when left out',
    values: ['completed', 'not-done', 'entered-in-error'],
  },
  ...pagingParameters,
]

const immunization = resourceSchema('Immunization', ['status', 'vaccineCode', 'patient', 'occurrenceDateTime'], {
  status: { enum: ['completed', 'not-done', 'entered-in-error'] },
  vaccineCode: { type: 'object' },
  occurrenceDateTime: { type: 'string' },
})

const sent = resourceSchema('Immunization', ['identifier', 'status', 'vaccineCode', 'patient', 'occurrenceDateTime'], {
  status: { enum: ['completed', 'not-done', 'entered-in-error'] },
  identifier: { type: 'array', minItems: 1, items: ownIdentifier },
  statusReason: codedConcept,
  vaccineCode: codedConcept,
  patient: numberedPatient,
  occurrenceDateTime: { type: 'string' },
  lotNumber: { type: 'string', minLength: 1 },
})

const reading: Pick<Operation, 'scopes' | 'callers' | 'person' | 'headers'> = {
  scopes: ['fhi:sysvak/vaccinations.read'],
  callers: ['professional', 'citizen'],
  person: { in: 'header', name: patient.name },
  headers: [patient, accessBasis],
}

const writing: Pick<Operation, 'scopes' | 'callers' | 'person' | 'reads' | 'body'> = {
  scopes: ['fhi:sysvak/vaccinations.write'],
  callers: ['professional'],
  person: { in: 'body', find: patientIn },
  reads: [vaccinationsId],
  body: sent,
}

const operations: readonly Operation[] = [
  {
    ...reading,
    id: 'status',
    method: 'GET',
    path: '/status',
    what: 'Whether there is anything, and whether the person has restricted or blocked. Cheap: ask it first.',
    callers: ['professional', 'system', 'citizen'],
    headers: [patient],
    status: true,
    answers: { status: 200, schema: { type: 'object', required: ['hasVaccinations', 'privacySetting'] } },
    examples: [{ title: 'Is there anything?' }],
    answer: statusOf,
  },
  {
    ...reading,
    id: 'search-immunizations',
    method: 'POST',
    path: '/Immunization/_search',
    what: 'Vaccinations of one person, the latest first: POST, so that no number stands in an address.',
    parameters,
    answers: { status: 200, schema: searchsetSchema },
    examples: [
      { title: 'All vaccinations' },
      { title: 'Measles, mumps and rubella', parameters: { 'vaccine-code': 'J07BD52' } },
    ],
    answer: searchImmunizations,
  },
  {
    ...writing,
    id: 'register-vaccination',
    method: 'POST',
    path: '/Immunization',
    what: 'Registers that a vaccine was given, or that it was not and why. Sent again, it is answered as the first time.',
    history: true,
    answers: { status: 201, schema: immunization },
    examples: [
      { title: 'An influenza vaccine was given', body: exampleVaccination('completed') },
      { title: 'One was not given', body: exampleVaccination('not-done') },
    ],
    answer: registerVaccination,
  },
  {
    ...writing,
    id: 'correct-vaccination',
    method: 'PUT',
    path: '/Immunization/:id',
    what: 'Corrects what the same organisation registered, or says that it was an error, by who has seen its newest version.',
    headers: [ifMatch],
    answers: { status: 200, schema: immunization },
    examples: [{ title: 'It was registered in error', body: exampleVaccination('entered-in-error') }],
    after: { operation: 'register-vaccination', take: asRegistered },
    answer: correctVaccination,
  },
]

/** Vaccinations of SYSVAK. The register speaks XML today; this is how it could speak FHIR. */
export const vaccinations: NationalService = {
  id: vaccinationsId,
  title: 'Vaksinasjoner (SYSVAK)',
  what: 'Vaccines given to one person, those that were not given and why, and registering of new ones.',
  version: '0.1',
  format: 'fhir-r4',
  base: '/api/vaccinations/v1',
  audience: 'fhi:sysvak',
  attest: 'accepted',
  settings: vaccinationsId,
  elevates: opensRestriction,
  admits: (by, of, now) => representationOf(by, of, norwegianDay(now)).as !== undefined,
  category: 'patient-summary',
  headers: hitHeaders,
  operations,
  sources: [
    {
      url: 'https://ehelse.no/standarder-kodeverk-og-referansekatalog/referansekatalogen/sysvak',
      sure: 'described',
      says: 'That vaccinations and vaccinations not given are registered and searched for, by XML in pairs of request and response.',
    },
    {
      sure: 'proposed',
      says: 'All of this contract: no FHIR API of SYSVAK is public. It is FHIR R4 Immunization behind the headers, status and access basis that the facades of Norsk helsenett have in common; ATC stands in for the register’s own codes.',
    },
  ],
}

/** The vaccination that was registered before, in the version that was answered. */
function asRegistered({ id, meta }: Json): Taken | undefined {
  if (typeof id !== 'string') return undefined
  const { versionId } = meta as { readonly versionId: string }
  return { path: { id }, headers: { [ifMatch.name]: etagOf(versionId) } }
}

function statusOf({ privacy, records }: Asked): Outcome {
  const given = records.map(resourceIn).filter(({ status }) => status === 'completed')
  const privacySetting = { isRestricted: privacy === 'restricted', isBlocked: privacy === 'blocked' }
  return { status: 200, body: { hasVaccinations: given.length > 0, privacySetting } }
}
