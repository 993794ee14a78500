import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  documentRepository,
  maternityRecord,
  measurements,
  medicationList,
  type NationalService,
  privacySettings,
  requisitions,
  services,
  vaccinations,
  welfareTechnology,
} from '../../src/features/national-services/index.ts'
import { exampleSpecimen } from '../../src/features/national-services/requisitions/examples.ts'
import type { Json } from '../../src/standards/fhir/json.ts'
import { helseIdClaims } from '../../src/standards/helseid/access-token.ts'
import { identifierSystems } from '../../src/standards/norway/identifier-systems.ts'
import { call, openBox, storyWith } from './box.ts'
import { listedPerson } from './listed-person.ts'
import { amendmentOf, fetchList, headsIn, prescribe, sendList, stop, turned } from './medicine-documents.ts'
import { about, askedAbout, numberOfRealShape, refusedAs } from './said-of.ts'

// What lies in the content of what is sent: every service that takes something in, and every bad input of issue 6 that can
// stand there. What the frame sees is in bad-input.test.ts.

const pregnant = storyWith(
  ({ person, privacySettings: decided, pregnancies }) =>
    person.numberKind === 'FNR' &&
    person.formerNumbers.length === 0 &&
    !person.died &&
    person.confidentiality === 'ugradert' &&
    pregnancies.some(({ ended, appointments }) => !ended && appointments.length > 0) &&
    decided.some(({ about: service }) => service === 'maternity-record') &&
    decided.length === 1,
)
const record = pregnant.pregnancies.find(({ ended }) => !ended)!

type Box = Awaited<ReturnType<typeof openBox>>
// The examples are JSON, and each row changes single members of it.
// biome-ignore lint/suspicious/noExplicitAny: a tree that each row breaks in one place
type Tree = any
type Bad = 'date to come' | 'unknown code' | 'conflicting version' | 'number of real shape'
type Row = {
  readonly service: NationalService
  readonly operation: string
  readonly of?: typeof pregnant
  readonly bad: Bad
  readonly what: string
  readonly status: number
  readonly code: string
  /** What is there before; what is sent is told ids by it. */
  readonly before?: (box: Box) => Promise<string | undefined>
  readonly params?: (id: string) => Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: (box: Box) => Promise<Tree>
  readonly spoil?: (body: Tree, id: string) => unknown
}

const sent = async (
  box: Box,
  service: NationalService,
  operation: string,
  spoil: (body: Tree) => unknown = () => {},
) => {
  const rule = service.operations.find(({ id }) => id === operation)!
  const asked = askedAbout(service, rule, pregnant.person.number)
  const body: Tree = JSON.parse(JSON.stringify(asked.body))
  spoil(body)
  return call(box, service, operation, { ...asked, body })
}

const idOf = ({ body }: { body?: unknown }) => (body as { id: string }).id

const dhg = { service: maternityRecord, params: () => ({ recordId: record.id, resourceId: 'x' }) }
const control = { ...dhg, operation: 'create-antenatalAppointments' }
const parekRequest = async (box: Box) => idOf(await sent(box, requisitions, 'create-request'))
const specimenBody = async () => about(exampleSpecimen(), pregnant.person.number)

const sfm = {
  service: medicationList,
  operation: 'send-medication',
  of: listedPerson,
  async body(box: Box) {
    const resource = turned((await fetchList(box, listedPerson)).bundle)
    return { resourceType: 'Parameters', parameter: [{ name: 'medication', resource }] }
  },
}
const document = (body: Tree) => body.parameter[0].resource
/** Two fetch; the other prescribes and sends, and then the one stops something. */
async function changedMeanwhile(box: Box) {
  const late = await sfm.body(box)
  const theirs = turned((await fetchList(box, listedPerson, [], { claims: colleague })).bundle)
  prescribe(theirs, { hpr: colleague[helseIdClaims.hprNumber] })
  assert.equal((await sendList(box, listedPerson, theirs, { claims: colleague })).status, 200)
  stop(document(late), headsIn(document(late))[0]!)
  return late
}

const colleague = { [helseIdClaims.hprNumber]: '990000999', authorization_details: undefined }
const reference = (body: Tree) => body.entry[1].resource
const named = (identifier: Tree) => {
  identifier.system = identifierSystems.FNR
  identifier.value = numberOfRealShape('010170')
}

