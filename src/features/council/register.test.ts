import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Council, Membership } from './records.ts'
import { addAlias, membershipFaults, nameOn, reactivate, rename, requireMemberships, rest } from './register.ts'

const council: Council = {
  id: 'nuit',
  level: 'portefolje',
  names: [
    { name: 'Et første råd', short: 'Første' },
    { name: 'Et gammelt råd', short: 'Gammelt', to: '2025-12-31' },
    { name: 'Et nytt råd', short: 'Nytt', from: '2026-01-01' },
  ],
  aliases: ['Nyrådet'],
  state: 'active',
}
const short = (on: string, of = council) => nameOn(of, on)?.short

test('issue 3, item 4: a council is called what it was called that day', () => {
  assert.deepEqual([short('2025-12-31'), short('2026-01-01'), short('2099-01-01')], ['Gammelt', 'Nytt', 'Nytt'])
  assert.equal(short('2026-01-01', { ...council, names: [{ name: 'X', short: 'X', from: '2027-01-01' }] }), 'X')
})

test('issue 3, item 4: a new name ends the old one the day before, which stays', () => {
  const renamed = rename(council, { name: 'Neste', short: 'Neste', from: '2027-03-01' })
  assert.deepEqual([short('2027-02-28', renamed), short('2027-03-01', renamed)], ['Nytt', 'Neste'])
  assert.equal(renamed.names.length, 4)
  assert.throws(() => rename(council, { name: 'X', short: 'X', from: '2026-01-01' }), { code: 'not-a-later-name' })
})

test('issue 3, item 4: a spelling is kept once', () => {
  assert.deepEqual(addAlias(council, 'Nye rådet').aliases, ['Nyrådet', 'Nye rådet'])
  assert.equal(addAlias(council, 'NYRÅDET'), council)
  assert.equal(addAlias(council, 'et  gammelt råd'), council)
})

test('issue 3, item 4: the preparedness body rests while another has its tasks, and is woken in a crisis, with reasons', () => {
  const resting = rest({ ...council, id: 'sodh' }, '2026-01-01', 'Rådene blir færre', 'nuit')
  assert.deepEqual([resting.state, resting.tasksWith], ['resting', 'nuit'])
  const awake = reactivate(resting, '2026-06-01', 'Pandemi')
  assert.deepEqual([awake.state, awake.tasksWith], ['active', undefined])
  assert.deepEqual(
    awake.turns?.map(({ state, reason }) => [state, reason]),
    [
      ['resting', 'Rådene blir færre'],
      ['active', 'Pandemi'],
    ],
  )
  assert.throws(() => reactivate(awake, '2026-07-01', 'Igjen'), { code: 'not-resting' })
  assert.throws(() => rest(resting, '2026-07-01', 'Igjen', 'nuit'), { code: 'not-active' })
  assert.throws(() => reactivate(resting, '2026-07-01', ' '), { code: 'no-reason' })
})

const member = (id: string, person: string, seat: string, changes: Partial<Membership> = {}): Membership => ({
  id,
  council: 'nuit',
  seat,
  person,
  organisation: 'KS',
  substitute: false,
  ...changes,
})

test('A12: a person cannot sit for two seats, nor two in one seat, at the same time', () => {
  const two = [member('1', 'Kari', 'a'), member('2', 'Kari', 'b')]
  assert.deepEqual(membershipFaults(two), [{ fault: 'person-in-two-seats', memberships: ['1', '2'] }])
  assert.throws(
    () => requireMemberships(two),
    ({ code, message }) => code === 'person-in-two-seats' && !message.includes('Kari'),
  )
  const shared = [member('1', 'Kari', 'a'), member('2', 'Ola', 'a', { from: '2026-01-01' })]
  assert.deepEqual(
    membershipFaults(shared).map(({ fault }) => fault),
    ['seat-taken-twice'],
  )
})

test('issue 3, item 4: one after the other, in two councils, or as a substitute, they can', () => {
  const first = member('1', 'Kari', 'a', { to: '2025-12-31' })
  for (const other of [
    member('2', 'Kari', 'b', { from: '2026-01-01' }),
    member('2', 'Kari', 'b', { council: 'nufa' }),
    member('2', 'Kari', 'b', { substitute: true }),
    member('2', 'Ola', 'a', { from: '2026-01-01' }),
  ]) {
    assert.deepEqual(membershipFaults([first, other]), [])
  }
})
