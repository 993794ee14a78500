import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { type Emergencies, type Emergency, emergencyNow } from './emergency.ts'
import type { OpenedRecord, OpenedRecords, Opening, Openings } from './opened-record.ts'

const now = new Date('2026-11-22T02:10:00.123Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

const aRecord = (changes: Partial<OpenedRecord> = {}): OpenedRecord => ({
  ...{ id: randomUUID(), visit: randomUUID(), number: '24868600035', openedAt: now, expires: later(60) },
  basis: 'UNNTAK',
  ...changes,
})

/** What every store of opened records keeps. */
export function openedRecordsContract(name: string, open: () => Promise<OpenedRecords>): void {
  test(`opened records (${name}): found whole in their visit, and in no other`, async () => {
    const store = await open()
    const record = aRecord()
    await store.add(record)
    assert.deepEqual(await store.find(record.visit, record.id, now), record)
    assert.equal(await store.find(randomUUID(), record.id, now), undefined)
    assert.equal(await store.find(record.visit, randomUUID(), now), undefined)
  })

  test(`opened records (${name}): gone in their time, and with the visit`, async () => {
    const store = await open()
    const [short, long] = [aRecord(), aRecord({ expires: later(600) })]
    for (const each of [short, long]) await store.add(each)
    assert.equal(await store.find(short.visit, short.id, later(60)), undefined)
    await store.deleteExpired(later(60))
    assert.equal(await store.find(short.visit, short.id, now), undefined)
    await store.forgetVisit(long.visit)
    assert.equal(await store.find(long.visit, long.id, now), undefined)
  })
}

/** What every store of openings keeps. */
export function openingsContract(name: string, open: () => Promise<Openings>): void {
  const anOpening = (changes: Partial<Opening> = {}): Opening => ({
    ...{ person: randomUUID(), subject: 'doctor', orgNumber: '000000101', source: 'documents', last: now },
    ...changes,
  })

  test(`openings (${name}): one for each reader and source, the later in place of the former, by organisation`, async () => {
    const store = await open()
    const first = anOpening()
    const { person } = first
    await store.save(first)
    const second = { ...first, last: later(5), earlier: now }
    const colleague = anOpening({ person, subject: 'nurse' })
    for (const each of [second, colleague, anOpening({ person, orgNumber: '' }), anOpening()]) await store.save(each)
    const found = (await store.of(person, '000000101')).toSorted((one, other) => (one.subject < other.subject ? -1 : 1))
    assert.deepEqual(found, [second, colleague])
    await store.save(first)
    assert.equal((await store.of(person, '000000101')).find(({ subject }) => subject === 'doctor')?.earlier, undefined)
  })

  test(`openings (${name}): those of long ago are forgotten`, async () => {
    const store = await open()
    const opening = anOpening()
    await store.save(opening)
    await store.forgetBefore(now)
    assert.equal((await store.of(opening.person, opening.orgNumber)).length, 1)
    await store.forgetBefore(later(1))
    assert.deepEqual(await store.of(opening.person, opening.orgNumber), [])
  })
}

/** What every store of emergencies keeps. */
export function emergenciesContract(name: string, make: () => Promise<Emergencies>): void {
  const reason = { code: 'unconscious', words: 'kom i ambulanse' } as const
  const person = { subject: 'doctor', name: 'Test Testesen', role: 'doctor' } as const
  const anEmergency = (at: Date, of: Partial<Pick<Emergency, 'visit' | 'record'>> = {}): Emergency => {
    const { visit = randomUUID(), record = randomUUID() } = of
    const opened = aRecord({ id: record, visit, expires: later(600) })
    return emergencyNow(opened, { ...person, visit }, { id: randomUUID(), patient: randomUUID(), reason }, at)
  }

  test(`emergencies (${name}): open for an hour in their visit, and in no other`, async () => {
    const store = await make()
    const emergency = anEmergency(now)
    assert.equal(await store.open(emergency), true)
    assert.deepEqual(await store.openOf(emergency.visit, later(59)), [emergency])
    assert.deepEqual(await store.openOf(emergency.visit, later(60)), [])
    assert.deepEqual(await store.openOf(randomUUID(), now), [])
  })

  test(`emergencies (${name}): pressed twice, by several processes too, it is one`, async () => {
    const store = await make()
    const first = anEmergency(now)
    const opened = await Promise.all([first, anEmergency(now, first), anEmergency(now, first)].map(store.open))
    assert.deepEqual(opened.filter(Boolean), [true])
    assert.equal((await store.openOf(first.visit, now)).length, 1)
    assert.equal(await store.open(anEmergency(now, { visit: first.visit })), true)
    assert.equal((await store.openOf(first.visit, now)).length, 2)
  })

  test(`emergencies (${name}): one that was closed, or has run out, opens nothing, and another can be opened`, async () => {
    const store = await make()
    const first = anEmergency(now)
    await store.open(first)
    await store.close(first.visit, randomUUID(), later(1))
    await store.close(first.visit, first.record, later(1))
    assert.deepEqual(await store.openOf(first.visit, later(1)), [])
    const [second, third] = [anEmergency(later(2), first), anEmergency(later(62), first)]
    assert.deepEqual([await store.open(second), await store.open(third)], [true, true])
    assert.deepEqual(await store.openOf(first.visit, later(63)), [third])
  })

  test(`emergencies (${name}): all of them are there to be reviewed, once, and forgotten in their time`, async () => {
    const store = await make()
    const emergency = anEmergency(later(5))
    await store.open(anEmergency(now))
    await store.open(emergency)
    const ids = async (moment: Date) => (await store.toReview(moment)).map(({ id }) => id)
    assert.ok((await ids(later(6))).includes(emergency.id), 'nobody has reviewed it: it stays, however old')
    await store.review(emergency, { by: 'another', at: later(90), outcome: 'justified' })
    await store.review(emergency, { by: 'a third', at: later(91), outcome: 'not-justified' })
    const [kept] = (await store.since(later(5))).filter(({ id }) => id === emergency.id)
    assert.deepEqual(kept, { ...emergency, review: { by: 'another', at: later(90), outcome: 'justified' } })
    assert.ok((await ids(later(5))).includes(emergency.id))
    assert.ok(!(await ids(later(6))).includes(emergency.id), 'reviewed and old')
    await store.forgetBefore(later(6))
    assert.ok((await store.since(now)).every(({ at }) => at >= later(6)))
  })
}
