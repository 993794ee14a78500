import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { personKey } from '../access-log/index.ts'
import { type Act, type PatientIdentity, register } from './identity.ts'
import { pairOf, type PatientIdentityStore } from './store.ts'

const secret = new Uint8Array(32).fill(7)
const at = new Date('2026-11-22T10:00:00.123Z')

/** What any store of identities must do. */
export function patientIdentityContract(name: string, make: () => Promise<PatientIdentityStore>): void {
  const of = (title: string) => `patient identities (${name}): ${title}`

  const someone = () => {
    const number = { country: 'FI', root: '2.999.246.1.1', extension: randomUUID() }
    const act: Act = { id: randomUUID(), at, by: 's', byName: 'Test Pérson', why: 'møtt fram' }
    const identity = register(randomUUID(), number, act)
    return { identity, act, key: personKey(secret, number) }
  }
  const again = ({ id, history }: PatientIdentity, act: Act): PatientIdentity => ({
    id,
    history: [...history, { ...act, kind: 'no-match', country: 'NO' }],
  })

  test(of('what is written is found by its id, and by its number'), async () => {
    const store = await make()
    const { identity, key } = someone()
    assert.equal(await store.holder(key), undefined)
    assert.equal(await store.find(identity.id), undefined)
    assert.equal(await store.write([{ identity, version: 0, numbers: [key] }]), true)
    assert.deepEqual(await store.find(identity.id), { identity, version: 1 })
    assert.equal(await store.holder(key), identity.id)
  })

  test(of('a number belongs to one identity: whoever comes second writes nothing'), async () => {
    const store = await make()
    const [one, other] = [someone(), someone()]
    const writes = [one, other].map(({ identity }) => [{ identity, version: 0, numbers: [one.key] }])
    const done = await Promise.all(writes.map((each) => store.write(each)))
    assert.deepEqual(done.toSorted(), [false, true])
    const found = await Promise.all([one, other].map(({ identity }) => store.find(identity.id)))
    assert.equal(found.filter((each) => each !== undefined).length, 1)
  })

  test(of('one that was changed since is left as it is, and so is the other of a pair'), async () => {
    const store = await make()
    const [one, other] = [someone(), someone()]
    for (const { identity, key } of [one, other]) await store.write([{ identity, version: 0, numbers: [key] }])
    assert.ok(await store.write([{ identity: again(one.identity, one.act), version: 1, numbers: [] }]))
    const stale = [one, other].map(({ identity, act }) => ({ identity: again(identity, act), version: 1, numbers: [] }))
    assert.equal(await store.write(stale), false)
    assert.deepEqual(await store.find(other.identity.id), { identity: other.identity, version: 1 })
    assert.equal((await store.find(one.identity.id))?.version, 2)
  })

  test(of('who was described by a birth date is found by it, once, and nobody else'), async () => {
    const store = await make()
    const [one, other] = [someone(), someone()]
    const born = personKey(secret, { root: 'born', extension: randomUUID() })
    for (const { identity, key } of [one, other]) await store.write([{ identity, version: 0, numbers: [key], born }])
    await store.write([{ identity: again(one.identity, one.act), version: 1, numbers: [], born }])
    assert.deepEqual(await store.bornOn(born), [one.identity.id, other.identity.id].toSorted())
    assert.deepEqual(await store.bornOn(personKey(secret, { root: 'born', extension: 'another day' })), [])
  })

  test(of('a birth date of a write that was outrun is not kept'), async () => {
    const store = await make()
    const { identity, key } = someone()
    const born = personKey(secret, { root: 'born', extension: randomUUID() })
    await store.write([{ identity, version: 0, numbers: [key] }])
    assert.equal(await store.write([{ identity, version: 0, numbers: [], born }]), false)
    assert.deepEqual(await store.bornOn(born), [])
  })

  test(of('a pair waits until it is closed, and is not opened again'), async () => {
    const store = await make()
    const pair = pairOf(randomUUID(), randomUUID())
    const waiting = async () => (await store.openPairs()).filter((open) => open.pair.join() === pair.join())
    await store.open(pair, at)
    await store.open(pair, new Date(at.getTime() + 1000))
    assert.deepEqual(await waiting(), [{ pair, foundAt: at }])
    await store.close(pair, at)
    assert.deepEqual(await waiting(), [])
    await store.open(pair, at)
    assert.deepEqual(await waiting(), [])
  })
}
