import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sqlNationalRecords } from '../../src/features/national-records/index.ts'
import {
  personRegister,
  privacySettings,
  recordsOf,
  maternityRecord as service,
} from '../../src/features/national-services/index.ts'
import { definitions } from '../../src/features/national-services/privacy-settings/definitions.ts'
import type { Story } from '../../src/features/synthetic-population/index.ts'
import { helseIdClaims } from '../../src/standards/helseid/access-token.ts'
import { testDatabase } from '../storage/database.ts'
import { call, doctor, openBox, storyWith } from './box.ts'

type Box = Awaited<ReturnType<typeof openBox>>
type Told = {
  readonly recordId: string
  readonly metadata: { id: string; version: number; status?: string; lastUpdatedBy: Record<string, string> }
  readonly errorCode: string
  readonly history: readonly Record<string, unknown>[]
} & Readonly<Record<string, unknown>>

const consents = ({ privacySettings: held }: Story) => held.some(({ about }) => about === 'maternity-record')
const well = ({ person }: Story) => person.confidentiality === 'ugradert' && person.died === undefined
const pregnant = storyWith(
  (story) => story.pregnancies.some(({ ended, appointments }) => !ended && appointments.length > 3) && consents(story) && well(story), // biome-ignore format: a condition
)
const delivered = storyWith(
  (story) => story.pregnancies.some(({ ended, appointments }) => ended && appointments.length > 0) && consents(story) && well(story), // biome-ignore format: a condition
)
const without = storyWith((story) => story.pregnancies.length === 0 && consents(story) && well(story))
const unasked = storyWith((story) => story.pregnancies.length > 0 && !consents(story) && well(story))

const role = (code: string) => encodeURIComponent(JSON.stringify({ system: 'urn:oid:2.16.578.1.12.4.1.1.9060', code }))

function caller(box: Box, { person: { number } }: Story) {
  return async (
    id: string,
    body?: object,
    params: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const answer = await call(box, service, id, {
      ...{ body, params },
      headers: {
        'nhn-patient-nin': number,
        'nhn-source-system': 'Test 1.0',
        'nhn-user-role': role(doctor.profession),
        'nhn-event-id': 'event-1',
        ...headers,
      },
      said: { attest: headers['nhn-patient-nin'] ?? number },
    })
    return { status: answer.status, told: answer.body as unknown as Told, headers: answer.headers }
  }
}

/** Gives her consent, or takes it back, as Helsenorge does. */
function consentOf(box: Box, { person: { number } }: Story) {
  const { about: _, ...consent } = definitions.find(({ about }) => about === 'maternity-record')!
  const claims = {
    [helseIdClaims.pid]: undefined,
    [helseIdClaims.orgnrParent]: '237101901',
    scope: ['Personverninnstillinger_skriv'],
  }
  return (aktiv: boolean) =>
    call(box, privacySettings, 'set-setting', { body: { innbyggerFnr: number, ...consent, aktiv }, said: { claims } })
}

async function opened(story: Story = without) {
  const box = await openBox([story])
  const ask = caller(box, story)
  const { told } = await ask('create-record', {})
  return { box, ask, at: { recordId: told.recordId }, root: told }
}

const appointment = {
  appointmentDate: '2026-11-02',
  pregnancyWeek: 24,
  gestationalAge: '24+3',
  motherWeight: 71.5,
  bloodPressure: '118/74',
  proteinInUrine: 'Neg',
}
const refusal = ({ status, told: { errorCode } }: { status: number; told: Told }) => [status, errorCode]

test('DHG: a doctor reads the record of a pregnancy, with every appointment', async () => {
  const box = await openBox([pregnant])
  const ask = caller(box, pregnant)
  const { told: status } = await ask('status')
  assert.deepEqual([status.hasGivenConsent, status.hasActiveMaternityRecord], [true, true])
  const { status: code, told } = await ask('read-record', undefined, { recordId: String(status.latestRecordId) })
  assert.equal(code, 200)
  assert.equal(told.metadata.status, 'ACTIVE')
  assert.equal((told.antenatalAppointments as unknown[]).length, pregnant.pregnancies[0]!.appointments.length)
  assert.deepEqual(box.accesses.length, 1)
})

