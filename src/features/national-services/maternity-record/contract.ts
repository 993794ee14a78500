import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import { eventId, sourceSystem, userRole as anyUserRole } from '../hit-headers.ts'
import type { Asked, HeaderRule, NationalService, Operation, Outcome, Taken } from '../national-service.ts'
import { registers } from '../person-register.ts'
import { mayBeRead } from './admission.ts'
import { createRecord, createResource, deleteResource, serviceId, updateResource, updateStatus } from './change.ts'
import {
  activeIn,
  isDeleted,
  renderEntry,
  renderRecord,
  renderResource,
  rootKind,
  rootNamed,
  rootsIn,
} from './record.ts'
import { refuses } from './refusals.ts'
import { type ResourceType, resourceTypes, schemaOf } from './resource-types.ts'

const patient: HeaderRule = {
  name: 'nhn-patient-nin',
  required: true,
  what: 'National number of the pregnant woman: never in the address',
  pattern: /^\d{11}$/,
  example: '30879200004',
}

/** Machines have no role, so the status alone does without it. */
const userRole: HeaderRule = { ...anyUserRole, required: true }

const common: Pick<Operation, 'scopes' | 'callers' | 'person' | 'headers'> = {
  scopes: ['nhn:maternity-record/api'],
  callers: ['professional'],
  person: { in: 'header', name: patient.name },
  headers: [userRole],
}

/** She reads her own record as the professionals do, by way of Helsenorge, and has no role among them. */
const forReaders: typeof common = {
  ...common,
  callers: ['professional', 'citizen'],
  headers: [{ ...userRole, required: false, what: `${userRole.what}; required of professionals` }],
}

/** Filled in where an example is a professional's. */
const asDoctor = { [userRole.name]: userRole.example }

const metadata: Json = {
  type: 'object',
  required: ['version'],
  properties: { version: { type: 'integer', minimum: 1 } },
}
const record: Json = { type: 'object', required: ['recordId', 'metadata'] }
const resource: Json = { type: 'object', required: ['metadata'], properties: { metadata } }

/** A value that keeps the rules of each kind, for the examples. */
const examples: Readonly<Record<string, Json>> = {
  antenatalAppointments: {
    appointmentDate: '2026-11-02',
    pregnancyWeek: 24,
    gestationalAge: '24+3',
    motherWeight: 71.5,
    bloodPressure: '118/74',
    proteinInUrine: 'Neg',
  },
  symphysisFundalHeights: { measurementDate: '2026-11-02', gestationalAge: '24+3', heightInCm: 22 },
  currentPregnancy: { lastMenstrualPeriod: '2026-05-15', estimatedDueDate: '2027-02-21' },
  mother: { name: 'Oppdiktet Kvinne', country: { code: 'NO' } },
  rhesusDNegative: { isRhesusDNegative: true },
}

const reading: readonly Operation[] = [
  {
    ...common,
    id: 'status',
    method: 'GET',
    path: '/status',
    what: 'Whether she has consented, and whether there is an active record. Machines may ask; ask it first.',
    callers: ['professional', 'system', 'citizen'],
    headers: [],
    status: true,
    answers: { status: 200, schema: { type: 'object', required: ['hasGivenConsent', 'hasActiveMaternityRecord'] } },
    examples: [{ title: 'Is there a record?' }],
    answer: statusOf,
  },
  {
    ...forReaders,
    id: 'history',
    method: 'GET',
    path: '/history',
    what: 'Every record of hers, of this pregnancy and of earlier ones.',
    answers: { status: 200, schema: { type: 'object', required: ['history'] } },
    examples: [{ title: 'All records', headers: asDoctor }],
    answer(asked) {
      mayBeRead(asked)
      return { status: 200, body: { history: rootsIn(asked.records).map(renderEntry) } }
    },
  },
  {
    ...forReaders,
    id: 'history-of-record',
    method: 'GET',
    path: '/history/:recordId',
    what: 'Every change of one record, who made it and when, the earliest first.',
    history: true,
    answers: { status: 200, schema: { type: 'object', required: ['recordId', 'history'] } },
    examples: [{ title: 'All changes of a record', headers: asDoctor }],
    after: { operation: 'history', take: lastRecord },
    answer: historyOf,
  },
  {
    ...forReaders,
    id: 'read-record',
    method: 'GET',
    path: '/record/:recordId',
    what: 'One record with all that is in it.',
    answers: { status: 200, schema: record },
    examples: [{ title: 'The whole record', headers: asDoctor }],
    after: { operation: 'history', take: lastRecord },
    answer(asked) {
      mayBeRead(asked)
      return { status: 200, body: renderRecord(rootNamed(asked), asked.records) }
    },
  },
]

const writing: readonly Operation[] = [
  {
    ...common,
    id: 'create-record',
    method: 'POST',
    path: '/record',
    what: 'Opens a record. Refused without consent, for who has died or lives at a confidential address, and when one is open.',
    reads: [registers.settings],
    body: { type: 'object' },
    answers: { status: 201, schema: record },
    examples: [{ title: 'Open a record', body: {} }],
    answer: createRecord,
  },
  {
    ...common,
    id: 'update-status',
    method: 'POST',
    path: '/record/:recordId/updateStatus',
    what: 'Ends a record, by who has seen its newest version.',
    body: {
      type: 'object',
      required: ['metadata', 'recordStatus'],
      properties: {
        metadata,
        recordStatus: { type: 'object', required: ['status'], properties: { status: { enum: ['TERMINATED'] } } },
      },
    },
    answers: { status: 200, schema: record },
    examples: [{ title: 'End a record', body: { metadata: { version: 1 }, recordStatus: { status: 'TERMINATED' } } }],
    after: { operation: 'read-record', take: asRead(undefined) },
    answer: updateStatus,
  },
]

