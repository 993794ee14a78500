import assert from 'node:assert/strict'
import { test } from 'node:test'
import { memoryNationalRecords, type NationalRecords } from '../national-records/index.ts'
import { makeBoxKeeper } from './keep-box.ts'

const at = new Date('2026-11-22T10:00:00Z')
const days = (count: number) => () => new Date(at.getTime() + count * 86_400_000)
const wanted = { seed: 'a', people: 450 }

function keeper(records: NationalRecords, { now = days(0), stopAfter = Number.POSITIVE_INFINITY } = {}) {
  const seen: number[] = []
  const errors: unknown[] = []
  const kept = makeBoxKeeper({
    ...{ records, wanted, now },
    failed: (error) => errors.push(error),
    stopping: () => (seen.at(-1) ?? 0) >= stopAfter,
    laid: (people) => seen.push(people),
  })
  return { ...kept, seen, errors }
}

/** A store that counts what is laid in it. */
function counting() {
  const store = memoryNationalRecords()
  const counted = { laid: 0 }
  const lay: NationalRecords['lay'] = async (records) => {
    counted.laid += records.length
    await store.lay(records)
  }
  return { records: { ...store, lay }, counted }
}

test('issue 6, item 1: laying tells how far it is, and what is laid is known after a restart', async () => {
  const { records, counted } = counting()
  const first = keeper(records)
  await first.begin()
  assert.deepEqual(
    first.seen,
    first.seen.toSorted((one, other) => one - other),
  )
  assert.ok(first.seen.length > 3 && first.seen[0] === 0 && first.seen.at(-1)! <= wanted.people, first.seen.join(' '))
  const { laid } = counted
  const second = keeper(records, { now: days(3) })
  await second.begin()
  assert.equal(counted.laid, laid)
  assert.deepEqual(second.standing(), first.standing())
})

test('a load that was stopped goes on as of the day it was begun', async () => {
  const { records } = counting()
  const stopped = keeper(records, { stopAfter: 200 })
  await stopped.begin()
  assert.deepEqual([stopped.standing(), stopped.errors], [{ state: 'waiting' }, []])
  const next = keeper(records, { now: days(40) })
  await next.begin()
  const standing = next.standing()
  assert.equal(standing.state === 'laid' && standing.today, '2026-11-22')
})

test('issue 6, item 5: set back, the same people are told as of today', async () => {
  const { records } = counting()
  const kept = keeper(records)
  await kept.begin()
  await keeper(records, { now: days(40) }).reset()
  const again = keeper(records, { now: days(40) })
  await again.begin()
  const standing = again.standing()
  assert.equal(standing.state === 'laid' && standing.today, '2027-01-01')
})

test('the box is told as of the day it is in Norway', async () => {
  const kept = keeper(memoryNationalRecords(), { now: () => new Date('2026-11-22T23:30:00Z') })
  await kept.begin()
  const standing = kept.standing()
  assert.equal(standing.state === 'laid' && standing.today, '2026-11-23')
})

test('a store that fails is told, and the box says that it is not filled', async () => {
  const failing = async () => {
    throw new Error('no room')
  }
  const { begin, standing, errors } = keeper({ ...memoryNationalRecords(), lay: failing })
  await begin()
  assert.deepEqual([standing(), errors.length], [{ state: 'failed' }, 1])
})

test('a reset that cannot take away what is there is told, and brings nothing down', async () => {
  const failing = async () => {
    throw new Error('locked')
  }
  const { reset, settled, standing, errors } = keeper({ ...memoryNationalRecords(), clear: failing })
  void reset()
  await settled()
  assert.deepEqual([standing(), errors.length], [{ state: 'failed' }, 1])
})
