import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Attest } from './attest.ts'
import { checkRegisters } from './check-registers.ts'

const [legalEntity, unit, another, unitOfAnother, notMember] = [
  '237101901',
  '213710192',
  '337101909',
  '100100673',
  '200000013',
]
const enh = (id: string) => ({ id, system: 'urn:oid:2.16.578.1.12.4.1.4.101' })
const registers = {
  isMember: (orgNumber: string) => orgNumber !== notMember,
  legalEntityOf: (each: string) => ({ [unit]: legalEntity, [unitOfAnother]: another })[each],
}

const attest = (over: { legal?: string; at?: string; patientAt?: string; decision?: string } = {}): Attest => ({
  practitioner: {
    identifier: { id: '24868600035', system: 'urn:oid:2.16.578.1.12.4.1.4.1' },
    legal_entity: enh(over.legal ?? legalEntity),
    point_of_care: enh(over.at ?? over.legal ?? unit),
  },
  care_relationship: {
    purpose_of_use: { code: 'TREAT', system: 'urn:oid:2.16.840.1.113883.1.11.20448' },
    decision_ref: { id: over.decision ?? '8f4e-11.x_y', user_selected: false },
  },
  patients: [
    {
      identifier: { id: '12894800095', system: 'urn:oid:2.16.578.1.12.4.1.4.1' },
      ...(over.patientAt === undefined ? {} : { point_of_care: enh(over.patientAt) }),
    },
  ],
  toa: 1,
})

for (const [title, over, codes] of [
  ['ATT-18: a unit of the legal entity, passes', {}, []],
  ['ATT-19: the legal entity itself, passes', { at: legalEntity }, []],
  ['ATT-18: a unit that the register does not know, passes', { at: '299999999' }, []],
  ['ATT-18: a unit of another entity', { at: unitOfAnother }, ['attest-point-of-care']],
  ['ATT-12: no member of Helsenettet', { legal: notMember }, ['attest-not-member']],
  ['ATT-46: a reference with a space', { decision: 'a b' }, ['attest-decision-reference']],
  ['ATT-46: a reference of 65 characters', { decision: 'a'.repeat(65) }, ['attest-decision-reference']],
  ['ATT-49: a patient at a unit of one’s own, passes', { patientAt: unit }, []],
  ['ATT-51: a patient treated elsewhere', { patientAt: unitOfAnother }, ['attest-patient-elsewhere']],
] as const) {
  test(codes.length === 0 ? title : `${title}: ${codes.join()}`, () => {
    assert.deepEqual(
      checkRegisters(attest(over), registers).map(({ code }) => code),
      codes,
    )
  })
}
