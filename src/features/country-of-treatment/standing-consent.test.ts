import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { SignedIn } from '../../protocols/gate/access.ts'
import { keyOfPatient } from './identify.ts'
import type { Lookup } from './lookup.ts'
import { standingConsent } from './standing-consent.ts'
import { memoryConsents } from './store.memory.ts'

const personKeySecret = new Uint8Array(32)
const begun = new Date('2026-11-22T10:00:00Z')
const minutes = (count: number) => new Date(begun.getTime() + count * 60_000)
const doctor: SignedIn = { visit: 'visit', subject: 'demo-doctor', name: 'Solveig Nordlys', role: 'doctor' }
const identifiers = [{ root: '2.999.246.1.1', extension: 'FI-EX-840611' }]
const lookup: Lookup = {
  id: 'lookup',
  visit: doctor.visit,
  askedBy: doctor.subject,
  country: 'FI',
  begun,
  expires: minutes(60),
  step: { kind: 'identified' },
  typed: {},
  traits: { identifiers },
  patient: { identifiers },
}

/** What was recorded of the patient: a yes or a no, so many minutes after the beginning, of whom and to whom. */
async function recorded(
  ...answers: readonly (readonly ['yes' | 'no', number, { askedBy?: string; country?: string }?])[]
) {
  const consents = memoryConsents()
  for (const [answer, after, changes = {}] of answers) {
    const common = {
      id: randomUUID(),
      patient: keyOfPatient(personKeySecret, lookup),
      country: 'FI',
      askedBy: doctor.subject,
      askedByName: doctor.name,
      organisation: '',
      visit: doctor.visit,
      lookup: lookup.id,
      at: minutes(after),
      notice: { id: 'notice', version: '1', language: 'fi' },
      ...changes,
    }
    if (answer === 'no') await consents.refuse(common)
    else await consents.give({ ...common, kind: 'spoken', ends: minutes(720), scope: 'PS+OrCD' })
  }
  return (await standingConsent({ consents, personKeySecret, now: () => minutes(30) }, doctor, lookup))?.at
}

test('issue 5, item 5: the same patient is not asked twice', async () => {
  assert.deepEqual(await recorded(['yes', 1]), minutes(1))
})

test('GDPR Art. 7(3): a no that came after a yes counts, whichever lookup it was said in; a yes after it is a new one', async () => {
  assert.equal(await recorded(['yes', 1], ['no', 2]), undefined)
  assert.equal(await recorded(['yes', 1], ['no', 1]), undefined)
  assert.deepEqual(await recorded(['yes', 1], ['no', 2], ['yes', 3]), minutes(3))
})

test('a no to somebody else, or about another country, was no answer to this question', async () => {
  assert.deepEqual(await recorded(['yes', 1], ['no', 2, { askedBy: 'another' }]), minutes(1))
  assert.deepEqual(await recorded(['yes', 1], ['no', 2, { country: 'PT' }]), minutes(1))
})