function operationsOf([type, rule]: readonly [string, ResourceType]): readonly Operation[] {
  const path = `/record/:recordId/${type}`
  const schema = schemaOf(rule)
  const update = { ...schema, properties: { ...(schema.properties as Json), metadata } }
  const sent = examples[type] ?? { comment: 'Oppdiktet' }
  const one = rule.many ? `${path}/:resourceId` : path
  const operations: readonly Operation[] = [
    {
      ...{ ...common, id: `create-${type}`, method: 'POST', path, what: `${rule.what}: adds.`, body: schema },
      answers: { status: 201, schema: resource },
      examples: [{ title: `Add ${type}`, body: sent }],
      after: { operation: 'history', take: lastRecord },
      answer: createResource(type, rule),
    },
    {
      ...{ ...common, id: `update-${type}`, method: 'PUT', path: one, what: `${rule.what}: changes.`, body: update },
      answers: { status: 200, schema: resource },
      examples: [{ title: `Change ${type}`, body: { metadata: { version: 1 }, ...sent } }],
      after: { operation: 'read-record', take: asRead(type) },
      answer: updateResource(type, rule),
    },
  ]
  if (!rule.many) return operations
  const remove: Operation = {
    ...{ ...common, id: `delete-${type}`, method: 'DELETE', path: one, what: `${rule.what}: deletes.` },
    answers: { status: 204 },
    examples: [{ title: `Delete one of ${type}` }],
    after: { operation: 'read-record', take: asRead(type) },
    answer: deleteResource(type),
  }
  return [...operations, remove]
}

/** Digitalt helsekort for gravide (DHG): the record of a pregnancy, written by all who follow it. */
export const maternityRecord: NationalService = {
  id: serviceId,
  title: 'Digitalt helsekort for gravide (DHG)',
  what: 'One record for each pregnancy, shared by midwife, general practitioner and hospital, with every version kept.',
  version: '1',
  format: 'json',
  base: '/api/maternity-record/v1',
  audience: 'nhn:maternity-record',
  attest: 'accepted',
  settings: serviceId,
  needsConsent: true,
  admits: (by, of) => by.number === of.number,
  category: 'patient-summary',
  refuses,
  headers: [sourceSystem, eventId, patient],
  operations: [...reading, ...writing, ...Object.entries(resourceTypes).flatMap(operationsOf)],
  sources: [
    {
      url: 'https://utviklerportal.nhn.no/informasjonstjenester/digitalt-helsekort-for-gravide',
      sure: 'described',
      says: 'Addresses, headers, scope, audience, kinds of resources, metadata and versions, members of status and history, error shape and codes, consent, one active record, and that it is asked by way of HelseID or Helsenorge.',
    },
    {
      sure: 'proposed',
      says: 'HTTP statuses, the body of updateStatus, the frame of one record and of its history, which codes stand for tokens, citizens at the same addresses as professionals, and the fields of other resources than appointments.',
    },
  ],
}

function statusOf({ person, privacy, records }: Asked): Outcome {
  const consented = person !== undefined && privacy !== 'no-consent'
  const active = person && !person.confidential && person.died === undefined ? activeIn(records) : undefined
  const latest = active ?? rootsIn(records).at(-1)
  const changed = records
    .map(({ at }) => at.toISOString())
    .toSorted()
    .at(-1)
  return {
    status: 200,
    body: {
      hasGivenConsent: consented,
      hasActiveMaternityRecord: active !== undefined,
      ...(changed ? { lastChangedDateTime: changed } : {}),
      ...(latest ? { latestRecordId: latest.id } : {}),
    },
  }
}

function historyOf(asked: Asked): Outcome {
  mayBeRead(asked)
  const root = rootNamed(asked)
  const versions = asked.history
    .filter(({ id, content }) => id === root.id || content.recordId === root.id)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime() || one.version - other.version)
  const history = versions.map((version) => ({
    resourceType: version.kind,
    ...(version.kind === rootKind ? renderEntry(version) : renderResource(version)),
    ...(isDeleted(version) ? { deleted: true } : {}),
  }))
  return { status: 200, body: { recordId: root.id, history } }
}

/** The record of hers that is active; where none is, the last. */
function lastRecord({ history }: Json): Taken | undefined {
  const records = Array.isArray(history) ? (history as readonly Json[]) : []
  const isActive = ({ recordStatus: of }: Json) => isObject(of) && of.status === 'ACTIVE'
  const id = (records.find(isActive) ?? records.at(-1))?.recordId
  return typeof id === 'string' ? { path: { recordId: id } } : undefined
}

/** The record, or the first resource of a type in it, in the version that was read. */
function asRead(type: string | undefined): NonNullable<Operation['after']>['take'] {
  return (record, { body }) => {
    const held: unknown = type === undefined ? record : record[type]
    const one: unknown = Array.isArray(held) ? held[0] : held
    const metadata = isObject(one) && isObject(one.metadata) ? one.metadata : undefined
    if (!metadata || typeof record.recordId !== 'string') return undefined
    const resourceId = Array.isArray(held) ? { resourceId: String(metadata.id) } : {}
    return {
      path: { recordId: record.recordId, ...resourceId },
      ...(body ? { body: { ...body, metadata: { version: metadata.version } } } : {}),
    }
  }
}
