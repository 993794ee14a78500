import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Exchanged, figuresOf, makeExchangeFigures } from './exchange-figures.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute))
const ended = (minute: number, changes: Partial<Exchanged> = {}): Exchanged => ({
  role: 'B',
  country: 'FI',
  transaction: 'ITI-55',
  outcome: 'answered',
  seconds: 0.1,
  at: at(minute),
  ...changes,
})

test('issue 5, item 13: answers, failures and percentiles by country and role', () => {
  const figures = makeExchangeFigures()
  for (let minute = 0; minute < 20; minute += 1) figures.tell(ended(minute, { seconds: (minute + 1) / 10 }))
  figures.tell(ended(3, { country: 'CZ', outcome: 'remote-timeout', seconds: 30 }))
  figures.tell(ended(3, { role: 'A' }))
  assert.deepEqual(
    figures
      .since(at(0))
      .map(({ country, role, answered, failed, p50, p95 }) => [country, role, answered, failed, p50, p95]),
    [
      ['CZ', 'B', 0, 1, undefined, undefined],
      ['FI', 'A', 1, 0, 0.1, 0.1],
      ['FI', 'B', 20, 0, 1, 1.9],
    ],
  )
  assert.deepEqual(
    figures.since(at(15)).map(({ answered }) => answered),
    [5],
  )
})

test('a country that fails since its last answer is failing, and one that answers again is not', () => {
  const failing = { outcome: 'remote-unreachable' }
  const exchanges = [ended(0), ended(1, failing), ended(2, { outcome: 'remote-timeout' })]
  assert.deepEqual(figuresOf(exchanges).failing, { times: 2, outcome: 'remote-timeout', since: at(1) })
  assert.equal(figuresOf([...exchanges, ended(3)]).failing, undefined)
  assert.deepEqual(figuresOf([...exchanges, ended(3)]).lastAnswer, at(3))
})

test('figures are bounded, whoever asks however often', () => {
  const figures = makeExchangeFigures()
  for (let count = 0; count < 2_500; count += 1) figures.tell(ended(0))
  assert.equal(figures.since(at(0))[0]?.answered, 2_000)
})
