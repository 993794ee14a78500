import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SignedIn } from '../../protocols/gate/access.ts'
import { documentsAtHand } from './at-hand.ts'
import type { VisitDocuments } from './store.ts'
import { memoryVisitDocuments } from './store.memory.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = new Date('2026-11-23T10:00:00Z')
const person: SignedIn = { visit: 'first', subject: 's', name: 'Test Person', role: 'doctor' }
const next: SignedIn = { ...person, visit: 'second' }
const other: SignedIn = { ...next, subject: 'o' }

async function withOne() {
  const documents = memoryVisitDocuments()
  const atHand = documentsAtHand(documents)
  const expiresAt = new Date(now.getTime() + 3_600_000)
  await documents.put({
    id: 'd',
    visitId: 'first',
    source: 'dropped',
    bytes: Buffer.from('x'),
    receivedAt: now,
    verdicts: {},
    expiresAt,
  })
  const document = await atHand.find(person, 'd', now)
  assert.ok(document)
  return { documents, atHand, document }
}

test('item 15: what was saved is found in the person’s next visit, by nobody else, past its minutes', async () => {
  const { documents, atHand, document } = await withOne()
  await atHand.save(person, document, now)
  assert.equal((await documents.list('first', now)).length, 0, 'it left the visit')
  const found = await atHand.find(next, 'd', later)
  assert.equal(found?.sha256, document.sha256)
  assert.deepEqual(
    (await atHand.list(next, later)).map(({ id, saved }) => [id, saved]),
    [['d', true]],
  )
  assert.equal(await atHand.find(other, 'd', later), undefined)
})

test('item 15: saving twice is saving once', async () => {
  const { atHand, document } = await withOne()
  await atHand.save(person, document, now)
  await atHand.save(next, (await atHand.find(next, 'd', now))!, now)
  assert.equal((await atHand.list(next, now)).length, 1)
})

test('item 15: what was not saved is not found in the next visit', async () => {
  const { atHand } = await withOne()
  assert.equal(await atHand.find(next, 'd', now), undefined)
})

/** A store that answers this many changes, then fails once, as when the process or the database ends. */
function failingAfter(documents: VisitDocuments, changes: number): VisitDocuments {
  let left = changes
  const counted = async <Result>(change: () => Promise<Result>): Promise<Result> => {
    if (left-- === 0) throw new Error('cut off')
    return change()
  }
  return {
    ...documents,
    put: (arrived) => counted(() => documents.put(arrived)),
    save: (visitId, id, at) => counted(() => documents.save(visitId, id, at)),
    delete: (visitId, id) => counted(() => documents.delete(visitId, id)),
  }
}

for (const changes of [0, 1, 2]) {
  test(`item 15: a save cut off after ${changes} steps is one document, can be done again, and can be deleted`, async () => {
    for (const then of ['save', 'delete'] as const) {
      const { documents, atHand, document } = await withOne()
      await assert.rejects(documentsAtHand(failingAfter(documents, changes)).save(person, document, now))
      assert.equal((await atHand.list(person, now)).length, 1)
      if (then === 'save') await atHand.save(person, (await atHand.find(person, 'd', now))!, now)
      else await atHand.delete(person, 'd')
      const expected = then === 'save' ? [['d', true]] : []
      for (const [who, at] of [
        [person, now],
        [next, now],
        [next, later],
      ] as const) {
        assert.deepEqual(
          (await atHand.list(who, at)).map(({ id, saved }) => [id, saved]),
          expected,
        )
      }
    }
  })
}