const rows: readonly Row[] = [
  // DHG
  {
    ...control,
    bad: 'date to come',
    what: 'a control of tomorrow',
    status: 400,
    code: 'field-in-future',
    spoil: (body) => (body.appointmentDate = '2026-11-23'),
  },
  {
    ...control,
    bad: 'unknown code',
    what: 'a value of protein that is none',
    status: 400,
    code: 'field-value',
    spoil: (body) => (body.proteinInUrine = 'Mye'),
  },
  {
    ...control,
    operation: 'update-mother',
    params: () => ({ recordId: record.id }),
    bad: 'unknown code',
    what: 'a country that is none',
    status: 400,
    code: 'field-value',
    spoil: (body) => Object.assign(body, { metadata: { version: 1 }, country: { code: 'XX' } }),
  },
  {
    ...dhg,
    operation: 'update-status',
    bad: 'conflicting version',
    what: 'a version that nobody has seen',
    status: 409,
    code: 'version-stale',
    spoil: (body) => (body.metadata = { version: 7 }),
  },
  // PVK
  {
    service: privacySettings,
    operation: 'set-setting',
    bad: 'date to come',
    what: 'a setting of tomorrow',
    status: 400,
    code: 'setting-in-future',
    spoil: (body) => (body.tidspunkt = '2026-11-23T10:00:00+01:00'),
  },
  {
    service: privacySettings,
    operation: 'set-setting',
    bad: 'unknown code',
    what: 'a definition that is none',
    status: 404,
    code: 'definition-unknown',
    spoil: (body) => (body.definisjonGuid = 'x'),
  },
  {
    service: privacySettings,
    operation: 'set-inclusion',
    bad: 'unknown code',
    what: 'a controller that is none',
    status: 404,
    code: 'controller-unknown',
    spoil: (body) => (body.partKode = 'X'),
  },
  // SFM
  {
    ...sfm,
    bad: 'date to come',
    what: 'a prescription of tomorrow',
    status: 422,
    code: 'date-future',
    spoil: (body) =>
      (amendmentOf(headsIn(document(body))[0]!).find(({ url }) => url === 'reseptdate')!.valueDate = '2026-11-23'),
  },
  {
    ...sfm,
    bad: 'unknown code',
    what: 'a status that is none',
    status: 422,
    code: 'status',
    spoil: (body) => (headsIn(document(body))[0]!.status = 'maybe'),
  },
  {
    ...sfm,
    bad: 'conflicting version',
    what: 'a list that was changed since',
    status: 409,
    code: 'list-changed',
    body: changedMeanwhile,
  },
  // PMD
  {
    service: measurements,
    operation: 'create-observation',
    bad: 'date to come',
    what: 'a measurement of tomorrow',
    status: 400,
    code: 'effective-in-future',
    spoil: (body) => (body.effectiveDateTime = '2026-11-23T08:00:00+01:00'),
  },
  {
    service: measurements,
    operation: 'create-observation',
    bad: 'unknown code',
    what: 'a code that is none',
    status: 400,
    code: 'code-unknown',
    spoil: (body) => (body.code.coding[0].code = '0000-0'),
  },
  {
    service: measurements,
    operation: 'create-observation',
    bad: 'conflicting version',
    what: 'something else under the same name',
    status: 409,
    code: 'observation-differs',
    before: async (box) => void (await sent(box, measurements, 'create-observation')),
    spoil: (body) => (body.effectiveDateTime = '2026-11-01'),
  },
  // VKP
  {
    service: welfareTechnology,
    operation: 'journal-bundle',
    bad: 'date to come',
    what: 'a note of tomorrow',
    status: 400,
    code: 'date-in-future',
    spoil: (body) => (body.entry[0].resource.date = '2026-11-23'),
  },
  {
    service: welfareTechnology,
    operation: 'journal-bundle',
    bad: 'unknown code',
    what: 'a measurement of a code that is none',
    status: 400,
    code: 'code-unknown',
    spoil: (body) => (body.entry[2].resource.code.coding[0].code = '0000-0'),
  },
  // SYSVAK
  {
    service: vaccinations,
    operation: 'register-vaccination',
    bad: 'date to come',
    what: 'a vaccine of tomorrow',
    status: 400,
    code: 'occurrence-in-future',
    spoil: (body) => (body.occurrenceDateTime = '2026-11-23'),
  },
  {
    service: vaccinations,
    operation: 'register-vaccination',
    bad: 'unknown code',
    what: 'a vaccine that is none',
    status: 400,
    code: 'vaccine-unknown',
    spoil: (body) => (body.vaccineCode.coding[0].code = 'J07XX99'),
  },
  {
    service: vaccinations,
    operation: 'register-vaccination',
    bad: 'conflicting version',
    what: 'something else under the same name',
    status: 409,
    code: 'vaccination-differs',
    before: async (box) => void (await sent(box, vaccinations, 'register-vaccination')),
    spoil: (body) => (body.lotNumber = 'OPPDIKTET-2'),
  },
  {
    service: vaccinations,
    operation: 'correct-vaccination',
    bad: 'conflicting version',
    what: 'a version that nobody has seen',
    status: 412,
    code: 'if-match-stale',
    before: async (box) => idOf(await sent(box, vaccinations, 'register-vaccination')),
    params: (id) => ({ id }),
    headers: { 'if-match': 'W/"7"' },
    spoil(body, id) {
      body.id = id
      body.identifier[0].value = 'example-completed'
    },
  },
  // MHD
  {
    service: documentRepository,
    operation: 'provide-document-bundle',
    bad: 'date to come',
    what: 'a document of tomorrow',
    status: 400,
    code: 'document-date',
    spoil: (body) => (reference(body).date = '2026-11-23T10:00:00+01:00'),
  },
  {
    service: documentRepository,
    operation: 'provide-document-bundle',
    bad: 'unknown code',
    what: 'a type that is none of Volven 9602',
    status: 400,
    code: 'document-type',
    spoil: (body) => (reference(body).type.coding[0].code = 'Q99-9'),
  },
  {
    service: documentRepository,
    operation: 'provide-document-bundle',
    bad: 'unknown code',
    what: 'a confidentiality that is none of Volven 9603',
    status: 400,
    code: 'document-confidentiality',
    spoil: (body) => (reference(body).securityLabel[0].coding[0].code = 'NORX'),
  },
  {
    service: documentRepository,
    operation: 'provide-document-bundle',
    bad: 'conflicting version',
    what: 'another document under the same identifier',
    status: 409,
    code: 'document-duplicate',
    before: async (box) => void (await sent(box, documentRepository, 'provide-document-bundle')),
    spoil(body) {
      body.entry[2].resource.data = Buffer.from('%PDF-1.4 other').toString('base64')
      const { attachment } = reference(body).content[0]
      delete attachment.size
      delete attachment.hash
    },
  },
  // Parek
  {
    service: requisitions,
    operation: 'create-request',
    bad: 'date to come',
    what: 'a requisition made tomorrow',
    status: 422,
    code: 'date-in-future',
    spoil: (body) => (body.authoredOn = '2026-11-23'),
  },
  {
    service: requisitions,
    operation: 'create-request',
    bad: 'unknown code',
    what: 'an intent that is none',
    status: 422,
    code: 'code-unknown',
    spoil: (body) => (body.intent = 'wish'),
  },
  {
    service: requisitions,
    operation: 'create-request',
    bad: 'conflicting version',
    what: 'another requisition under the same identifier',
    status: 409,
    code: 'requisition-duplicate',
    before: parekRequest,
    spoil: (body) => (body.authoredOn = '2026-01-16'),
  },
  {
    service: requisitions,
    operation: 'create-request',
    bad: 'number of real shape',
    what: 'a requester under a number of real shape',
    status: 403,
    code: 'number-of-real-shape',
    spoil: (body) => named(body.contained[0].practitioner.identifier),
  },
  {
    service: requisitions,
    operation: 'update-request',
    bad: 'conflicting version',
    what: 'a version that nobody has seen',
    status: 412,
    code: 'if-match-stale',
    before: parekRequest,
    params: (id) => ({ id }),
    headers: { 'if-match': 'W/"7"' },
    spoil: (body, id) => (body.id = id),
  },
  {
    service: requisitions,
    operation: 'create-specimen',
    bad: 'date to come',
    what: 'a specimen taken tomorrow',
    status: 422,
    code: 'date-in-future',
    before: parekRequest,
    body: specimenBody,
    spoil(body, id) {
      body.request[0].reference = `ServiceRequest/${id}`
      body.collection.collectedDateTime = '2026-11-23'
    },
  },
]

