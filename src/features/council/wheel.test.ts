import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WheelItem } from './records.ts'
import { aMeeting } from './store.contract.ts'
import { requireWheelItem, wheelDrafts, wheelOf } from './wheel.ts'

const costs: WheelItem = {
  id: 'kostnader',
  council: 'nuit',
  title: 'Samlet oversikt',
  type: 'drofting',
  month: 2,
  owner: 'Eier',
}
const roadmap: WheelItem = { id: 'veikart', council: 'nuit', title: 'Veikart', type: 'drofting', month: 1 }

test('issue 3, item 4: the annual wheel drafts the recurring cases of a year, once', () => {
  const drafts = wheelDrafts([costs, roadmap], 2027, [])
  assert.deepEqual(
    drafts.map(({ title, owner, wheel, year, state, number }) => [title, owner, wheel, year, state, number]),
    [
      ['Veikart', undefined, 'veikart', 2027, 'draft', 0],
      ['Samlet oversikt', 'Eier', 'kostnader', 2027, 'draft', 0],
    ],
  )
  assert.deepEqual(wheelDrafts([costs, roadmap], 2027, drafts), [])
  const numbered = drafts.map((each) => ({ ...each, id: 'nuit/2027/1', number: 1, state: 'treated' as const }))
  assert.deepEqual(wheelDrafts([costs, roadmap], 2027, numbered), [])
  assert.equal(wheelDrafts([costs, roadmap], 2028, drafts).length, 2)
})

test('issue 3, item 4: two clerks at once make the same drafts, so that one of them is refused', () => {
  const ids = () => wheelDrafts([costs, roadmap], 2027, []).map(({ id }) => id)
  assert.deepEqual(ids(), ids())
  assert.equal(new Set([...ids(), ...wheelDrafts([costs, roadmap], 2028, []).map(({ id }) => id)]).size, 4)
})

test('issue 3, item 4: a recurring case is for the first meeting in its month or after that is still being planned', () => {
  const on = (date: string, changes = {}) => ({ ...aMeeting('nuit'), id: `nuit/${date}`, date, ...changes })
  const meetings = [on('2027-05-10'), on('2027-02-11'), on('2027-01-31'), on('2027-02-01', { state: 'cancelled' })]
  assert.deepEqual(
    wheelOf([costs, roadmap], 2027, [], meetings).map(({ item, meeting }) => [item.id, meeting?.id]),
    [
      ['veikart', 'nuit/2027-01-31'],
      ['kostnader', 'nuit/2027-02-11'],
    ],
  )
  assert.equal(wheelOf([costs], 2026, [], meetings)[0]?.meeting, undefined)
})

test('issue 3, item 4: an item has a title and a month', () => {
  assert.equal(requireWheelItem(costs), costs)
  assert.throws(() => requireWheelItem({ ...costs, title: '' }), { code: 'case-without-title' })
  for (const month of [0, 13, 1.5]) assert.throws(() => requireWheelItem({ ...costs, month }), { code: 'not-a-month' })
})
