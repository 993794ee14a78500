import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Visit, VisitStore } from './visit.ts'

const begun = new Date('2026-11-22T08:00:00.123Z')
const after = (minutes: number) => new Date(begun.getTime() + minutes * 60_000)
const limits = { idleMinutes: 30, totalHours: 12 }

const visitNamed = (visit: string): Visit => ({
  person: {
    visit,
    subject: 's',
    name: 'Test Pérson',
    role: 'doctor',
    hprNumber: '000000011',
    organisation: { orgNumber: '000000101', name: 'Test legevakt' },
  },
  begun,
  lastSeen: begun,
})

/**
 * What any store of visits must do.
 *
 * @param make a store that keeps this many pending sign-ins at most
 */
export function visitStoreContract(name: string, make: (mostPending?: number) => Promise<VisitStore>): void {
  const of = (title: string) => `visits (${name}): ${title}`

  test(of('a visit is found as it was saved, by its key alone'), async () => {
    const store = await make()
    const key = randomUUID()
    const visit = visitNamed(randomUUID())
    await store.save(key, visit)
    assert.deepEqual(await store.find(key), visit)
    assert.equal(await store.find(visit.person.visit), undefined)
  })

  test(
    of('ATT-15, ATT-31: categories and legal entity come back as they were, and none is not the same as not told'),
    async () => {
      const store = await make()
      const { person, ...visit } = visitNamed(randomUUID())
      const legalEntity = { orgNumber: '000000102', name: 'Test kommune' }
      const organisation = { orgNumber: '000000101', name: 'Test legevakt', legalEntity }
      for (const authorizations of [['JO', 'SP'], []]) {
        const key = randomUUID()
        const saved = { ...visit, person: { ...person, authorizations, organisation } }
        await store.save(key, saved)
        assert.deepEqual(await store.find(key), saved)
      }
    },
  )

  test(of('a person without number and organisation comes back without'), async () => {
    const store = await make()
    const key = randomUUID()
    const visit: Visit = { ...visitNamed('v'), person: { visit: 'v', subject: 's', name: 'T', role: 'citizen' } }
    await store.save(key, visit)
    assert.deepEqual(await store.find(key), visit)
  })

  test(of('being seen is remembered; a removed visit is gone'), async () => {
    const store = await make()
    const key = randomUUID()
    await store.save(key, visitNamed(randomUUID()))
    await store.seen(key, after(5))
    assert.deepEqual((await store.find(key))?.lastSeen, after(5))
    await store.remove(key)
    assert.equal(await store.find(key), undefined)
    await store.seen(key, after(6))
    assert.equal(await store.find(key), undefined)
  })

  test(of('the sweep removes the unused and the long ones, names them, and leaves the others'), async () => {
    const store = await make()
    const [unused, used] = [randomUUID(), randomUUID()]
    await store.save(unused, visitNamed(unused))
    await store.save(used, visitNamed(used))
    await store.seen(used, after(29))
    const first = await store.removeEnded(after(30), limits)
    assert.ok(first.includes(unused) && !first.includes(used))
    await store.seen(used, after(12 * 60))
    assert.ok((await store.removeEnded(after(12 * 60), limits)).includes(used))
    assert.equal(await store.find(used), undefined)
  })

  test(of('a pending sign-in is given once, and forgotten in time'), async () => {
    const store = await make()
    const [one, old] = [randomUUID(), randomUUID()]
    const pending = { state: 's', nonce: 'n', codeVerifier: 'c', returnTo: '/a?b=c', begun }
    await store.savePending(one, pending)
    assert.deepEqual(await store.takePending(one), pending)
    assert.equal(await store.takePending(one), undefined)
    await store.savePending(old, pending)
    await store.removePendingBefore(after(1))
    assert.equal(await store.takePending(old), undefined)
  })

  test(
    of('of too many pending sign-ins the oldest are forgotten, so that nobody fills the store with them'),
    async () => {
      const store = await make(2)
      const keys = [randomUUID(), randomUUID(), randomUUID()]
      for (const [minute, key] of keys.entries()) {
        await store.savePending(key, { state: 's', nonce: 'n', codeVerifier: 'c', returnTo: '/', begun: after(minute) })
      }
      const taken = await Promise.all(keys.map((key) => store.takePending(key)))
      assert.deepEqual(
        taken.map((each) => each?.begun),
        [undefined, after(1), after(2)],
      )
    },
  )

  test(of('two that take a pending sign-in at once: one gets it'), async () => {
    const store = await make()
    const key = randomUUID()
    await store.savePending(key, { state: 's', nonce: 'n', codeVerifier: 'c', returnTo: '/', begun })
    const taken = await Promise.all([store.takePending(key), store.takePending(key)])
    assert.equal(taken.filter((each) => each !== undefined).length, 1)
  })
}
