import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonKey } from '../access-log/index.ts'
import type { Caller } from './caller.ts'
import { signedInOf } from './signed-in-caller.ts'

const parent = '237101901'
const child = '237101902'

function signedIn(person: { readonly authorizations: readonly string[]; readonly orgnrChild?: string }) {
  const said = { subject: 's', name: 'N', pid: '', assuranceLevel: 'high', securityLevel: '4', orgnrParent: parent }
  const token = { person: { ...said, ...person }, keyThumbprint: '', expires: new Date(0) }
  const caller: Caller = { kind: 'professional', client: 'vendor', scopes: new Set(), token }
  // The numbers of this test are nobody's, so no key is asked for.
  return signedInOf(caller, () => '' as PersonKey)
}

for (const [authorizations, role] of [
  [['LE'], 'doctor'],
  [['SP', 'JO'], 'nurse'],
  [['JO'], 'nurse'],
  [['FA1'], 'pharmacist'],
  [['HF'], 'health-professional'],
  [['VP'], 'health-professional'],
  [[], 'secretary'],
] as const) {
  test(`ATT-31: who is authorised as ${authorizations.join(', ') || 'nothing'} asks a source as ${role}, with the categories`, () => {
    const { role: as, authorizations: held } = signedIn({ authorizations })
    assert.deepEqual([as, held], [role, authorizations])
  })
}

test('ATT-15, ATT-18: a professional of a unit is at the unit, which is of a legal entity', () => {
  const { organisation } = signedIn({ authorizations: ['LE'], orgnrChild: child })
  assert.deepEqual([organisation?.orgNumber, organisation?.legalEntity?.orgNumber], [child, parent])
})

test('ATT-19: where there is no unit, the legal entity is all there is', () => {
  const { organisation } = signedIn({ authorizations: ['LE'] })
  assert.deepEqual(organisation, { orgNumber: parent, name: '' })
})
