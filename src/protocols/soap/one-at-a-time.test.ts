import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneAtATime } from './one-at-a-time.ts'

test('issue 5, item 7: from 200 kB on, what comes at once is parsed in turn, with the thread free in between', async () => {
  const parsing = oneAtATime()
  const order: string[] = []
  const parse = (bytes: number, name: string) => parsing(bytes, () => void order.push(name))
  const large = [parse(200_001, 'first'), parse(20_000_000, 'second')]
  await parse(200_000, 'small')
  setImmediate(() => order.push('others'))
  await Promise.all(large)
  assert.equal(order[0], 'small')
  assert.ok(order.indexOf('others') < order.indexOf('second'))
  assert.ok(order.indexOf('first') < order.indexOf('second'))
})

test('one that cannot be parsed says so to its own caller, and the next has its turn', async () => {
  const parsing = oneAtATime()
  const broken = parsing(1_000_000, () => {
    throw new Error('broken')
  })
  const next = parsing(1_000_000, () => 'read')
  await assert.rejects(broken, { message: 'broken' })
  assert.equal(await next, 'read')
})
