import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeCommitment, dueDay, followUp, makeCommitment, reopenCommitment } from './commitment.ts'
import type { Commitment } from './records.ts'

const made = (id: string, changes: Partial<Commitment> = {}): Commitment =>
  makeCommitment({
    id,
    council: 'nuit',
    text: 'Direktoratet tar ansvar for en sak om legemiddellisten.',
    madeIn: 'nuit/2025/35',
    basis: 'innspill',
    sources: [],
    ...changes,
  })
const meetings = new Map([['nuit/2026-02-12', { date: '2026-02-13' }]])

test('A14: a commitment stays open until a case links to it', () => {
  const promised = made('pll')
  const on = (commitment: Commitment, day: string) => followUp([commitment], meetings, day)[0]?.state
  assert.equal(on(promised, '2099-01-01'), 'open')
  const closed = closeCommitment(promised, { id: 'nuit/2026/14', state: 'on-agenda' })
  assert.deepEqual([closed.closedBy, on(closed, '2099-01-01')], ['nuit/2026/14', 'closed'])
  assert.throws(() => closeCommitment(closed, { id: 'nuit/2026/15', state: 'treated' }), { code: 'already-closed' })
  assert.deepEqual(reopenCommitment(closed), promised)
  assert.throws(() => closeCommitment(promised, { id: 'nuit/2025/35', state: 'treated' }), { code: 'closes-itself' })
  assert.throws(() => closeCommitment(promised, { id: 'nuit/2026/9', state: 'withdrawn' }), { code: 'case-withdrawn' })
})

test('A14: it is overdue the day after its due meeting, also when that meeting is not kept here', () => {
  const due = made('mila', { due: 'strategiradet/2025-12-11' })
  const on = (day: string) => followUp([due], meetings, day)[0]
  assert.deepEqual([on('2025-12-11')?.state, on('2025-12-11')?.dueDay], ['open', '2025-12-11'])
  assert.equal(on('2025-12-12')?.state, 'overdue')
})

test('issue 3, item 5: a meeting that was moved takes what is due in it along', () => {
  assert.equal(dueDay('nuit/2026-02-12', meetings), '2026-02-13')
  assert.equal(dueDay('nuit/utkast-1', meetings), undefined)
})

test('issue 3, item 5: the overdue come first, then by when they are due; what has no day comes after, the closed last', () => {
  const list = [
    made('lukket', { closedBy: 'nuit/2026/1' }),
    made('uten dag'),
    made('senere', { due: '2026-12-01' }),
    made('snart', { due: '2026-06-01' }),
    made('forfalt', { due: '2026-01-01' }),
  ]
  const ids = followUp(list, meetings, '2026-05-01').map(({ commitment }) => commitment.id)
  assert.deepEqual(ids, ['forfalt', 'snart', 'senere', 'uten dag', 'lukket'])
})

test('issue 3, item 2: what only was proposed binds nobody, and is listed with its day but never overdue', () => {
  const [asked] = followUp([made('mila', { basis: 'forslag', due: '2025-12-11' })], meetings, '2026-01-01')
  assert.deepEqual([asked?.binding, asked?.state, asked?.dueDay], [false, 'open', '2025-12-11'])
})

test('issue 3, item 5: a commitment has a text, and is due on a day or in a meeting', () => {
  assert.throws(() => made('x', { text: ' ' }), { code: 'empty-text' })
  assert.throws(() => made('x', { due: 'snart' }), { code: 'not-a-day' })
})
