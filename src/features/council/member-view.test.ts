import assert from 'node:assert/strict'
import { test } from 'node:test'
import { councilsOf, forMember } from './member-view.ts'
import type { CouncilCase, Meeting, Membership } from './records.ts'
import { aCase, aMeeting } from './store.contract.ts'

const canary = 'KANARI'
const said = { id: '1', text: canary, points: [canary], internal: true, sources: [] }
const heard = { ...said, id: '2', text: 'Åpent', points: [], internal: false }
const correction = { field: 'inputs/1/text', before: canary, after: canary, reason: canary, by: 'S', at: '2026-01-01' }
const one: CouncilCase = { ...aCase('nuit', 2026, 1), inputs: [said, heard], corrections: [correction] }
const meeting: Meeting = {
  ...aMeeting('nuit'),
  agenda: [{ id: '1', kind: 'open', title: 'Dagsaktuelt', inputs: [said, heard] }],
}

test('a member reads what is internal to the councils they sit in, and of others only what is not', () => {
  for (const record of [one, meeting]) {
    assert.equal(forMember(record, new Set(['nuit'])), record)
    const seen = JSON.stringify(forMember(record, new Set(['nufa'])))
    assert(!seen.includes(canary) && seen.includes('Åpent'))
  }
})

test('a person sits where a membership of that day has their sign-in, also as a substitute', () => {
  const membership = (council: string, changes: Partial<Membership>): Membership => ({
    id: council,
    council,
    seat: 'a',
    person: 'Kari',
    organisation: 'KS',
    substitute: false,
    ...changes,
  })
  const memberships = [
    membership('nuit', { subject: 'kari' }),
    membership('nufa', { subject: 'kari', substitute: true, to: '2026-06-30' }),
    membership('strategiradet', { subject: 'ola' }),
    membership('sodh', {}),
  ]
  assert.deepEqual([...councilsOf(memberships, 'kari', '2026-06-30')], ['nuit', 'nufa'])
  assert.deepEqual([...councilsOf(memberships, 'kari', '2026-07-01')], ['nuit'])
  assert.deepEqual([...councilsOf(memberships, '', '2026-01-01')], [])
})