test('DHG: a machine may ask the status alone, without a role, and no access is recorded', async () => {
  const box = await openBox([pregnant])
  const headers = { 'nhn-patient-nin': pregnant.person.number, 'nhn-source-system': 'Test 1.0' }
  const said = { claims: { [helseIdClaims.pid]: undefined, [helseIdClaims.orgnrParent]: '237101901' } }
  const { status, body } = await call(box, service, 'status', { headers, said })
  assert.deepEqual([status, (body as unknown as Told).hasActiveMaternityRecord], [200, true])
  assert.deepEqual(box.accesses, [])
  assert.equal((await call(box, service, 'history', { headers, said })).status, 401)
})

test('DHG, history: an earlier pregnancy is terminated, with the day', async () => {
  const { told } = await caller(await openBox([delivered]), delivered)('history')
  const [{ recordStatus }] = told.history as [{ recordStatus: Record<string, string> }]
  assert.equal(recordStatus.status, 'TERMINATED')
  assert.ok(recordStatus.terminationDate!.startsWith(delivered.pregnancies[0]!.ended!.on))
})

test('DHG-0009: one active record at most; when it has ended, the next can be opened', async () => {
  const { ask, at } = await opened()
  assert.deepEqual(refusal(await ask('create-record', {})), [409, 'DHG-0009'])
  const ended = await ask('update-status', { metadata: { version: 1 }, recordStatus: { status: 'TERMINATED' } }, at)
  assert.deepEqual([ended.status, ended.told.metadata.version, ended.told.metadata.status], [200, 2, 'TERMINATED'])
  assert.equal((await ask('create-record', {})).status, 201)
  const { told } = await ask('history')
  assert.equal(told.history.length, 2)
})

test('DHG: of two who open a record at once, one is told', async () => {
  const box = await openBox([without])
  const ask = caller(box, without)
  const answers = await Promise.all([ask('create-record', {}), ask('create-record', {})])
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409])
  assert.equal((await ask('history')).told.history.length, 1)
})

test('DHG, metadata: created as version 1 by whom the token names, updated with the version seen', async () => {
  const { ask, at } = await opened()
  const made = await ask('create-mother', { name: 'Oppdiktet Kvinne', country: { code: 'NO' } }, at)
  assert.deepEqual(
    [made.status, made.told.metadata.version, made.told.metadata.lastUpdatedBy.hprNr],
    [201, 1, doctor.hpr],
  )
  assert.deepEqual(made.told.country, { code: 'NO', display: 'Norge', codeSystem: 'VOLVEN_9043' })
  const changed = await ask('update-mother', { metadata: { version: 1 }, name: 'Oppdiktet Annen' }, at)
  assert.deepEqual([changed.status, changed.told.metadata.version, changed.told.name], [200, 2, 'Oppdiktet Annen'])
  const { told } = await ask('read-record', undefined, at)
  assert.equal((told.mother as Told).name, 'Oppdiktet Annen')
})

test('DHG-0008: who has not seen the newest version changes nothing', async () => {
  const { ask, at } = await opened()
  await ask('create-mother', { name: 'A' }, at)
  await ask('update-mother', { metadata: { version: 1 }, name: 'B' }, at)
  for (const metadata of [{ version: 1 }, { version: 3 }, { version: '2' }, {}, undefined]) {
    assert.deepEqual(refusal(await ask('update-mother', { metadata, name: 'C' }, at)), [409, 'DHG-0008'])
  }
})

