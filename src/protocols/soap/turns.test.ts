import assert from 'node:assert/strict'
import { test } from 'node:test'
import { turnsOf } from './turns.ts'

/** Work that is under way until it is told to end. */
function work() {
  const { promise, resolve } = Promise.withResolvers<void>()
  const state = { begun: false }
  return { state, end: resolve, do: () => begin(state, promise) }
}
function begin(state: { begun: boolean }, promise: Promise<void>): Promise<void> {
  state.begun = true
  return promise
}
const soon = () => new Promise((resolve) => setImmediate(resolve))

test('issue 5, bad input: of one holder so many at a time, in order; another holder waits for none of them', async () => {
  const turns = turnsOf(2)
  const [first, second, third, fourth, other] = [work(), work(), work(), work(), work()]
  const mine = [first, second, third, fourth].map((each) => turns('SE', 1000, each.do))
  const theirs = turns('FI', 1000, other.do)
  await soon()
  const begun = () => [first, second, third, fourth, other].map(({ state }) => state.begun)
  assert.deepEqual(begun(), [true, true, false, false, true])
  second.end()
  await mine[1]
  await soon()
  assert.deepEqual(begun(), [true, true, true, false, true])
  for (const each of [first, third, fourth, other]) each.end()
  await Promise.all([...mine, theirs])
  assert.equal(fourth.state.begun, true)
})

test('a turn that does not come in time is refused, one that failed gives its turn on, and what was refused takes none', async () => {
  const turns = turnsOf(1)
  const first = work()
  const under = turns('SE', 1000, first.do)
  await assert.rejects(
    turns('SE', 5, async () => 'never'),
    { code: 'server-busy' },
  )
  const failing = turns('SE', 1000, async () => {
    throw new Error('broken')
  })
  const last = turns('SE', 1000, async () => 'done')
  first.end()
  await under
  await assert.rejects(failing, /broken/)
  assert.equal(await last, 'done')
  assert.equal(await turns('SE', 5, async () => 'again'), 'again')
})
