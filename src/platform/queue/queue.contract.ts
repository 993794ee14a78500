import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Queue } from './queue.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, second))
const later = at(0).getTime() * 1_000
const order = (key: string, position: number) => ({ key, payload: { event: key }, position: later + position })
const lapsed = { kind: 'conflict', code: 'lease-lapsed' }
const keysOf = (claim: Awaited<ReturnType<Queue['claim']>>) => claim?.items.map(({ key }) => key)

/** What every queue must do. @param makeQueue an empty one */
export function queueContract(name: string, makeQueue: () => Promise<Queue>): void {
  const three = async () => {
    const queue = await makeQueue()
    for (const each of [order('b', 2), order('a', 1), order('c', 3)]) await queue.add(each)
    return queue
  }

  test(`${name}: orders come in the order they were made, and each once`, async () => {
    const queue = await three()
    await queue.add(order('a', 9))
    const claim = await queue.claim(at(0), 30, 10)
    assert.deepEqual(keysOf(claim), ['a', 'b', 'c'])
    assert.deepEqual(claim?.items[0], { key: 'a', payload: { event: 'a' }, tries: 0 })
  })

  test(`${name}: one works on it at a time, and the next when the lease ends`, async () => {
    const queue = await three()
    const claims = await Promise.all([1, 2, 3, 4].map(() => queue.claim(at(0), 30, 1)))
    const [first, ...others] = claims.filter((claim) => claim !== undefined)
    assert.deepEqual(others, [])
    assert.equal(await queue.claim(at(29), 30, 1), undefined)
    const next = await queue.claim(at(30), 30, 1)
    assert.deepEqual(keysOf(next), ['a'])
    assert(next!.token > first!.token)
  })

  test(`${name}: who has lost the lease is not believed`, async () => {
    const queue = await three()
    const old = await queue.claim(at(0), 30, 1)
    await assert.rejects(queue.done(old!.token, ['a'], at(30)), lapsed)
    const now = await queue.claim(at(30), 30, 1)
    await assert.rejects(queue.done(old!.token, ['a'], at(31)), lapsed)
    await assert.rejects(queue.refuse(old!.token, 'a', 'no', at(31), undefined), lapsed)
    await assert.rejects(queue.postpone(old!.token, at(31), at(60)), lapsed)
    await queue.done(now!.token, ['a'], at(31))
    assert.equal((await queue.length()).waiting, 2)
  })

  test(`${name}: what is done is not ordered again, and forgotten when it is old`, async () => {
    const queue = await three()
    const claim = await queue.claim(at(0), 30, 2)
    await queue.done(claim!.token, ['a', 'b'], at(1))
    await queue.add(order('a', 4))
    assert.deepEqual(keysOf(await queue.claim(at(1), 30, 10)), ['c'])
    assert.equal(await queue.forgetDone(at(0)), 0)
    assert.equal(await queue.forgetDone(at(60)), 2)
  })

  test(`${name}: a postponed queue keeps everything, in its order, and counts`, async () => {
    const queue = await three()
    const first = await queue.claim(at(0), 30, 1)
    await queue.postpone(first!.token, at(1), at(10))
    assert.equal(await queue.claim(at(9), 30, 1), undefined)
    const second = await queue.claim(at(10), 30, 1)
    assert.deepEqual([keysOf(second), second?.failures, second?.items[0]?.tries], [['a'], 1, 0])
    await queue.done(second!.token, ['a'], at(11))
    assert.equal((await queue.claim(at(11), 30, 1))?.failures, 0)
  })

  test(`${name}: a refused order is tried again before the others, then given up, and the rest goes on`, async () => {
    const queue = await three()
    const first = await queue.claim(at(0), 30, 3)
    await queue.refuse(first!.token, 'a', 'http-422', at(1), at(5))
    const second = await queue.claim(at(5), 30, 3)
    assert.deepEqual([keysOf(second), second?.items[0]?.tries], [['a', 'b', 'c'], 1])
    await queue.refuse(second!.token, 'a', 'http-422', at(6), undefined)
    assert.deepEqual(keysOf(await queue.claim(at(6), 30, 3)), ['b', 'c'])
    assert.deepEqual(await queue.length(), { waiting: 2, dead: 1, oldest: at(0) })
  })

  test(`${name}: dead letters are shown without payload and can be tried again`, async () => {
    const queue = await three()
    const claim = await queue.claim(at(0), 30, 3)
    await queue.refuse(claim!.token, 'b', 'http-422', at(1), undefined)
    assert.deepEqual(await queue.deadLetters('', 10), [{ key: 'b', ordered: at(0), tries: 1, reason: 'http-422' }])
    assert.deepEqual(await queue.deadLetters('b', 10), [])
    assert.deepEqual([await queue.retry('b'), await queue.retry('b'), await queue.retry('a')], [true, false, false])
    assert.deepEqual(keysOf(await queue.claim(at(2), 30, 3)), ['a', 'b', 'c'])
  })

  test(`${name}: an empty queue has nothing to take`, async () => {
    const queue = await makeQueue()
    assert.equal(await queue.claim(at(0), 30, 1), undefined)
    assert.deepEqual(await queue.length(), { waiting: 0, dead: 0 })
  })
}