test('DHG-0007, 0009, 0017: nothing to update, there already, deleted', async () => {
  const { ask, at } = await opened()
  assert.deepEqual(refusal(await ask('update-mother', { metadata: { version: 1 } }, at)), [404, 'DHG-0007'])
  await ask('create-mother', {}, at)
  assert.deepEqual(refusal(await ask('create-mother', {}, at)), [409, 'DHG-0009'])
  const { told } = await ask('create-antenatalAppointments', appointment, at)
  const one = { ...at, resourceId: told.metadata.id }
  assert.equal((await ask('delete-antenatalAppointments', undefined, one)).status, 204)
  const update = { metadata: { version: 2 }, ...appointment }
  assert.deepEqual(refusal(await ask('update-antenatalAppointments', update, one)), [409, 'DHG-0017'])
  assert.equal((await ask('read-record', undefined, at)).told.antenatalAppointments, undefined)
})

test('DHG, events: the history of a record has every version, who made it, and what was deleted', async () => {
  const { ask, at } = await opened()
  const { told: made } = await ask('create-antenatalAppointments', appointment, at)
  const one = { ...at, resourceId: made.metadata.id }
  await ask('update-antenatalAppointments', { metadata: { version: 1 }, ...appointment, motherWeight: 72 }, one)
  await ask('delete-antenatalAppointments', undefined, one)
  const { told } = await ask('history-of-record', undefined, at)
  const events = told.history as readonly { resourceType: string; version?: number; metadata?: Told['metadata']; deleted?: true }[] // biome-ignore format: a type
  assert.deepEqual(
    events.map(({ resourceType, version, metadata, deleted }) => [resourceType, version ?? metadata?.version, deleted]),
    [
      ['record', 1, undefined],
      ['antenatalAppointments', 1, undefined],
      ['antenatalAppointments', 2, undefined],
      ['antenatalAppointments', 3, true],
    ],
  )
})

test('DHG-0015: a record that has ended, and one that is not hers, take nothing', async () => {
  const { ask, at } = await opened()
  const end = { metadata: { version: 1 }, recordStatus: { status: 'TERMINATED' } }
  await ask('update-status', end, at)
  assert.deepEqual(refusal(await ask('create-mother', {}, at)), [409, 'DHG-0015'])
  assert.deepEqual(refusal(await ask('update-status', { ...end, metadata: { version: 2 } }, at)), [409, 'DHG-0015'])
  const other = { recordId: pregnant.pregnancies[0]!.id }
  assert.deepEqual(refusal(await ask('read-record', undefined, other)), [404, 'DHG-0015'])
})

test('DHG-0003: without consent nothing is read or opened, and the status says so', async () => {
  const ask = caller(await openBox([unasked]), unasked)
  assert.deepEqual((await ask('status')).told, { hasGivenConsent: false, hasActiveMaternityRecord: false } as object)
  assert.deepEqual(refusal(await ask('history')), [403, 'DHG-0003'])
  assert.deepEqual(refusal(await ask('create-record', {})), [403, 'DHG-0003'])
})

test('DHG-0004: not for who lives at a confidential address', async () => {
  const hidden = { ...without, person: { ...without.person, confidentiality: 'strengtFortrolig' as const } }
  const ask = caller(await openBox([hidden]), hidden)
  assert.deepEqual(refusal(await ask('history')), [403, 'DHG-0004'])
  assert.deepEqual(refusal(await ask('create-record', {})), [403, 'DHG-0004'])
})

test('DHG-0002: nothing is written of who has died; what there is can be read', async () => {
  const dead = { ...without, person: { ...without.person, died: '2026-11-01' } }
  const ask = caller(await openBox([dead]), dead)
  assert.deepEqual(refusal(await ask('create-record', {})), [403, 'DHG-0002'])
  assert.equal((await ask('history')).status, 200)
})

