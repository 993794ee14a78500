import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RegisteredPerson } from './registered-person.ts'
import type { AffiliationStore, StoredDocument } from './store.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, second))
let people = 0

function aPerson(changes: Partial<RegisteredPerson> = {}): RegisteredPerson {
  people += 1
  const identifiers = [{ root: '2.999.578.1', extension: `NO-EX-${people}` }]
  const traits = { identifiers, family: 'Eksempel', given: ['Kari'], birthDate: '1984-06-11' }
  return { key: `person-${people}`, traits, optedOut: [], protectedAddress: false, ...changes }
}

const aDocument = (person: string, changes: Partial<StoredDocument> = {}): Omit<StoredDocument, 'sha1' | 'size'> => ({
  person,
  uniqueId: '2.999.578.2^one',
  classCode: '60591-5',
  languageCode: 'nb-NO',
  createdAt: at(1),
  title: 'Pasientoppsummering',
  author: 'Test Lege',
  institution: 'Test legesenter',
  entryUuid: 'urn:uuid:00000000-0000-4000-8000-000000000001',
  bytes: Uint8Array.from([1, 2, 3]),
  ...changes,
})

/** What every store of people and documents must do. */
export function affiliationStoreContract(name: string, makeStore: () => Promise<AffiliationStore>): void {
  test(`${name}: ITI-55: a person is found by each identifier, and by no other`, async () => {
    const store = await makeStore()
    const person = aPerson()
    const second = { root: '2.999.578.9', extension: person.key }
    const both = { ...person, traits: { ...person.traits, identifiers: [...person.traits.identifiers, second] } }
    await store.register(both)
    assert.deepEqual(await store.carrying(second), [both])
    assert.deepEqual(await store.carrying(both.traits.identifiers[0]!), [both])
    assert.deepEqual(await store.carrying({ ...second, root: '2.999.578.8' }), [])
    assert.deepEqual(await store.carrying({ ...second, extension: `${person.key}%` }), [])
  })

  test(`${name}: a document is listed and read in the format it was kept in, where one was told`, async () => {
    const store = await makeStore()
    const { key } = aPerson()
    const pdf = aDocument(key, { uniqueId: '2.999.578.2^pdf', formatCode: 'urn:ihe:iti:xds-sd:pdf:2008' })
    await store.keep(pdf)
    await store.keep(aDocument(key, { uniqueId: '2.999.578.2^xml' }))
    const told = (await store.documentsOf(key)).map(({ uniqueId, formatCode }) => [uniqueId, formatCode])
    assert.deepEqual(told, [
      [pdf.uniqueId, pdf.formatCode],
      ['2.999.578.2^xml', undefined],
    ])
    assert.equal((await store.document(key, pdf.uniqueId))?.formatCode, pdf.formatCode)
    assert.equal('formatCode' in ((await store.document(key, '2.999.578.2^xml')) ?? {}), false)
  })

  test(`${name}: an identifier that a person no longer has leads to nobody`, async () => {
    const store = await makeStore()
    const person = aPerson()
    await store.register(person)
    const renamed = {
      ...person,
      traits: { ...person.traits, identifiers: [{ root: '2.999.1', extension: person.key }] },
    }
    await store.register(renamed)
    assert.deepEqual(await store.carrying(person.traits.identifiers[0]!), [])
    assert.deepEqual(await store.carrying({ root: '2.999.1', extension: person.key }), [renamed])
  })

  test(`${name}: all who carry an identifier are found, so that several are seen to be several`, async () => {
    const store = await makeStore()
    const one = aPerson()
    const other = aPerson({ traits: one.traits })
    await store.register(one)
    await store.register(other)
    assert.equal((await store.carrying(one.traits.identifiers[0]!)).length, 2)
  })

  test(`${name}: EHDS Art. 8: an opt-out is kept, and taken back`, async () => {
    const store = await makeStore()
    const person = aPerson({ optedOut: ['patient-summary'], protectedAddress: true })
    await store.register(person)
    assert.deepEqual(await store.carrying(person.traits.identifiers[0]!), [person])
    await store.register({ ...person, optedOut: [] })
    assert.deepEqual((await store.carrying(person.traits.identifiers[0]!))[0]?.optedOut, [])
  })

  test(`${name}: ITI-39: a document comes back byte for byte, with size and SHA-1, to its own person alone`, async () => {
    const store = await makeStore()
    const { key } = aPerson()
    await store.keep(aDocument(key))
    const found = await store.document(key, '2.999.578.2^one')
    assert.deepEqual([...(found?.bytes ?? [])], [1, 2, 3])
    assert.equal(found?.size, 3)
    assert.equal(found?.sha1, '7037807198c22a7d2b0807371d763779a84fdfcf')
    assert.equal(await store.document('another', '2.999.578.2^one'), undefined)
    assert.equal(await store.document(key, '2.999.578.2^two'), undefined)
  })

  test(`${name}: ITI-38: a list has the latest first, with sizes and without bytes`, async () => {
    const store = await makeStore()
    const { key } = aPerson()
    await store.keep(aDocument(key))
    await store.keep(aDocument(key, { uniqueId: '2.999.578.2^two', createdAt: at(2), bytes: new Uint8Array(7) }))
    const listed = await store.documentsOf(key)
    assert.deepEqual(
      listed.map(({ uniqueId, size }) => [uniqueId, size]),
      [
        ['2.999.578.2^two', 7],
        ['2.999.578.2^one', 3],
      ],
    )
    assert(listed.every((entry) => !('bytes' in entry)))
    assert.deepEqual(await store.documentsOf('another'), [])
  })

  test(`${name}: a document that is kept again replaces the one before`, async () => {
    const store = await makeStore()
    const { key } = aPerson()
    await store.keep(aDocument(key))
    await store.keep(aDocument(key, { title: 'Ny', bytes: Uint8Array.from([4]) }))
    assert.deepEqual(
      (await store.documentsOf(key)).map(({ title, size }) => [title, size]),
      [['Ny', 1]],
    )
  })

  test(`${name}: ITI-41: what is handed over twice is kept once, and other bytes under the same id are told apart`, async () => {
    const store = await makeStore()
    const { key } = aPerson()
    const submission = { person: key, uniqueId: '1.2^ed', classCode: '60593-1', country: 'FI', receivedAt: at(3) }
    const bytes = Uint8Array.from([5, 6])
    assert.equal(await store.receive({ ...submission, bytes }), 'kept')
    assert.equal(await store.receive({ ...submission, bytes }), 'known')
    assert.equal(await store.receive({ ...submission, bytes: Uint8Array.from([5, 7]) }), 'different')
    assert.deepEqual([...((await store.submitted(submission)) ?? [])], [5, 6])
  })

  test(`${name}: ITI-41: what one country handed over says nothing of another's id, and a class nothing of another's`, async () => {
    const store = await makeStore()
    const { key } = aPerson()
    const submission = { person: key, uniqueId: '1.2^ed', classCode: '60593-1', country: 'FI', receivedAt: at(3) }
    await store.receive({ ...submission, bytes: Uint8Array.from([5, 6]) })
    assert.equal(await store.submitted({ ...submission, country: 'CZ' }), undefined)
    assert.equal(await store.receive({ ...submission, country: 'CZ', bytes: Uint8Array.from([9]) }), 'kept')
    assert.equal(
      await store.receive({ ...submission, classCode: 'DISCARD-60593-1', bytes: Uint8Array.from([9]) }),
      'kept',
    )
  })
}
