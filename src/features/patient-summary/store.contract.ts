import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { keepVerdict } from '../../validation/kept-verdict.ts'
import type { NewVisitDocument, VisitDocuments } from './store.ts'

const arrival = new Date('2026-01-02T03:04:05.678Z')
/** Some minutes after the document came. */
const after = (minutes: number) => new Date(arrival.getTime() + minutes * 60_000)
const everyByte = Uint8Array.from({ length: 1_000 }, (_, n) => n % 256)

let visits = 0
const aVisit = () => `visit-${visits++}`

const dropped = (visitId: string, changes: Partial<NewVisitDocument> = {}): NewVisitDocument => ({
  id: 'one',
  visitId,
  source: 'dropped',
  bytes: everyByte,
  receivedAt: arrival,
  expiresAt: after(60),
  verdicts: {},
  ...changes,
})

/** What every store of visit documents must do. */
export function visitDocumentsContract(name: string, makeStore: () => Promise<VisitDocuments>): void {
  test(`${name}: a document comes back byte for byte, with its hash`, async () => {
    const store = await makeStore()
    const visit = aVisit()
    const sha256 = createHash('sha256').update(everyByte).digest('hex')
    const { bytes, ...told } = dropped(visit)
    assert.deepEqual(await store.put(dropped(visit)), { ...told, sha256, saved: false })
    const found = await store.find(visit, 'one', arrival)
    assert.deepEqual({ ...found, bytes: Uint8Array.from(found?.bytes ?? []) }, { ...told, bytes, sha256, saved: false })
  })

  test(`${name}: the documents of one person are found by any key of theirs, and no others`, async () => {
    const store = await makeStore()
    const visit = aVisit()
    await store.put(dropped(visit, { patient: 'first key' }))
    await store.put(dropped(visit, { id: 'two', patient: 'second key', receivedAt: after(1) }))
    await store.put(dropped(visit, { id: 'three', patient: 'of another' }))
    await store.put(dropped(visit, { id: 'four' }))
    await store.put(dropped(aVisit(), { id: 'five', patient: 'first key' }))
    const found = async (...keys: string[]) =>
      (await store.listOf(visit, keys, after(2))).map(({ id, patient }) => [id, patient])
    assert.deepEqual(await found('first key', 'second key'), [
      ['two', 'second key'],
      ['one', 'first key'],
    ])
    assert.deepEqual(await found(), [])
    assert.deepEqual(await store.listOf(visit, ['first key'], after(60)), [])
    assert.equal((await store.find(visit, 'one', arrival))?.patient, 'first key')
  })

  test(`${name}: changing the bytes that were handed in or out does not change the document`, async () => {
    const store = await makeStore()
    const visit = aVisit()
    const bytes = Uint8Array.from(everyByte)
    await store.put(dropped(visit, { bytes }))
    bytes[0] = 99
    const found = await store.find(visit, 'one', arrival)
    found?.bytes.fill(0)
    assert.deepEqual(Uint8Array.from((await store.find(visit, 'one', arrival))?.bytes ?? []), everyByte)
  })

  test(`${name}: a document of 20 MB, and an empty one, are kept`, async () => {
    const store = await makeStore()
    const visit = aVisit()
    const large = new Uint8Array(20 * 1024 * 1024).fill(7)
    await store.put(dropped(visit, { bytes: large }))
    await store.put(dropped(visit, { id: 'two', bytes: new Uint8Array() }))
    assert.equal((await store.find(visit, 'one', arrival))?.bytes.length, large.length)
    assert.equal((await store.find(visit, 'two', arrival))?.bytes.length, 0)
  })

  test(`${name}: another visit's document is absent, also to save and to delete`, async () => {
    const store = await makeStore()
    const [mine, other] = [aVisit(), aVisit()]
    await store.put(dropped(mine))
    assert.equal(await store.find(other, 'one', arrival), undefined)
    assert.deepEqual(await store.list(other, arrival), [])
    assert.equal(await store.save(other, 'one', arrival), false)
    await store.delete(other, 'one')
    assert.equal((await store.find(mine, 'one', arrival))?.saved, false)
  })

  test(`${name}: after 60 minutes it is absent, also before the sweep, and cannot be saved any more`, async () => {
    const store = await makeStore()
    const visit = aVisit()
    await store.put(dropped(visit))
    assert(await store.find(visit, 'one', new Date(after(60).getTime() - 1)))
    assert.equal(await store.find(visit, 'one', after(60)), undefined)
    assert.deepEqual(await store.list(visit, after(60)), [])
    assert.equal(await store.save(visit, 'one', after(60)), false)
  })

  test(`${name}: the sweep removes what has expired, and nothing else`, async () => {
    const store = await makeStore()
    await store.deleteExpired(after(1_000_000))
    const visit = aVisit()
    for (const id of ['expired', 'saved']) await store.put(dropped(visit, { id }))
    await store.put(dropped(visit, { id: 'later', expiresAt: after(61) }))
    assert.equal(await store.save(visit, 'saved', arrival), true)
    assert.equal(await store.deleteExpired(after(60)), 1)
    assert.equal(await store.deleteExpired(after(60)), 0)
    const left = await store.list(visit, arrival)
    assert.deepEqual(
      left.map(({ id, saved }) => [id, saved]),
      [
        ['later', false],
        ['saved', true],
      ],
    )
  })

  test(`${name}: a saved document stays until it is deleted`, async () => {
    const store = await makeStore()
    const visit = aVisit()
    await store.put(dropped(visit))
    await store.save(visit, 'one', arrival)
    assert.equal(await store.save(visit, 'one', after(90)), true)
    assert((await store.find(visit, 'one', after(100_000)))?.saved)
    await store.delete(visit, 'one')
    await store.delete(visit, 'one')
    assert.equal(await store.find(visit, 'one', arrival), undefined)
  })

  test(`${name}: issue 4, item 8: the verdict on what came is kept beside it, and the latest on what left`, async () => {
    const store = await makeStore()
    const visit = aVisit()
    const verdict = (path: string) =>
      keepVerdict([{ code: 'rule', severity: 'error', path, parameters: { count: 2 } }], ['http://a.test|1'], arrival)
    await store.put(dropped(visit, { verdicts: { received: verdict('Bundle') } }))
    for (const path of ['first', 'second']) await store.noteVerdict(visit, 'one', 'sent', verdict(path))
    await store.noteVerdict(visit, 'absent', 'sent', verdict('third'))
    const found = await store.find(visit, 'one', arrival)
    assert.deepEqual(found?.verdicts, { received: verdict('Bundle'), sent: verdict('second') })
    assert.deepEqual((await store.list(visit, arrival))[0]?.verdicts, found?.verdicts)
  })

  test(`${name}: issue 5, item 5: a fetched document keeps by what right it was fetched, and its verdict may come later`, async () => {
    const store = await makeStore()
    const visit = aVisit()
    const fetched = { consent: 'c', country: 'FI', event: 'e' }
    await store.put(dropped(visit, { source: 'fetched', fetched }))
    await store.noteVerdict(visit, 'one', 'received', keepVerdict([], ['http://a.test|1'], arrival))
    assert.deepEqual((await store.find(visit, 'one', arrival))?.fetched, fetched)
    const [entry] = await store.list(visit, arrival)
    assert.deepEqual([entry?.source, entry?.fetched], ['fetched', fetched])
    assert.ok(entry?.verdicts.received)
  })

  test(`${name}: the same id twice in a visit is a conflict and changes nothing; in two visits it is two documents`, async () => {
    const store = await makeStore()
    const [visit, other] = [aVisit(), aVisit()]
    await store.put(dropped(visit))
    await assert.rejects(store.put(dropped(visit, { bytes: new Uint8Array(1) })), { kind: 'conflict' })
    assert.equal((await store.find(visit, 'one', arrival))?.bytes.length, everyByte.length)
    await store.put(dropped(other))
  })

  test(`${name}: a visit's documents are listed without their bytes, the latest first`, async () => {
    const store = await makeStore()
    const visit = aVisit()
    for (const [id, minutes] of [
      ['a', 0],
      ['b', 2],
      ['c', 1],
    ] as const) {
      // biome-ignore format: a pair each
      await store.put(dropped(visit, { id, receivedAt: after(minutes), source: 'sample' }))
    }
    const listed = await store.list(visit, arrival)
    assert.deepEqual(
      listed.map(({ id }) => id),
      ['b', 'c', 'a'],
    )
    assert(!('bytes' in listed[0]!))
  })
}
