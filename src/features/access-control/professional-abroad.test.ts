import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { About, Facts, Released, SignedIn } from '../../protocols/gate/access.ts'
import { decideAccess } from './decide-access.ts'
import { mayReceive } from './professional-abroad.ts'

const now = new Date('2026-11-22T10:00:00Z')
const categories: readonly Released[] = [
  'identity',
  'patient-summary',
  'electronic-prescription',
  'electronic-dispensation',
  'medical-imaging',
  'laboratory-results',
  'discharge-report',
]

const rows: readonly (readonly [string, string | undefined, readonly Released[]])[] = [
  ['2211', undefined, ['identity', 'patient-summary', 'medical-imaging', 'laboratory-results', 'discharge-report']],
  ['2261', undefined, ['identity', 'patient-summary', 'medical-imaging', 'laboratory-results', 'discharge-report']],
  ['2221', undefined, ['identity', 'patient-summary']],
  ['2262', undefined, ['identity', 'electronic-prescription', 'electronic-dispensation']],
  ['3213', undefined, ['identity', 'electronic-prescription']],
  ['3213', '2262', ['identity', 'electronic-prescription', 'electronic-dispensation']],
  ['2264', undefined, ['identity']],
  ['44', '2211', ['identity']],
  ['44', undefined, []],
  ['44', '5', []],
  ['9999', undefined, []],
  ['', undefined, []],
]

for (const [profession, onBehalfOf, wanted] of rows) {
  test(`Art. 11(3): ISCO ${profession || '(none)'}${onBehalfOf ? ` for ${onBehalfOf}` : ''} receives ${wanted.join(', ') || 'nothing'}`, () => {
    const abroad = { country: 'FI', profession, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) }
    assert.deepEqual(new Set(categories.filter((category) => mayReceive(abroad, category))), new Set(wanted))
  })
}

const person = (profession: string): SignedIn => ({
  visit: '_assertion-1',
  subject: 'FI:hp-1',
  name: 'Test Person',
  role: 'doctor',
  abroad: { country: 'FI', profession },
})
const patient = (
  changes: { readonly confirmedBy?: string; readonly purpose?: 'EMERGENCY'; readonly ends?: Date } = {},
): About => ({
  kind: 'patient',
  patient: 'key-1',
  document: 'doc-1',
  treatment: {
    document: 'doc-1',
    confirmedBy: 'FI:hp-1',
    purpose: 'TREATMENT',
    at: now,
    ends: new Date(now.getTime() + 3_600_000),
    ...changes,
  },
})
const decide = (category: Released, about: About, profession = '2211') =>
  decideAccess({ releases: { category }, person: person(profession), about } satisfies Facts, now)

test('EHDSI-92: a doctor abroad with a treatment relation receives the summary', () => {
  assert.deepEqual(decide('patient-summary', patient()), { effect: 'permit', because: 'treated-abroad' })
})

test('issue 5, item 5: EMERGENCY from abroad gives what TREATMENT gives and no more', () => {
  assert.equal(decide('patient-summary', patient({ purpose: 'EMERGENCY' })).effect, 'permit')
  assert.equal(decide('patient-summary', { kind: 'absent' }).effect, 'hide')
  assert.equal(decide('electronic-prescription', patient({ purpose: 'EMERGENCY' })).effect, 'deny')
})

test('issue 5, item 2: a treatment relation of another, or one that ended, opens nothing', () => {
  assert.equal(decide('patient-summary', patient({ confirmedBy: 'FI:hp-2' })).effect, 'deny')
  assert.equal(decide('patient-summary', patient({ ends: now })).effect, 'deny')
})

test('EHDS Art. 8: what the person closed for other countries is hidden, before anything about treatment is told', () => {
  const closed = { ...patient({ ends: now }), withheld: true } as About
  assert.deepEqual(decide('patient-summary', closed), { effect: 'hide', because: 'withheld-abroad' })
  assert.deepEqual(decide('identity', closed), { effect: 'hide', because: 'withheld-abroad' })
})

test('ITI-55: identification needs no treatment relation, and tells nothing of somebody absent', () => {
  const { treatment: _none, ...bare } = patient() as Extract<About, { kind: 'patient' }>
  assert.deepEqual(decide('identity', bare), { effect: 'permit', because: 'identified-abroad' })
  assert.equal(decide('identity', { kind: 'absent' }).effect, 'hide')
  assert.equal(decide('patient-summary', bare).effect, 'deny')
})

test('issue 5, item 2: whatever the other side claims, a profession without a row is refused before existence is looked at', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...categories),
      fc.constantFrom('44', '5', '', '2264'),
      fc.boolean(),
      (category, profession, absent) => {
        fc.pre(!(profession === '2264' && category === 'identity'))
        const decision = decide(category, absent ? { kind: 'absent' } : patient(), profession)
        assert.deepEqual(decision, { effect: 'deny', because: 'profession-abroad-not-permitted' })
      },
    ),
  )
})

test('a professional abroad has no errand on our pages', () => {
  const facts: Facts = { releases: { errand: 'foreign-patient' }, person: person('2211'), about: { kind: 'no-one' } }
  assert.equal(decideAccess(facts, now).effect, 'deny')
})
