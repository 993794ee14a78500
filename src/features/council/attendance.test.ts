import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Attended, attendanceFaults, quorum, requireAttendance, seatsOn } from './attendance.ts'
import type { Membership } from './records.ts'

const none: Attended = { members: [], absent: [], substitutes: [], others: [] }
const people = (...names: readonly string[]) => names.map((person) => ({ person }))

for (const [title, attended, fault] of [
  [
    'A12: a substitute for a member who is there is refused',
    { ...none, members: people('Kari'), substitutes: [{ person: 'Ola', instead: 'Kari' }] },
    'substitute-while-member-present',
  ],
  [
    'A12: a substitute for nobody on the list is refused',
    { ...none, substitutes: [{ person: 'Ola', instead: 'Per' }] },
    'substitute-for-nobody',
  ],
  [
    'A12: a substitute who does not say for whom is refused',
    { ...none, substitutes: people('Ola') },
    'substitute-for-nobody',
  ],
  [
    'A12: a member who also sits for an absent one is refused',
    { ...none, members: people('Kari'), absent: people('Per'), substitutes: [{ person: 'Kari', instead: 'Per' }] },
    'person-in-two-seats',
  ],
  [
    'A12: two substitutes in one seat are refused',
    {
      ...none,
      absent: people('Per'),
      substitutes: [
        { person: 'Ola', instead: 'Per' },
        { person: 'Eli', instead: 'Per' },
      ],
    },
    'seat-taken-twice',
  ],
  [
    'A12: one substitute for two members is refused',
    {
      ...none,
      absent: people('Per', 'Kari'),
      substitutes: [
        { person: 'Ola', instead: 'Per' },
        { person: 'Ola', instead: 'Kari' },
      ],
    },
    'person-in-two-seats',
  ],
  ['A12: nobody is there and not', { ...none, members: people('Per'), absent: people('Per') }, 'present-and-absent'],
] as const satisfies readonly (readonly [string, Attended, string])[]) {
  test(title, () => {
    assert.deepEqual(
      attendanceFaults(attended).map((each) => each.fault),
      [fault],
    )
    assert.throws(
      () => requireAttendance(attended),
      ({ code, message }) => code === fault && !/Kari|Ola|Per|Eli/.test(message),
    )
  })
}

test('A12: a substitute counts for an absent member, and the seat is filled', () => {
  const attended = {
    ...none,
    members: people('Kari'),
    absent: people('Per', 'Eli'),
    substitutes: [{ person: 'Ola', instead: 'Per' }],
  }
  assert.deepEqual(attendanceFaults(attended, ['Kari', 'Per', 'Eli']), [])
  assert.deepEqual(quorum(attended), { filled: 2, seats: 3, moreThanHalf: true })
  assert.equal(quorum({ ...attended, substitutes: [] }).moreThanHalf, false)
})

test('A12: with the list of members, each is there or not, and nobody else sits as one', () => {
  const attended = { ...none, members: people('Kari', 'Ukjent') }
  assert.deepEqual(attendanceFaults(attended, ['Kari', 'Per']), [
    { fault: 'not-a-member', person: 'Ukjent' },
    { fault: 'member-unaccounted', person: 'Per' },
  ])
})

test('A12: a seat has the member and the substitutes of the day, first and last day included', () => {
  const seat = { id: 'ks', council: 'nuit', label: 'KS' }
  const held = (person: string, changes: Partial<Membership> = {}): Membership => ({
    id: person,
    council: 'nuit',
    seat: 'ks',
    person,
    organisation: 'KS',
    substitute: false,
    ...changes,
  })
  const memberships = [
    held('Før', { to: '2026-01-31' }),
    held('Nå', { from: '2026-02-01' }),
    held('Vara', { substitute: true }),
    held('Annet råd', { council: 'nufa' }),
  ]
  const on = (day: string) => seatsOn([seat], memberships, day)[0]
  assert.equal(on('2026-01-31')?.member?.person, 'Før')
  assert.equal(on('2026-02-01')?.member?.person, 'Nå')
  assert.deepEqual(
    on('2026-02-01')?.substitutes.map(({ person }) => person),
    ['Vara'],
  )
})
