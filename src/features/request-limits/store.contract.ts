import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Counted, isBlocked, type LimitStore } from './store.ts'

const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 10, 22, 10, minute, second))
let keys = 0

/** Somebody nobody has counted before. */
function somebody(changes: Partial<Counted> = {}): Counted {
  keys += 1
  return { key: `${keys}`.padStart(64, 'a'), kind: 'professional', role: 'A', country: 'FI', ...changes }
}

/** What every store of counts must do. */
export function limitStoreContract(name: string, makeStore: () => Promise<LimitStore>): void {
  test(`${name}: issue 5, item 14: requests count for as long as the window`, async () => {
    const store = await makeStore()
    const { key } = somebody()
    assert.equal(await store.count(key, at(0, 1), at(-60)), 1)
    assert.equal(await store.count(key, at(0, 59), at(-60)), 2)
    assert.equal(await store.count(key, at(30), at(-30)), 3)
    assert.equal(await store.count(key, at(61), at(1)), 2)
    assert.equal(await store.count(somebody().key, at(61), at(1)), 1)
  })

  test(`${name}: of many at once each is counted, and one of them is the last`, async () => {
    const store = await makeStore()
    const { key } = somebody()
    const counts = await Promise.all(Array.from({ length: 20 }, () => store.count(key, at(5), at(-55))))
    assert.deepEqual(
      counts.toSorted((one, other) => one - other),
      Array.from({ length: 20 }, (_, index) => index + 1),
    )
  })

  test(`${name}: an alarm is raised once a window`, async () => {
    const store = await makeStore()
    const who = somebody()
    const raised = [
      await store.alarm(who, at(0), at(-60)),
      await store.alarm(who, at(1), at(-59)),
      await store.alarm(who, at(61), at(1)),
    ]
    assert.deepEqual(raised, [true, false, true])
    assert.deepEqual(await store.excess(who.key), { ...who, alarmedAt: at(61) })
  })

  test(`${name}: a block lasts until its end, and the alarm before it is kept`, async () => {
    const store = await makeStore()
    const who = somebody({ kind: 'patient', role: 'B', country: 'CZ' })
    await store.alarm(who, at(0), at(-60))
    await store.block(who, at(1), at(61))
    const excess = await store.excess(who.key)
    assert.deepEqual(excess, { ...who, alarmedAt: at(0), blockedUntil: at(61) })
    assert.deepEqual([isBlocked(excess, at(60)), isBlocked(excess, at(61))], [true, false])
    await store.block(who, at(50), at(110))
    await store.alarm(who, at(70), at(10))
    assert.equal(isBlocked(await store.excess(who.key), at(70)), true, 'an alarm lifts no block')
    await store.lift(who.key, 'Olga', at(71))
    await store.alarm(who, at(140), at(80))
    assert.equal(isBlocked(await store.excess(who.key), at(72)), false, 'nor brings one back')
  })

  test(`${name}: an operator lifts a block once, and counting begins anew`, async () => {
    const store = await makeStore()
    const who = somebody()
    await store.count(who.key, at(0), at(-60))
    await store.block(who, at(0), at(60))
    assert.equal(await store.lift(who.key, 'Olga', at(2)), true)
    assert.equal(await store.lift(who.key, 'Olga', at(3)), false)
    const excess = await store.excess(who.key)
    assert.deepEqual(excess?.lifted, { byName: 'Olga', at: at(2) })
    assert.equal(isBlocked(excess, at(2)), false)
    assert.equal(await store.count(who.key, at(2), at(-58)), 1)
    await store.block(who, at(4), at(64))
    assert.equal(isBlocked(await store.excess(who.key), at(4)), true)
    assert.equal(await store.lift(somebody().key, 'Olga', at(2)), false)
  })

  test(`${name}: the operator sees alarms and blocks since a time, the latest first`, async () => {
    const store = await makeStore()
    const [old, first, last] = [somebody(), somebody(), somebody()]
    await store.alarm(old, at(1_000), at(900))
    await store.alarm(first, at(2_000), at(900))
    await store.block(last, at(2_001), at(2_061))
    const seen = (await store.excesses(at(2_000))).map(({ key }) => key)
    assert.deepEqual(seen, [last.key, first.key])
  })

  test(`${name}: counts that no window holds are forgotten`, async () => {
    const store = await makeStore()
    await store.forgetBefore(at(1_000_000))
    const { key } = somebody()
    await store.count(key, at(0), at(-60))
    await store.count(key, at(10), at(-60))
    assert.equal(await store.forgetBefore(at(10)), 1)
    assert.equal(await store.count(key, at(11), at(-60)), 2)
  })
}
