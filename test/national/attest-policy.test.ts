import assert from 'node:assert/strict'
import { test } from 'node:test'
import { criticalInformation } from '../../src/features/national-services/index.ts'
import { call, openBox, stories } from './box.ts'

const story = stories.find(({ person, privacySettings }) => !person.died && privacySettings.length === 0)!
const { number } = story.person
const headers = { 'nhn-source-system': 'Test 1', 'nhn-patient-nin': number }

for (const [attest, said, status] of [
  ['as-contract', {}, 200],
  ['as-contract', { attest: '24868600035' }, 403],
  ['required', {}, 403],
  ['required', { attest: number }, 200],
  ['not-used', {}, 200],
  ['not-used', { attest: '24868600035' }, 200],
] as const) {
  const which = 'attest' in said ? (said.attest === number ? 'one for the patient' : 'one for another') : 'none'
  test(`issue 6, item 3, with and without attest: ${attest} answers ${status} to ${which}`, async () => {
    const { needs } = await openBox([story])
    const answer = await call({ needs: { ...needs, attest } }, criticalInformation, 'allergies', { headers, said })
    assert.equal(answer.status, status)
  })
}
