import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { emptyChain, follow } from './chain.ts'
import { personKey } from './person-key.ts'
import type { AccessEntry } from './record.ts'
import { sealChains } from './seal-chains.ts'
import { notedSeal, type SealRow } from './seal.ts'
import type { AccessLogStore } from './store.ts'
import { type Fault, verifyAccessLog } from './verify.ts'

const secret = new Uint8Array(32).fill(7)
const pair = generateKeyPairSync('ed25519')
const key = { keyId: 'test', privateKey: pair.privateKey }
const keys = (keyId: string) => (keyId === 'test' ? pair.publicKey : undefined)
const now = new Date('2026-01-02T03:04:05.678Z')

/** All that verification finds wrong. */
export async function faultsOf(store: AccessLogStore, lastSeal?: SealRow): Promise<Fault[]> {
  const faults: Fault[] = []
  const options = { lastSeal: lastSeal && notedSeal(lastSeal) }
  for await (const fault of verifyAccessLog(store, keys, options)) faults.push(fault)
  return faults
}

/** Seals with the key that `faultsOf` trusts. */
export const sealAll = (store: AccessLogStore) => sealChains(store, key, now)

let people = 0
/** A made-up person whom no other test has used. */
export const someone = () => personKey(secret, { root: '2.16.578.1.12.4.1.4.9999', extension: `person ${people++}` })

/** An access to a made-up person's summary. */
export function anAccess(changes: Partial<AccessEntry> = {}): AccessEntry {
  return {
    person: someone(),
    at: now,
    who: { subject: 'demo-doctor', role: 'doctor', organisation: 'Demo legevakt' },
    what: { route: 'patient-summary.page', category: 'patient-summary', documents: ['1.2.3^4'] },
    purpose: 'TREATMENT',
    decision: { effect: 'permit', because: 'in-treatment' },
    country: 'PT',
    outcome: 'shown',
    ...changes,
  }
}

/** What every store of the access log must do. */
export function accessLogContract(name: string, makeStore: () => Promise<AccessLogStore>): void {
  test(`${name}: EHDS Art. 9(2): a record tells who, when and which data, and is kept as it was told`, async () => {
    const store = await makeStore()
    const entry = anAccess({ who: { subject: 'lege «Ørjan» \u0000\ud83d\ude00', role: '', organisation: "O'Neill\\" } })
    const record = await store.append(entry)
    assert.deepEqual({ ...entry, sequence: 1, previous: '0'.repeat(64), hash: record.hash }, record)
    const [row] = await store.records(entry.person, 0, 10)
    assert.equal(row?.hash, record.hash)
    assert.equal(follow(emptyChain(entry.person), [row]).fault, undefined)
  })

  test(`${name}: each person has a chain of their own, in the order of the accesses`, async () => {
    const store = await makeStore()
    const [one, two] = [someone(), someone()]
    for (const person of [one, two, one, one, two]) await store.append(anAccess({ person }))
    const rows = await store.records(one, 0, 10)
    assert.deepEqual(
      rows.map(({ sequence }) => sequence),
      [1, 2, 3],
    )
    assert.equal(follow(emptyChain(one), rows).fault, undefined)
    assert.deepEqual(await store.records(one, 1, 1), [rows[1]])
    assert.deepEqual(await store.records(someone(), 0, 10), [])
    const heads = await store.heads('', 1_000)
    assert.equal(heads.find(({ person }) => person === one)?.head, rows[2]?.hash)
    assert.equal(heads.find(({ person }) => person === two)?.length, 2)
  })

  test(`${name}: accesses to one person at the same time make one unbroken chain`, async () => {
    const store = await makeStore()
    const people = [someone(), someone()]
    const appended = await Promise.all(
      Array.from({ length: 40 }, (_, n) => store.append(anAccess({ person: people[n % 2]! }))),
    )
    for (const person of people) {
      const rows = await store.records(person, 0, 100)
      assert.equal(rows.length, 20)
      assert.equal(follow(emptyChain(person), rows).fault, undefined)
      const told = appended.filter((record) => record.person === person).map(({ hash }) => hash)
      assert.deepEqual(new Set(rows.map(({ hash }) => hash)), new Set(told))
    }
  })

  test(`${name}: a seal covers the chains that moved since the last, and all verifies`, async () => {
    const store = await makeStore()
    await sealAll(store)
    assert.deepEqual(await sealAll(store), [])
    const [one, two] = [someone(), someone()]
    for (const person of [one, two, two]) await store.append(anAccess({ person }))
    const [first, none] = await sealAll(store)
    assert(first !== undefined && none === undefined)
    const ends = await store.sealedHeads(first.number, '', 10)
    assert.deepEqual(new Map(ends.map(({ person, length }) => [person, length])), new Map([[one, 1], [two, 2]])) // biome-ignore format: a pair each
    assert(ends[0] !== undefined)
    assert.deepEqual(await store.sealedHeads(first.number, ends[0].person, 10), ends.slice(1))
    await store.append(anAccess({ person: two }))
    const [second] = await sealAll(store)
    assert(second !== undefined)
    assert.deepEqual(
      (await store.sealedHeads(second.number, '', 10)).map(({ person, length }) => ({ person, length })),
      [{ person: two, length: 3 }],
    )
    assert.deepEqual(await store.seals(first.number - 1, 1), [first])
    assert.deepEqual([await store.sealedLength(one), await store.sealedLength(two)], [1, 3])
    assert.equal(await store.sealedLength(someone()), 0)
    await store.append(anAccess({ person: one }))
    assert.deepEqual(await faultsOf(store, second), [])
  })

  test(`${name}: a seal covers at most as many chains as asked; the next one covers the rest`, async () => {
    const store = await makeStore()
    await sealAll(store)
    for (let n = 0; n < 5; n++) await store.append(anAccess())
    const counts: number[] = []
    const make = (moved: readonly unknown[], before?: { readonly number: number }) => {
      counts.push(moved.length)
      return { number: (before?.number ?? 0) + 1, content: '{}', signature: '' }
    }
    while ((await store.seal(make, 2)) !== undefined);
    assert.deepEqual(counts, [2, 2, 1])
  })

  test(`${name}: two that seal at the same time do not seal twice; one may be told of the conflict`, async () => {
    const store = await makeStore()
    await sealAll(store)
    await store.append(anAccess())
    const outcomes = await Promise.allSettled([sealAll(store), sealAll(store)])
    const made = outcomes.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
    assert.equal(made.length, 1)
    for (const each of outcomes) if (each.status === 'rejected') assert.equal(each.reason.kind, 'conflict')
  })
}