test('DHG: a consent that is withdrawn takes the record along, versions too, and a new one begins anew', async () => {
  const box = await openBox([pregnant])
  const ask = caller(box, pregnant)
  const { number } = pregnant.person
  const set = consentOf(box, pregnant)
  assert.equal((await set(false)).status, 200)
  assert.deepEqual(refusal(await ask('history')), [403, 'DHG-0003'])
  assert.deepEqual(await box.records.history(number, service.id), [])
  assert.equal((await set(true)).status, 200)
  assert.deepEqual((await ask('history')).told.history, [])
  assert.equal((await ask('create-record', {})).status, 201)
})

test('DHG: what was written while the consent was taken back is gone when a new one begins', async () => {
  const { ask, at, box } = await opened()
  const { number } = without.person
  const set = consentOf(box, without)
  await Promise.all([
    ask('create-antenatalAppointments', appointment, at),
    set(false),
    ask('create-antenatalAppointments', appointment, at),
  ])
  await set(true)
  assert.deepEqual(await box.records.history(number, service.id), [])
  assert.equal((await ask('create-record', {})).status, 201)
  await set(true)
  assert.equal((await ask('history')).told.history.length, 1)
})

for (const [title, sent, code] of [
  ['an appointment without a date', { appointmentDate: undefined }, 'DHG-0012'],
  ['an appointment tomorrow', { appointmentDate: '2026-11-23' }, 'DHG-0012'],
  ['a day that is none', { appointmentDate: '2026-02-30' }, 'DHG-0012'],
  ['seven days in a week of pregnancy', { gestationalAge: '24+7' }, 'DHG-0012'],
  ['a week that nobody reaches', { pregnancyWeek: 60 }, 'DHG-0012'],
  ['a weight as a text', { motherWeight: '71' }, 'DHG-0012'],
  ['a blood pressure without a bar', { bloodPressure: '118' }, 'DHG-0012'],
  ['protein that is no step', { proteinInUrine: '4+' }, 'DHG-0012'],
] as const) {
  test(`DHG, bad input: ${title} is refused as ${code}, and nothing is written`, async () => {
    const { ask, at, box } = await opened()
    const answer = await ask('create-antenatalAppointments', { ...appointment, ...sent }, at)
    assert.deepEqual(refusal(answer), [400, code])
    assert.equal((await box.records.of(without.person.number, service.id)).length, 1)
  })
}

for (const [title, country, code] of [
  ['a country of another system', { code: 'NO', codeSystem: 'VOLVEN_3402' }, 'DHG-0016'],
  ['a country that is none', { code: 'XX' }, 'DHG-0012'],
  ['a country that every object has', { code: 'toString' }, 'DHG-0012'],
] as const) {
  test(`DHG, bad input: ${title} is refused as ${code}`, async () => {
    const { ask, at } = await opened()
    assert.deepEqual(refusal(await ask('create-mother', { country }, at)), [400, code])
  })
}

for (const [title, headers, status, code] of [
  ['no role', { 'nhn-user-role': '' }, 400, 'DHG-0012'],
  ['a role of somebody else', { 'nhn-user-role': role('TL') }, 403, 'DHG-0005'],
  ['a role that is no JSON', { 'nhn-user-role': 'LE' }, 400, 'DHG-0005'],
  ['check digits that do not hold', { 'nhn-patient-nin': '24868600036' }, 400, 'DHG-0013'],
] as const) {
  test(`DHG, bad input: ${title} is refused as ${code}, in the body and in the header`, async () => {
    const answer = await caller(await openBox([pregnant]), pregnant)('history', undefined, {}, headers)
    assert.deepEqual(refusal(answer), [status, code])
    assert.equal(answer.headers?.['nhn-error-code'], code)
    assert.equal(answer.told.eventId, 'event-1')
  })
}

