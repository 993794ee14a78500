import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
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
