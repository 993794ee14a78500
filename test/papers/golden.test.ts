import assert from 'node:assert/strict'
import { test } from 'node:test'
import { together } from './expected.ts'
import { noPapers, realPapers } from './golden.ts'

test('issue 3, A1: the golden files read at their places, and count what the papers hold', { skip: noPapers }, () => {
  const { meetings, cases, grants } = together(
    realPapers()
      .filter(({ expected }) => expected.meetings.every(({ date }) => date))
      .map(({ expected }) => expected),
  )
  const count = (of: (each: (typeof cases)[number]) => readonly unknown[]): number =>
    cases.reduce((sum, each) => sum + of(each).length, 0)
  assert.deepEqual(
    {
      meetings: meetings.length,
      cases: cases.filter(({ number }) => number !== null).length,
      proposals: count(({ proposals }) => proposals),
      decisions: count(({ decisions }) => decisions),
      earlier: count(({ earlier }) => earlier),
      inputs: count(({ inputs }) => inputs),
      grants: grants.length,
    },
    { meetings: 5, cases: 50, proposals: 35, decisions: 10, earlier: 18, inputs: 77, grants: 21 },
  )
})
