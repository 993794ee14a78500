import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Json, parseFhirJson } from '../../standards/fhir/json.ts'
import type { NationalRecord, NationalRecords, RecordChange } from './store.ts'

const at = new Date('2026-11-22T10:00:00Z')
const person = '24868600035'
const record = (id: string, over: Partial<NationalRecord> = {}): NationalRecord => ({
  person,
  service: 'critical-information',
  id,
  kind: 'Condition',
  version: 1,
  at,
  content: { resourceType: 'Condition', id },
  ...over,
})
const change = (id: string, seen: number, over: Partial<RecordChange> = {}): RecordChange => ({
  person,
  service: 'critical-information',
  id,
  kind: 'Condition',
  at,
  seen,
  content: { said: seen },
  ...over,
})

const shown = (of: NationalRecord | undefined) => JSON.stringify(of?.content)

/** What every store of national records must do. */
export function nationalRecordsContract(name: string, open: () => Promise<NationalRecords>): void {
  const said = (title: string, check: (store: NationalRecords) => Promise<void>) =>
    test(`${name}: ${title}`, async () => check(await open()))

  said('of nobody there is nothing', async (store) => {
    assert.deepEqual(await store.of('12894800095', 'critical-information'), [])
    assert.deepEqual(await store.versions(person, 'critical-information', 'a'), [])
  })

  said('issue 6, proof: laid twice is as laid once', async (store) => {
    const records = [
      record('a'),
      record('b'),
      record('a', { service: 'test-results' }),
      record('a', { person: '12894800095' }),
    ]
    await store.lay(records)
    await store.lay(records.map((each) => ({ ...each, content: { later: true } })))
    assert.deepEqual(await store.of(person, 'critical-information'), [record('a'), record('b')])
    assert.deepEqual(await store.of(person, 'test-results'), [record('a', { service: 'test-results' })])
    assert.deepEqual(await store.of('12894800095', 'critical-information'), [record('a', { person: '12894800095' })])
  })

  said(
    'PVK: people of whom a kind of record is held, or was, are listed in their order, page by page',
    async (store) => {
      const people = ['24868600035', '12894800095', '09821150121']
      await store.lay(
        people.map((each) => record('a', { person: each, service: 'privacy-settings', kind: 'documents' })),
      )
      await store.lay([record('b', { person: '01911450069', service: 'privacy-settings', kind: 'test-results' })])
      await store.lay([record('b', { person: '01911450069', kind: 'documents' })])
      await store.write([change('a', 1, { service: 'privacy-settings', kind: 'IkkeAktiv' })])
      const page = (skip: number) => store.holding('privacy-settings', 'documents', { skip, most: 2 })
      assert.deepEqual(await page(0), people.toSorted().slice(0, 2))
      assert.deepEqual(await page(2), people.toSorted().slice(2))
    },
  )

  said('what is held of several people is what is held of each', async (store) => {
    await store.lay([record('a'), record('b'), record('a', { person: '12894800095' })])
    await store.write([change('a', 1)])
    await store.write([change('c', 0, { person: '09821150121' })])
    const people = [person, '12894800095', '09821150121', '01911450069']
    const held = await store.ofAll(people, 'critical-information')
    for (const each of people) {
      const alone = await store.of(each, 'critical-information')
      assert.deepEqual(held.get(each)?.map(shown) ?? [], alone.map(shown))
    }
    assert.deepEqual([held.size, (await store.ofAll([], 'critical-information')).size], [3, 0])
  })

  said('a change makes a version, and the earlier ones stay', async (store) => {
    assert.equal(await store.write([change('a', 0)]), 'written')
    assert.equal(await store.write([change('a', 1)]), 'written')
    const [now, ...others] = await store.of(person, 'critical-information')
    assert.deepEqual([now?.version, shown(now), others.length], [2, '{"said":1}', 0])
    const versions = await store.versions(person, 'critical-information', 'a')
    assert.deepEqual(
      versions.map(({ version }) => version),
      [1, 2],
    )
  })

  said('all versions of all records can be read at once, removals not', async (store) => {
    await store.write([change('a', 0), change('b', 0)])
    await store.write([change('a', 1)])
    const { content: _, ...removal } = change('b', 1)
    await store.write([removal])
    const history = await store.history(person, 'critical-information')
    assert.deepEqual(
      history.map(({ id, version }) => [id, version]),
      [
        ['a', 1],
        ['a', 2],
        ['b', 1],
      ],
    )
  })

  said('DHG: what is erased is gone with all it said before', async (store) => {
    await store.write([change('a', 0)])
    await store.write([change('a', 1), change('b', 0)])
    const { content: _, ...erased } = change('a', 2, { erases: true })
    assert.equal(await store.write([{ ...erased, seen: 1 }]), 'conflict')
    assert.equal(await store.write([erased]), 'written')
    assert.deepEqual(await store.versions(person, 'critical-information', 'a'), [])
    const history = await store.history(person, 'critical-information')
    assert.deepEqual(
      history.map(({ id }) => id),
      ['b'],
    )
    assert.equal(await store.write([change('a', 2)]), 'conflict')
  })

  said('DHG: what is erased does not come back when the rest is laid again', async (store) => {
    const laid = [record('a'), record('b')]
    await store.lay(laid)
    const { content: _, ...erased } = change('a', 1, { erases: true })
    await store.write([erased])
    await store.lay(laid)
    assert.deepEqual(await store.of(person, 'critical-information'), [record('b')])
    assert.deepEqual(await store.versions(person, 'critical-information', 'a'), [])
  })

  said('issue 6, item 2: who did not see the last version writes nothing, not even the rest', async (store) => {
    await store.write([change('a', 0)])
    assert.equal(await store.write([change('b', 0), change('a', 0)]), 'conflict')
    assert.equal(await store.write([change('c', 4)]), 'conflict')
    assert.deepEqual(
      (await store.of(person, 'critical-information')).map(({ id }) => id),
      ['a'],
    )
  })

  said('issue 6, item 2: of two who write at once one is told of the conflict', async (store) => {
    await store.write([change('a', 0)])
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => store.write([change('a', 1)])))
    assert.deepEqual(outcomes.toSorted(), [...Array(7).fill('conflict'), 'written'])
  })

  said('what is removed is gone, and its versions stay', async (store) => {
    await store.write([change('a', 0)])
    const { content: _content, ...removal } = change('a', 1)
    assert.equal(await store.write([removal]), 'written')
    assert.deepEqual(await store.of(person, 'critical-information'), [])
    assert.equal((await store.versions(person, 'critical-information', 'a')).length, 1)
    assert.equal(await store.write([change('a', 2)]), 'written')
    assert.equal((await store.of(person, 'critical-information'))[0]?.version, 3)
  })

  said('FHIR R4 decimal: numbers keep the digits they came with', async (store) => {
    const text = '{"value":6.10,"text":"æøå č","list":[{"a":null}]}'
    await store.write([change('a', 0, { content: parseFhirJson(text) as Json })])
    assert.equal(shown((await store.of(person, 'critical-information'))[0]), text)
  })

  said('numbers come out of every store alike, however they went in', async (store) => {
    await store.lay([record('a', { content: { count: 2 } })])
    const [held] = await store.of(person, 'critical-information')
    assert.deepEqual(held?.content, parseFhirJson('{"count":2}'))
  })

  said('issue 6, item 5: set back, there is nothing', async (store) => {
    await store.lay([record('a')])
    await store.clear()
    assert.deepEqual(await store.of(person, 'critical-information'), [])
  })
}
