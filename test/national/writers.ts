import { randomUUID } from 'node:crypto'
import { memoryOnce } from '../../src/features/identity/index.ts'
import type { NationalRecords } from '../../src/features/national-records/index.ts'
import {
  documentRepository,
  documents,
  maternityRecord,
  measurements,
  privacySettings,
  requisitions,
} from '../../src/features/national-services/index.ts'
import { definitions } from '../../src/features/national-services/privacy-settings/definitions.ts'
import { exampleRequest, exampleSpecimen } from '../../src/features/national-services/requisitions/examples.ts'
import type { Json } from '../../src/standards/fhir/json.ts'
import { helseIdClaims } from '../../src/standards/helseid/access-token.ts'
import { call, doctor, openBox, storyWith } from './box.ts'
import { about } from './said-of.ts'

type Box = Pick<Awaited<ReturnType<typeof openBox>>, 'needs'>

/** Writes to one service over and over, and says afterwards whether all of it is there. */
export type Writer = {
  /** Writes once, and resolves with what was acknowledged. */
  readonly write: (box: Box, nth: number) => Promise<string>
  /** What is there of what was acknowledged to be, of the whole service. */
  readonly find: (box: Box) => Promise<readonly string[]>
}

const person = storyWith(
  ({ person: { died, confidentiality }, pregnancies, privacySettings: settings }) =>
    died === undefined &&
    confidentiality === 'ugradert' &&
    pregnancies.length === 0 &&
    settings.length === 1 &&
    settings[0]?.about === 'maternity-record',
)
const { number } = person.person

/** A box with the one whom the writers write about, over this store; what is there stays. */
export async function openWrittenBox(records: NationalRecords): Promise<Box> {
  return openBox([person], { records, once: memoryOnce() })
}

async function answered(status: number, told: Promise<{ readonly status: number; readonly body?: unknown }>) {
  const answer = await told
  if (answer.status !== status) throw new Error(JSON.stringify(answer.body))
  // Each writer knows what its service answers.
  return answer.body as never
}

const documentsWriter: Writer = {
  async write(box) {
    const uniqueId = `urn:oid:2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`
    const [example] = documentRepository.operations[0]!.examples
    const text = JSON.stringify(example!.body).replaceAll('24868600035', number).replace('urn:oid:2.25.502', uniqueId)
    const said = { attest: number }
    await answered(200, call(box, documentRepository, 'provide-document-bundle', { body: JSON.parse(text), said }))
    return uniqueId
  },
  async find(box) {
    const form = { 'patient.identifier': number, _count: '100' }
    const found: string[] = []
    for (let page = 1, size = 1; size > 0; page++) {
      const said = { attest: number }
      const asked = { form: { ...form, _page: String(page) }, said }
      const { entry = [] }: { entry?: { resource: { masterIdentifier?: { value: string } } }[] } = await answered(
        200,
        call(box, documents, 'find-document-references', asked),
      )
      found.push(...entry.flatMap(({ resource: { masterIdentifier } }) => masterIdentifier?.value ?? []))
      size = entry.length
    }
    return found
  },
}

const role = encodeURIComponent(JSON.stringify({ system: 'urn:oid:2.16.578.1.12.4.1.1.9060', code: doctor.profession }))

function dhg(box: Box, id: string, { body, params }: { body?: object; params?: Record<string, string> }) {
  return call(box, maternityRecord, id, {
    ...{ ...(body ? { body } : {}), ...(params ? { params } : {}) },
    headers: { 'nhn-patient-nin': number, 'nhn-source-system': 'Test 1.0', 'nhn-user-role': role, 'nhn-event-id': '1' },
    said: { attest: number },
  })
}

async function openRecordId(box: Box): Promise<string> {
  const { latestRecordId }: { latestRecordId?: string } = await answered(200, dhg(box, 'status', {}))
  if (latestRecordId) return latestRecordId
  const { recordId }: { recordId: string } = await answered(201, dhg(box, 'create-record', { body: {} }))
  return recordId
}

const appointment = { appointmentDate: '2026-11-02', pregnancyWeek: 24, gestationalAge: '24+3', motherWeight: 71.5 }

const maternityWriter: Writer = {
  async write(box) {
    const params = { recordId: await openRecordId(box) }
    const asked = dhg(box, 'create-antenatalAppointments', { body: appointment, params })
    const { metadata }: { metadata: { id: string } } = await answered(201, asked)
    return metadata.id
  },
  async find(box) {
    const params = { recordId: await openRecordId(box) }
    const told: { antenatalAppointments?: { metadata: { id: string }; motherWeight?: unknown }[] } = await answered(
      200,
      dhg(box, 'read-record', { params }),
    )
    const whole = (told.antenatalAppointments ?? []).filter(({ motherWeight }) => motherWeight !== undefined)
    return whole.map(({ metadata }) => metadata.id)
  },
}

type Entry = { readonly fullUrl: string; readonly resource: object }

