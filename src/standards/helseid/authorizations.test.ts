import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearestAuthorization, roleOfAuthorizations } from './authorizations.ts'

const inOrder = ['LE', 'SP', 'JO', 'FA1', 'FA2', 'TL', 'PS', 'FT', 'VP', 'HF']

for (const [authorizations, role] of [
  [['LE'], 'doctor'],
  [['JO'], 'nurse'],
  [['JO', 'LE'], 'doctor'],
  [['FA2'], 'pharmacist'],
  [['HF'], 'health-professional'],
  [['VP'], 'health-professional'],
  [['PS'], 'health-professional'],
  [['FT'], 'health-professional'],
  [['AA'], 'health-professional'],
  [[], undefined],
] as const) {
  test(`Volven 9060: whoever is ${authorizations.join(' and ') || 'in no category'} is ${role ?? 'nobody who gives care'}`, () => {
    assert.equal(roleOfAuthorizations(authorizations), role)
  })
}

test('ATT-31: of any two categories the nearest to the role counts, whichever way the register lists them', () => {
  const ofRole: Readonly<Record<string, readonly string[]>> = {
    doctor: ['LE'],
    nurse: ['SP', 'JO'],
    pharmacist: ['FA1', 'FA2'],
    'health-professional': [],
    citizen: [],
  }
  for (const [role, own] of Object.entries(ofRole)) {
    const ranks = [...own, ...inOrder.filter((each) => !own.includes(each))]
    for (const [at, one] of ranks.entries()) {
      for (const other of ranks.slice(at)) {
        assert.equal(nearestAuthorization(role, [one, other]), one, `${role}: ${one}, ${other}`)
        assert.equal(nearestAuthorization(role, [other, one]), one, `${role}: ${other}, ${one}`)
      }
    }
  }
})

for (const [role, authorization] of [
  ['doctor', 'LE'],
  ['nurse', 'SP'],
  ['pharmacist', 'FA1'],
  ['health-professional', undefined],
  ['citizen', undefined],
] as const) {
  test(`where the issuer tells of no category, a ${role} is ${authorization ?? 'in none'}`, () => {
    assert.equal(nearestAuthorization(role, undefined), authorization)
  })
}

test('ATT-32: whoever is in no category is attested in none, and an unknown one as itself', () => {
  assert.equal(nearestAuthorization('doctor', []), undefined)
  assert.equal(nearestAuthorization('doctor', ['ZZ', 'AA']), 'AA')
})
