import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { About, Errand, Released, SignedIn } from '../../protocols/gate/access.ts'
import { decideAccess } from './decide-access.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = new Date(now.getTime() + 3_600_000)
const someone = (role: SignedIn['role'], authorizations?: readonly string[]): SignedIn => ({
  ...{ visit: 'visit-1', subject: 'subject-1', name: 'Test Testesen', role },
  ...(authorizations ? { authorizations } : {}),
  organisation: { orgNumber: '000000101', name: 'Test sykehjem' },
})
const relation = { document: 'doc-1', confirmedBy: 'subject-1', at: now, ends: later } as const
const patient = { kind: 'patient', patient: 'key', document: 'doc-1' } as const
const atHome: About = { ...patient, country: 'NO', treatment: { ...relation, purpose: 'TREATMENT' } }
const inEmergency: About = { ...atHome, treatment: { ...relation, purpose: 'EMERGENCY' }, consent: 'emergency' }

const decided = (person: SignedIn, category: Released, about: About) =>
  decideAccess({ releases: { category }, person, about }, now)
const opens = (person: SignedIn, errand: Errand) =>
  decideAccess({ releases: { errand }, person, about: { kind: 'no-one' } }, now).effect === 'permit'

const all: readonly Released[] = [
  ...(['patient-summary', 'electronic-prescription', 'electronic-dispensation'] as const),
  ...(['laboratory-results', 'discharge-report', 'national-register'] as const),
]

for (const [category, seen] of [
  ['VP', all],
  ['HF', ['patient-summary', 'electronic-prescription', 'electronic-dispensation', 'national-register']],
  ['PS', []],
  ['FT', []],
  ['TL', []],
] as const) {
  test(`Art. 11(3): of a patient of our own ${category} sees ${seen.length === 0 ? 'nothing' : seen.join(', ')}`, () => {
    const person = someone('health-professional', [category])
    const permitted = all.filter((each) => decided(person, each, atHome).effect === 'permit')
    assert.deepEqual(permitted.toSorted(), [...seen].toSorted())
    assert.equal(opens(person, 'norwegian-patient'), seen.length > 0)
  })

  test(`Art. 11(3): ${category} is no nurse: no patient of another country, no identities, no emergency`, () => {
    const person = someone('health-professional', [category])
    const { country: _, ...foreign } = atHome as Extract<About, { kind: 'patient' }>
    for (const each of ['patient-summary', 'electronic-prescription'] as const) {
      assert.equal(decided(person, each, foreign).effect, 'deny')
      assert.equal(decided(person, each, { ...foreign, country: 'FI' }).effect, 'deny')
    }
    for (const errand of ['foreign-patient', 'patient-identity'] as const) assert.equal(opens(person, errand), false)
    assert.equal(decided(person, 'patient-summary', inEmergency).effect, 'deny')
  })
}

test('Art. 8: to whoever sees it, what is not there is hidden as it is to a doctor', () => {
  const person = someone('health-professional', ['HF'])
  const absent: About = { kind: 'absent', country: 'NO' }
  assert.deepEqual(decided(person, 'patient-summary', absent), { effect: 'hide', because: 'absent' })
  assert.equal(decided(person, 'laboratory-results', absent).because, 'role-not-permitted')
})

for (const [person, because] of [
  [someone('doctor'), 'emergency-open'],
  [someone('doctor', ['LE']), 'emergency-open'],
  [someone('nurse', ['SP']), 'emergency-open'],
  [someone('nurse', ['JO']), 'emergency-open'],
  [someone('nurse', []), 'emergency-open'],
  [someone('nurse', ['VP']), 'emergency-of-others'],
  [someone('health-professional', ['VP']), 'emergency-of-others'],
  [someone('health-professional', ['HF']), 'emergency-of-others'],
  [someone('health-professional', ['PS']), 'role-not-permitted'],
  [someone('pharmacist', ['FA1']), 'role-not-permitted'],
  [someone('secretary'), 'role-not-permitted'],
  [someone('operator'), 'role-not-permitted'],
  [someone('citizen'), 'role-not-permitted'],
] as const) {
  const who = [person.role, ...(person.authorizations ?? [])].join(' ')
  test(`Art. 11(5), decision 0038: an emergency by ${who} is decided by ${because}`, () => {
    assert.equal(decided(person, 'patient-summary', inEmergency).because, because)
  })
}
