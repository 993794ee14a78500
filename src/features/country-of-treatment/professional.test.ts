import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SignedIn } from '../../protocols/gate/access.ts'
import { professionalRoles } from '../../standards/saml/professional-roles.ts'
import { type AttestedPerson, attestedPerson, professionalOf, signedInPerson } from './professional.ts'

const person: AttestedPerson = {
  name: 'Test Person',
  hprNumber: '9999991',
  authorization: 'LE',
  legalEntity: { orgNumber: '100100673', name: 'Storfjell kommune' },
  pointOfCare: { orgNumber: '100100674', name: 'Storfjell legevakt' },
}

for (const [authorization, code, permissions] of [
  ['LE', '221', 'PRD-006 PRD-003 PRD-005 PRD-010 PRD-016'],
  ['SP', '2221', 'PRD-006 PRD-003 PRD-005 PRD-010 PRD-016'],
  ['JO', '2222', 'PRD-006 PRD-003 PRD-005 PRD-010 PRD-016'],
  ['TL', '2261', 'PRD-006 PRD-003 PRD-005 PRD-010 PRD-016'],
  ['FA1', '2262', 'PRD-006 PRD-004 PRD-010 PPD-046'],
  ['FA2', '2262', 'PRD-006 PRD-004 PRD-010 PPD-046'],
] as const) {
  test(`Volven 9060 ${authorization} is ISCO ${code} abroad, with no more permissions than our matrix gives`, () => {
    const professional = professionalOf({ ...person, authorization })
    assert.equal(professional?.role.code, code)
    assert.ok(professionalRoles.has(code))
    assert.equal(professional.permissions.join(' '), permissions)
  })
}

test('ITI-40: organisation and point of care are those of the attest, the organisation as an OID', () => {
  const professional = professionalOf(person)
  assert.equal(professional?.organizationId, 'urn:oid:2.16.578.1.12.4.1.4.101.100100673')
  assert.equal(professional.organization, 'Storfjell kommune')
  assert.equal(professional.pointOfCare, 'Storfjell legevakt')
  assert.equal(professional.nameId, '9999991')
})

test('a profession that may not ask, a missing number and a broken organisation number ask nobody', () => {
  for (const changes of [
    { authorization: 'HF' },
    { authorization: '' },
    { hprNumber: '' },
    { legalEntity: { orgNumber: '12', name: 'x' } },
  ]) {
    assert.equal(professionalOf({ ...person, ...changes }), undefined)
  }
})

test('sign-in without authorization, number or organisation is no professional', () => {
  const doctor: SignedIn = {
    visit: 'v',
    subject: 's',
    name: 'Test Person',
    role: 'doctor',
    hprNumber: '1',
    organisation: { orgNumber: '100100673', name: 'x' },
  }
  assert.equal(signedInPerson(doctor)?.authorization, 'LE')
  const { hprNumber: _number, ...unnumbered } = doctor
  const { organisation: _organisation, ...nowhere } = doctor
  for (const each of [unnumbered, nowhere, { ...doctor, role: 'secretary' } as const]) {
    assert.equal(signedInPerson(each), undefined)
  }
})

test('ATT-8, ITI-40: of an attest, other countries are told name, HPR number, authorization and units, never who one is', () => {
  const enh = 'urn:oid:2.16.578.1.12.4.1.4.101'
  const practitioner = {
    identifier: { id: '24868600035', system: 'urn:oid:2.16.578.1.12.4.1.4.1', name: 'Test Person' },
    hpr_nr: { id: '9999991', system: 'urn:oid:2.16.578.1.12.4.1.4.4' },
    authorization: { code: 'LE', system: 'urn:oid:2.16.578.1.12.4.1.1.9060' },
    legal_entity: { id: '100100673', system: enh, name: 'Storfjell kommune' },
    point_of_care: { id: '100100674', system: enh, name: 'Storfjell legevakt' },
  }
  const attested = {
    person: {
      subject: 's',
      name: 'Test Person',
      pid: '24868600035',
      assuranceLevel: 'high',
      securityLevel: '4',
      authorizations: ['LE'],
      orgnrParent: '100100673',
    },
    keyThumbprint: 'k',
    expires: new Date(0),
    attest: {
      practitioner,
      care_relationship: {
        purpose_of_use: { code: 'TREAT', system: 'x' },
        decision_ref: { id: 'd', user_selected: true },
      },
      patients: [],
      toa: 0,
    },
  }
  assert.deepEqual(attestedPerson(attested), person)
  assert.doesNotMatch(JSON.stringify(professionalOf(attestedPerson(attested)!)), /24868600035/)
  const { hpr_nr: _left, ...outsideHpr } = practitioner
  assert.equal(attestedPerson({ ...attested, attest: { ...attested.attest, practitioner: outsideHpr } }), undefined)
})