/** Three measurements at a time, under one name: all of them are there, or none. */
const measurementsWriter: Writer = {
  async write(box) {
    const name = randomUUID()
    const { examples } = measurements.operations.find(({ id }) => id === 'submit-bundle')!
    const whole = JSON.parse(JSON.stringify(examples[0]!.body).replaceAll('24868600035', number))
    const entry = (whole.entry as Entry[]).map((each, nth) => ({
      ...each,
      fullUrl: `https://vendor.example/${name}/${nth}`,
      resource: { ...each.resource, identifier: [{ system: 'https://vendor.example/bundle', value: name }] },
    }))
    const said = { attest: number }
    await answered(200, call(box, measurements, 'submit-bundle', { body: { ...whole, entry }, said }))
    return name
  },
  async find(box) {
    const found: string[] = []
    for (let skip = 0, size = 1; size > 0; skip += size) {
      const asked = { headers: { 'x-pmd-patient': number }, form: { _skip: String(skip) }, said: { attest: number } }
      const { entry = [] }: { entry?: { resource: { identifier?: [{ value: string }] } }[] } = await answered(
        200,
        call(box, measurements, 'search-observations', asked),
      )
      found.push(...entry.flatMap(({ resource: { identifier } }) => identifier?.[0].value ?? []))
      size = entry.length
    }
    const counted = Map.groupBy(found, (name) => name)
    return [...counted].filter(([, all]) => all.length === 3).map(([name]) => name)
  },
}

function parek(box: Box, id: string, asked: { readonly body?: Json; readonly form?: Record<string, string> }) {
  return call(box, requisitions, id, { ...asked, headers: { 'nhn-event-id': '1' }, said: { attest: number } })
}

async function allOf(box: Box, id: 'search-requests' | 'search-specimens'): Promise<readonly Parek[]> {
  const found: Parek[] = []
  for (let skip = 0, size = 1; size > 0; skip += size) {
    const form = { 'subject:identifier': number, _skip: String(skip) }
    const { entry = [] }: { entry?: { resource: Parek }[] } = await answered(200, parek(box, id, { form }))
    found.push(...entry.map(({ resource }) => resource))
    size = entry.length
  }
  return found
}

type Parek = {
  readonly id: string
  readonly status?: string
  readonly identifier?: readonly { readonly value: string }[]
  readonly request?: readonly { readonly reference: string }[]
}

/** A requisition and the specimen that completes it: the two stand together, or the requisition still waits. */
const requisitionsWriter: Writer = {
  async write(box) {
    const value = `urn:uuid:${randomUUID()}`
    const [given] = exampleRequest().identifier as [Json]
    const request = about({ ...exampleRequest(), identifier: [{ ...given, value }] }, number)
    const { id }: Parek = await answered(201, parek(box, 'create-request', { body: request }))
    await answered(201, parek(box, 'create-specimen', { body: about(exampleSpecimen(id), number) }))
    return value
  },
  async find(box) {
    const taken = new Set((await allOf(box, 'search-specimens')).map(({ request }) => request?.[0]?.reference))
    const requests = await allOf(box, 'search-requests')
    const half = requests.find(({ id, status }) => (status === 'completed') !== taken.has(`ServiceRequest/${id}`))
    if (half) throw new Error('A requisition and its specimen do not stand together')
    return requests.flatMap(({ status, identifier }) => (status === 'completed' ? (identifier?.[0]?.value ?? []) : []))
  },
}

const { about: _, ...restriction } = definitions.find(
  ({ about, typePi }) => about === 'test-results' && typePi === 'tilgangsbegrensning',
)!

function pvk(box: Box, id: string, scope: string, body: object) {
  const claims = { [helseIdClaims.pid]: undefined, [helseIdClaims.orgnrParent]: '237101901', scope: [scope] }
  return call(box, privacySettings, id, { body: { innbyggerFnr: number, ...restriction, ...body }, said: { claims } })
}

/** Each write blocks another professional instead of the one before. */
const settingsWriter: Writer = {
  async write(box, nth) {
    const hprNr = String(99_000_000 + nth)
    const extent = { omfang: 'BL', logiskOmfang: 'Angitte', navngittHelseperson: { hprNr } }
    const innbyggerMetadata = { tilgangsbegrensningOmfang: [extent] }
    const set = pvk(box, 'set-setting', 'Personverninnstillinger_skriv', { aktiv: true, innbyggerMetadata })
    await answered(200, set)
    return hprNr
  },
  async find(box) {
    const told: { innbyggerMetadata?: { tilgangsbegrensningOmfang: { navngittHelseperson: { hprNr: string } }[] } } =
      await answered(200, pvk(box, 'check-setting', 'Personverninnstillinger_les', {}))
    return (told.innbyggerMetadata?.tilgangsbegrensningOmfang ?? []).map((each) => each.navngittHelseperson.hprNr)
  },
}

/** One for each service that takes something in, but the list of medicines, which has a test of its own. */
export const writers = {
  'document-repository': documentsWriter,
  'maternity-record': maternityWriter,
  measurements: measurementsWriter,
  'privacy-settings': settingsWriter,
  requisitions: requisitionsWriter,
} as const