test('DHG, Helsenorge: she reads her own record, and nobody else does; nothing is hers to write', async () => {
  const box = await openBox([pregnant, without])
  const { number } = pregnant.person
  const headers = { 'nhn-patient-nin': number, 'nhn-source-system': 'Test 1.0' }
  const as = (pid: string, id: string) =>
    call(box, service, id, {
      ...{ headers, body: {}, params: { recordId: pregnant.pregnancies[0]!.id } },
      said: { claims: { pid, [helseIdClaims.pid]: undefined, [helseIdClaims.hprNumber]: undefined } },
    })
  const { status, body } = await as(number, 'read-record')
  assert.deepEqual([status, (body as unknown as Told).recordId], [200, pregnant.pregnancies[0]!.id])
  assert.equal((await as(number, 'create-mother')).status, 401)
  const other = await as(without.person.number, 'read-record')
  assert.deepEqual([other.status, (other.body as unknown as Told).errorCode], [403, 'DHG-0005'])
  assert.deepEqual(
    box.accesses.map(({ because }) => because),
    ['own-data', 'role-not-permitted'],
  )
})

test('DHG-0005: a pharmacist has no errand in the record of a pregnancy', async () => {
  const box = await openBox([pregnant])
  const { number } = pregnant.person
  const headers = { 'nhn-patient-nin': number, 'nhn-source-system': 'Test 1.0', 'nhn-user-role': role('FA1') }
  const claims = { [helseIdClaims.hprDetails]: { approvals: [{ profession: 'FA1' }] } }
  const { status, body } = await call(box, service, 'history', { headers, said: { claims } })
  assert.deepEqual([status, (body as unknown as Told).errorCode], [403, 'DHG-0005'])
  assert.deepEqual(
    box.accesses.map(({ effect, because }) => [effect, because]),
    [['deny', 'role-not-permitted']],
  )
})

test('issue 6, proof: on PostgreSQL a record is read, written, kept apart from the stale and erased as in memory', async () => {
  const { database } = await testDatabase()
  const records = sqlNationalRecords(database)
  await records.clear()
  await records.lay(recordsOf(pregnant))
  const { needs, ...rest } = await openBox([])
  const box = { ...rest, records, needs: { ...needs, records, register: personRegister(records, false) } }
  const ask = caller(box, pregnant)
  const { told: status } = await ask('status')
  const at = { recordId: String(status.latestRecordId) }
  const { told: made } = await ask('create-antenatalAppointments', { ...appointment, motherWeight: 71.5 }, at)
  const one = { ...at, resourceId: made.metadata.id }
  const again = { metadata: { version: 1 }, ...appointment, motherWeight: 72.25 }
  const both = await Promise.all([1, 2].map(() => ask('update-antenatalAppointments', again, one)))
  assert.deepEqual(both.map((each) => each.status).toSorted(), [200, 409])
  const { told } = await ask('read-record', undefined, at)
  assert.match(JSON.stringify(told.antenatalAppointments), /"motherWeight":72\.25/)
  assert.equal((await consentOf(box, pregnant)(false)).status, 200)
  assert.deepEqual(await records.history(pregnant.person.number, service.id), [])
})

test('DHG: whatever is created, updated and deleted, versions count on and no version is lost', async () => {
  const steps = fc.array(fc.constantFrom('create', 'update', 'stale', 'delete'), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(steps, async (chosen) => {
      const { ask, at, box } = await opened()
      let one: { id: string; version: number; deleted: boolean } | undefined
      let written = 1
      for (const step of chosen) {
        if (step === 'create') {
          const { told } = await ask('create-antenatalAppointments', appointment, at)
          one = { id: told.metadata.id, version: 1, deleted: false }
          written++
        } else if (one) {
          const params = { ...at, resourceId: one.id }
          const version = step === 'stale' ? one.version + 1 : one.version
          const answer =
            step === 'delete'
              ? await ask('delete-antenatalAppointments', undefined, params)
              : await ask('update-antenatalAppointments', { metadata: { version }, ...appointment }, params)
          const done = !one.deleted && step !== 'stale'
          assert.equal(answer.status < 300, done)
          if (done) {
            one = { ...one, version: one.version + 1, deleted: step === 'delete' }
            written++
          }
        }
      }
      assert.equal((await box.records.history(without.person.number, service.id)).length, written)
    }),
    { numRuns: 20 },
  )
})
