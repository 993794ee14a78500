import { norwegianDay } from '../../../kernel/norwegian-day.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { searchsetSchema } from '../body-schemas.ts'
import { eventId, patient, sourceSystem } from '../hit-headers.ts'
import type { Example, HeaderRule, NationalService, Operation, ParameterRule, Taken } from '../national-service.ts'
import { representationOf } from '../representation.ts'
import { etagOf, ifMatch } from '../resource-version.ts'
import { pagingParameters } from '../searchset.ts'
import { createRequest, createSpecimen } from './create.ts'
import { exampleRequest, exampleSpecimen } from './examples.ts'
import { read, search } from './find.ts'
import { type ParekType, profiles, requestStatuses } from './parek.ts'
import { subjectIn } from './request-rules.ts'
import { schemaOf } from './schemas.ts'
import { requisitionsId } from './stored.ts'
import { updateRequest } from './update.ts'

const headers: readonly HeaderRule[] = [
  { ...eventId, required: true },
  { ...sourceSystem, required: false },
]

const callers: Pick<Operation, 'scopes' | 'callers'> = {
  scopes: ['nhn:parek/rekvisisjon'],
  callers: ['professional'],
}

/** Citizens read what is asked of them by way of Helsenorge. */
const readers: typeof callers = { ...callers, callers: ['professional', 'citizen'] }

const subject: ParameterRule = {
  name: 'subject:identifier',
  type: 'token',
  what: 'National number of the patient, with or without its system',
  required: true,
  example: '24868600035',
}

const searchOf = (type: ParekType, id: string, what: string, parameters: readonly ParameterRule[]): Operation => ({
  ...readers,
  id,
  method: 'POST',
  path: `/${type}/_search`,
  what: `${what}: POST, so that no number stands in an address.`,
  person: { in: 'parameter', name: subject.name },
  parameters: [subject, ...parameters, ...pagingParameters],
  answers: { status: 200, schema: searchsetSchema },
  examples: [{ title: `${what}, all`, parameters: { [subject.name]: patient.example } }],
  answer: search(type),
})

const idIn = ({ id }: Json) => (typeof id === 'string' ? { path: { id } } : undefined)

const readOf = (type: ParekType, id: string, what: string, operation: string): Operation => ({
  ...readers,
  id,
  method: 'GET',
  path: `/${type}/:id`,
  what,
  person: { in: 'header', name: patient.name },
  headers: [patient],
  answers: { status: 200, schema: schemaOf(type) },
  examples: [{ title: 'The one that was sent' }],
  after: { operation, take: idIn },
  answer: read(type),
})

const inBody: Pick<Operation, 'person' | 'reads'> = {
  person: { in: 'body', find: subjectIn },
  // Its own, also where they are kept back: a writer must not make doubles.
  reads: [requisitionsId],
}

