import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderValidation, type Timed, validationLines } from './validation-lines.ts'

const timed = (milliseconds: readonly number[], others: Partial<Timed> = {}): Timed => ({
  milliseconds,
  said: milliseconds.map(() => ({ errors: 1, left: 0 })),
  readySeconds: 1,
  megabytes: 100,
  ...others,
})
const only = (each: Timed) => ({ whole: each, held: each, structure: each })
const verdictOn = (what: RegExp, ours: Timed, medplum = timed([1000, 1000, 1000])) =>
  validationLines(only(ours), { medplum }).find((line) => what.test(line.what))?.holds

test('issue 4, speed: median at most 100 ms, p95 250, start 1.5 s, memory 200 MB', () => {
  assert.equal(verdictOn(/everything.*median of a document/, timed([99, 100, 300])), true)
  assert.equal(verdictOn(/everything.*median of a document/, timed([99, 101, 300])), false)
  assert.equal(verdictOn(/95th/, timed([99, 100, 251])), false)
  assert.equal(verdictOn(/start/, timed([1], { readySeconds: 1.6 })), false)
  assert.equal(verdictOn(/memory/, timed([1], { megabytes: 201 })), false)
})

test('issue 4, speed: ten times the best npm validator on what both do, document by document', () => {
  assert.equal(verdictOn(/what both do/, timed([10, 10, 10]), timed([100, 100, 5])), true)
  assert.equal(verdictOn(/what both do/, timed([10, 10, 10]), timed([99, 99, 500])), false)
})

test('issue 4, speed: the ratio to everything that ours does is told beside it', () => {
  const ours = { ...only(timed([5])), whole: timed([10]) }
  const lines = validationLines(ours, { medplum: timed([100]) })
  assert.deepEqual(
    lines.filter(({ what }) => what.includes('of our time')).map(({ measured }) => measured),
    ['10.0 ×', '20.0 ×'],
  )
})

test('issue 4, speed: a validator that is not there is said to be so, and ours must be', () => {
  const lines = validationLines(only(timed([1])), { medplum: { absent: 'not installed' } })
  assert.match(renderValidation(lines), /medplum +not installed/)
  assert.equal(validationLines({ ...only(timed([1])), held: { absent: 'ended' } }, {})[0]?.holds, false)
})

test('issue 4, speed: checks that a validator gave up are counted beside its errors', () => {
  const lines = validationLines(only(timed([1])), { medplum: timed([1], { said: [{ errors: 4, left: 3 }] }) })
  assert.match(renderValidation(lines), /4 in 1 documents, 3 checks given up/)
})
