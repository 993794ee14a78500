import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sharedPassage } from '../fixtures/shared-passage.ts'
import { together } from './expected.ts'
import { noPapers, realPapers } from './golden.ts'
import { ownPapers } from './own.ts'

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

test('nothing of the real papers is in the repository: ours share no 130 characters on end with them', {
  skip: noPapers,
}, () => {
  const inOneLine = (lines: readonly string[]): string => lines.join(' ').replace(/\s+/g, ' ')
  const shared = sharedPassage(
    realPapers().map(({ lines }) => inOneLine(lines)),
    130,
  )
  for (const { name, lines } of ownPapers()) assert.equal(shared(inOneLine(lines)), undefined, name)
})
