import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoLines, linesOf, renderTable, rows } from './lines.ts'

const row = (work: string) => rows.find((each) => each.work === work)!
const turns = (...times: readonly number[]) => ({
  turns: times.map((each) => ({ milliseconds: each })),
  firstRunMegabytes: 40,
})

for (const [title, work, medians, holds] of [
  ['CDA to model at most 3 × the bare parse', 'model', [6, 6, 6], true],
  ['CDA to model over 3 ×', 'model', [6.1, 6.1, 6.1], false],
  ['CDA to EPS at most 5 ×', 'eps', [10, 10, 10], true],
  ['the ratio is taken round by round, the middle one counts', 'eps', [9, 9, 90], true],
  ['400 KB in under 300 ms', 'page', [299, 299, 299], true],
  ['400 KB in 300 ms', 'page', [300, 300, 300], false],
] as const) {
  test(`issue 2, speed and memory: ${title}: ${holds ? 'holds' : 'too much'}`, () => {
    assert.equal(linesOf(row(work), turns(...medians), [2, 2, 2])[0]?.holds, holds)
  })
}

test('issue 2, speed: under 25 ms, however slow the bare parse is', () => {
  assert.equal(linesOf(row('model'), turns(26), [20])[0]?.holds, false)
})

test('issue 2, memory: under 100 MB above idle, told in a line of its own', () => {
  const [, memory] = linesOf(row('page'), turns(50), [])
  assert.deepEqual([memory?.median, memory?.holds], ['40.0 MB', true])
})

test('the other converter is compared with, not judged; why it fails is told', () => {
  const failing = { turns: [{ milliseconds: 1, failure: 'Unhandled act' }], firstRunMegabytes: 1 }
  const [line] = linesOf(row('medplum'), failing, [1])
  assert.deepEqual([line?.verdict, line?.holds], ['fails: Unhandled act', undefined])
  assert.equal(linesOf(row('medplum'), { absent: 'not installed' }, [])[0]?.holds, undefined)
})

test('issue 2, speed: a demo that does not start is no demo in under 10 s', () => {
  assert.equal(demoLines({ absent: 'the demo did not start' })[0]?.holds, false)
  assert.deepEqual(
    demoLines({ firstPageSeconds: 3, idleMegabytes: 610, databaseMegabytes: 100 }).map(({ holds }) => holds),
    [true, false],
  )
})

test('the table is aligned', () => {
  const lines = renderTable(demoLines({ firstPageSeconds: 3, idleMegabytes: 60, databaseMegabytes: 100 }))
    .trimEnd()
    .split('\n')
  assert.equal(new Set(lines.map((line) => line.indexOf('holds')).filter((at) => at >= 0)).size, 1)
  assert.equal(lines.length, 3)
})
