import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SignedIn } from '../../protocols/gate/access.ts'
import { documentsAtHand } from './at-hand.ts'
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
