import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exchangeLines, memoryLines } from './exchange-lines.ts'
import type { Walked } from './measure-exchange.ts'

/** Of a hundred, all but some take a millisecond. */
const walked = (slow: number, milliseconds: number): Walked => ({
  milliseconds: Array.from({ length: 100 }, (_, at) => (at < slow ? milliseconds : 1)),
  atWorkMs: 2,
})

const measured = (slow: number) => ({
  identification: { secure: walked(slow, 50), plain: { ...walked(0, 1), atWorkMs: 1 } },
  summary: { secure: walked(slow, 150), plain: walked(0, 1) },
  documentBytes: 160_000,
  together: [100, 300, 200],
})

test('issue 5, speed: the 95th percentile is under 50 ms for an identification and 150 for a summary, or it does not hold', () => {
  const verdicts = (slow: number) =>
    exchangeLines(measured(slow)).flatMap(({ holds }) => (holds === undefined ? [] : [holds]))
  assert.deepEqual(verdicts(5), [true, true])
  assert.deepEqual(verdicts(6), [false, false])
})

test('issue 5, speed: what security costs is told as times the work without it', () => {
  const line = exchangeLines(measured(0)).find(({ what }) => what.includes('security costs'))
  assert.equal(line?.measured, '2.0 ×')
})

test('issue 5, speed: 600 MB for six countries, 400 for the database, and nothing measured is no success', () => {
  const start = { firstPageSeconds: 1, idleMegabytes: 599, databaseMegabytes: 400 }
  assert.deepEqual(
    memoryLines(start).map(({ holds }) => holds),
    [true, false],
  )
  assert.deepEqual(
    memoryLines({ ...start, databaseMegabytes: undefined }).map(({ holds }) => holds),
    [true, undefined],
  )
  assert.deepEqual(
    memoryLines({ absent: 'it did not start' }).map(({ holds }) => holds),
    [false],
  )
})