for (const { service, operation, of = pregnant, bad, what, status, code, ...row } of rows) {
  test(`issue 6, bad input, ${bad}: ${operation} of ${service.id} refuses ${what} (${code}), and nothing is written`, async () => {
    const box = await openBox([of])
    const { number } = of.person
    const id = (await row.before?.(box)) ?? ''
    const rule = service.operations.find((each) => each.id === operation)!
    const asked = askedAbout(service, rule, number)
    const body: Tree = row.body ? await row.body(box) : JSON.parse(JSON.stringify(asked.body))
    row.spoil?.(body, id)
    const before = await heldOf(box, number)
    const outcome = await call(box, service, operation, {
      ...asked,
      headers: { ...asked.headers, ...row.headers },
      params: row.params?.(id) ?? asked.params,
      body: body as Json,
    })
    refusedAs(service, outcome, status, code)
    assert.deepEqual(await heldOf(box, number), before)
  })
}

test('issue 6, bad input: each service that takes something in has a date to come and an unknown code among these, and a version where it changes', () => {
  const takesIn = services.filter(({ service }) =>
    service.operations.some(({ id }) => /^(create|send|submit|provide|set|register)-/.test(id)),
  )
  for (const { service } of takesIn) {
    const met = rows.filter((each) => each.service === service).map(({ bad }) => bad)
    for (const bad of ['date to come', 'unknown code'] as const) assert.ok(met.includes(bad), `${service.id}: ${bad}`)
    const changes = service.operations.some(({ method }) => method === 'PUT')
    assert.ok(!changes || met.includes('conflicting version'), `${service.id}: conflicting version`)
  }
})

function heldOf({ records }: Box, number: string) {
  return Promise.all(services.map(({ service }) => records.history(number, service.id)))
}
