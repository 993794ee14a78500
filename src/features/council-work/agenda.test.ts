import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AgendaItem } from '../council/index.ts'
import { endOf, lengths, moved, nextItemId, withClocks } from './agenda.ts'

const item = (id: string, minutes?: number, clock?: string): AgendaItem => ({
  id,
  kind: 'open',
  title: id,
  ...(minutes !== undefined && { minutes }),
  ...(clock !== undefined && { clock }),
})

const clocks = (agenda: readonly AgendaItem[]) => agenda.map(({ clock }) => clock)

test('clocks follow from where the meeting begins and how long each item takes', () => {
  const agenda = withClocks([item('1', 15), item('2', 90), item('3', 30)], '09:30')
  assert.deepEqual(clocks(agenda), ['09:30', '09:45', '11:15'])
  assert.equal(endOf(agenda, '09:30'), '11:45')
})

test('an imported agenda has clocks and no lengths: the clocks give the lengths', () => {
  assert.deepEqual(lengths([item('1', undefined, 'Kl. 9.00'), item('2', undefined, '09:20')], '10:00'), [20, 40])
})

test('moving an item moves the clocks, not the lengths', () => {
  const agenda = moved([item('1', 15), item('2', 60)], '2', -1)
  assert.deepEqual(clocks(withClocks(agenda, '10:00')), ['10:00', '11:00'])
})

test('the first cannot move up, the last not down, and an unknown item not at all', () => {
  const agenda = [item('1'), item('2')]
  assert.equal(moved(agenda, '1', -1), agenda)
  assert.equal(moved(agenda, '2', 1), agenda)
  assert.equal(moved(agenda, '9', 1), agenda)
})

test('a meeting without a clock has items without clocks', () => {
  assert.deepEqual(clocks(withClocks([item('1', 15, '10:00')], undefined)), [undefined])
})

test('items get ids of their own', () => assert.equal(nextItemId([item('2'), item('a7')]), '8'))