/** Pasientens rekvisisjoner (Parek): what was asked of laboratories, free of place and time. It speaks FHIR R5. */
export const requisitions: NationalService = {
  id: requisitionsId,
  title: 'Pasientens rekvisisjoner (Parek)',
  what: 'Requisitions of samples that are to be taken later or elsewhere, and the specimens that were collected for them.',
  version: '1',
  format: 'fhir-r5',
  profiles: { ServiceRequest: [profiles.ServiceRequest], Specimen: [profiles.Specimen] },
  base: '/v1',
  audience: 'nhn:parek',
  attest: 'accepted',
  settings: requisitionsId,
  admits: (by, of, now) => representationOf(by, of, norwegianDay(now)).as !== undefined,
  category: 'laboratory-results',
  headers,
  operations: [
    searchOf('ServiceRequest', 'search-requests', 'Requisitions', [
      { name: '_id', type: 'token', what: 'One resource by its id' },
      { name: 'identifier', type: 'token', what: 'By an identifier, with or without its system' },
      { name: 'status', type: 'token', what: 'How far it has come', values: requestStatuses, example: 'active' },
      { name: 'authored', type: 'date', what: 'When it was made; twice for a span', repeats: true },
    ]),
    {
      ...{ ...callers, ...inBody },
      id: 'create-request',
      method: 'POST',
      path: '/ServiceRequest',
      what: 'A new requisition. The same sent again by the same organisation is answered as before, and stands once.',
      body: schemaOf('ServiceRequest'),
      answers: { status: 201, schema: schemaOf('ServiceRequest') },
      examples: [{ title: 'A blood sample before a control', body: exampleRequest() }],
      answer: createRequest,
    },
    readOf('ServiceRequest', 'read-request', 'One requisition.', 'create-request'),
    {
      ...callers,
      id: 'update-request',
      method: 'PUT',
      path: '/ServiceRequest/:id',
      what: 'Another version of a requisition, by who saw the last: on hold, revoked, a new end.',
      person: { in: 'body', find: subjectIn },
      headers: [ifMatch],
      body: schemaOf('ServiceRequest'),
      answers: { status: 200, schema: schemaOf('ServiceRequest') },
      examples: [
        {
          title: 'Put off the one that was sent',
          headers: { [ifMatch.name]: ifMatch.example },
          body: { ...exampleRequest(), occurrencePeriod: { start: '2026-03-01', end: '2027-03-01' } },
        },
      ],
      after: { operation: 'create-request', take: asSent },
      answer: updateRequest,
    },
    searchOf('Specimen', 'search-specimens', 'Specimens', [
      { name: '_id', type: 'token', what: 'One resource by its id' },
      { name: 'identifier', type: 'token', what: 'By an identifier, with or without its system' },
      { name: 'request', type: 'string', what: 'Those of one requisition: ServiceRequest and its id' },
      { name: 'collected', type: 'date', what: 'When it was taken; twice for a span', repeats: true },
    ]),
    {
      ...{ ...callers, ...inBody },
      id: 'create-specimen',
      method: 'POST',
      path: '/Specimen',
      what: 'That a specimen was collected. The last one that a requisition waits for completes it.',
      body: schemaOf('Specimen'),
      answers: { status: 201, schema: schemaOf('Specimen') },
      examples: [{ title: 'For the requisition that was sent', body: exampleSpecimen() }],
      after: { operation: 'create-request', take: forRequest },
      answer: createSpecimen,
    },
    readOf('Specimen', 'read-specimen', 'One specimen.', 'create-specimen'),
  ],
  sources: [
    {
      url: 'https://github.com/HL7Norway/PasientensRekvisisjoner-Parek',
      sure: 'described',
      says: 'FHIR R5 and its profiles (0.1.3, a draft): RequesterDefinedUuid, contained requester and collector, order details, period, one requisition for each specimen, and that the last specimen completes a requisition.',
    },
    {
      url: 'https://utviklerportal.nhn.no/informasjonstjenester/pasientens-rekvisisjoner/pasientens-rekvisisjoner/parek-documentation/docs/helseid-authorizationmd',
      sure: 'described',
      says: 'Audience, scope, claims (professional, level 4), DPoP, and the headers nhn-event-id and nhn-source-system.',
    },
    {
      url: 'https://utviklerportal.nhn.no/informasjonstjenester/pasientens-rekvisisjoner/pasientens-rekvisisjoner/parek-documentation/docs/getting-startedmd',
      sure: 'described',
      says: 'The version in the address, resources as FHIR has them, and who writes and reads: requester, collector, citizens by way of Helsenorge.',
    },
    {
      sure: 'proposed',
      says: 'Paths and parameters as FHIR has them, the header nhn-patient-nin for reading by id, If-Match required, which status may come after which, how many specimens complete a requisition (as many as it has different focuses), codes of refusals, whom citizens may read for, privacy outcomes as Pasientens prøvesvar tells them, and that a RequesterDefinedUuid is one within an organisation and a patient.',
    },
    {
      sure: 'proposed',
      says: 'Not built: events over AMQP, and removal (a requisition is revoked or entered in error).',
    },
  ],
}

/** The requisition that was sent before, in the version that was answered, and as far as it has come. */
function asSent({ id, meta, status }: Json, { body }: Example): Taken | undefined {
  if (typeof id !== 'string') return undefined
  const { versionId } = meta as { readonly versionId: string }
  return { path: { id }, headers: { [ifMatch.name]: etagOf(versionId) }, body: { ...body, id, status } }
}

function forRequest({ id }: Json, { body }: Example): Taken | undefined {
  return typeof id === 'string' ? { body: { ...body, request: [{ reference: `ServiceRequest/${id}` }] } } : undefined
}
