import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConsentStanding, SignedIn } from '../../protocols/gate/access.ts'
import { documentsAtHand } from './at-hand.ts'
import { keptOf } from './kept-of.ts'
import { memoryVisitDocuments } from './store.memory.ts'

const at = new Date('2026-11-22T10:00:00Z')
const doctor: SignedIn = { visit: 'today', subject: 's', name: 'Test Person', role: 'doctor' }

/** Three of one patient under two numbers, one of somebody else; all saved but the third. */
async function shelves(standing: ConsentStanding) {
  const documents = memoryVisitDocuments()
  const atHand = documentsAtHand(documents)
  for (const [id, patient, saved] of [
    ['one', 'first key', true],
    ['two', 'second key', true],
    ['three', 'first key', false],
    ['four', 'of another', true],
  ] as const) {
    const fetched = { consent: `of ${id}`, country: 'FI', event: 'e' }
    const arrived = { id, visitId: doctor.visit, source: 'fetched', fetched, patient, verdicts: {} } as const
    await documents.put({ ...arrived, bytes: new Uint8Array(), receivedAt: at, expiresAt: new Date(at.getTime() + 1) })
    const document = await documents.find(doctor.visit, id, at)
    if (saved && document) await atHand.save(doctor, document, at)
  }
  const consentOf = async (id: string) => (id === 'of two' ? standing : 'ended')
  return keptOf({ documents, consentOf, now: () => at })
}

const paths = (kept: readonly { readonly path: string }[]) => kept.map(({ path }) => path.split('/').at(-1)).toSorted()

test('issue 5, item 11: what was saved of a patient is found by all of their numbers, in the next visit too', async () => {
  const kept = await shelves('ended')
  assert.deepEqual(paths(await kept(doctor, ['first key', 'second key'])), ['one', 'two'])
  assert.deepEqual(paths(await kept({ ...doctor, visit: 'tomorrow' }, ['first key', 'second key'])), ['one', 'two'])
  assert.deepEqual(paths(await kept(doctor, ['first key'])), ['one'])
})

test('decision 0014: nobody is told what others saved', async () => {
  const kept = await shelves('ended')
  assert.deepEqual(await kept({ ...doctor, subject: 'another' }, ['first key']), [])
})

test('decision 0024: what its patient has closed is left out', async () => {
  const kept = await shelves('withdrawn')
  assert.deepEqual(paths(await kept(doctor, ['first key', 'second key'])), ['one'])
})
