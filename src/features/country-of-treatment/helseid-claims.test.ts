import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attestedByHelseId } from './helseid-claims.ts'
import { professionalOf } from './professional.ts'

const now = new Date('2026-11-22T02:10:00Z')
const seconds = now.getTime() / 1_000

const attest = {
  type: 'nhn:tillitsrammeverk:parameters',
  toa: seconds - 60,
  practitioner: {
    authorization: { code: 'LE', system: 'urn:oid:2.16.578.1.12.4.1.1.9060' },
    legal_entity: { id: '100100673', system: 'urn:oid:2.16.578.1.12.4.1.4.101', name: 'Storfjell kommune' },
    point_of_care: { id: '100100674', system: 'urn:oid:2.16.578.1.12.4.1.4.101', name: 'Storfjell legevakt' },
  },
}
const claims = {
  name: 'Solveig Nordlys',
  'helseid://claims/identity/security_level': '4',
  'helseid://claims/hpr/hpr_number': '9999991',
  'helseid://claims/hpr/hpr_details': JSON.stringify({ approvals: [{ profession: 'SP' }, { profession: 'LE' }] }),
  authorization_details: [{ type: 'other' }, attest],
}

test('trust framework: token and attest become what other countries are told', () => {
  const professional = professionalOf(attestedByHelseId(claims, now))
  assert.deepEqual(
    [professional?.nameId, professional?.role.code, professional?.organization, professional?.pointOfCare],
    ['9999991', '221', 'Storfjell kommune', 'Storfjell legevakt'],
  )
})

const without = (name: keyof typeof claims) => ({ ...claims, [name]: undefined })
const attested = (changes: object) => ({ ...claims, authorization_details: [{ ...attest, ...changes }] })

for (const [title, code, changed] of [
  ['ATT-9: below the highest level', 'helseid-level', { ...claims, 'helseid://claims/identity/security_level': '3' }],
  ['no HPR number', 'helseid-no-hpr', without('helseid://claims/hpr/hpr_number')],
  ['no attest', 'attest-missing', without('authorization_details')],
  ['two attests', 'attest-missing', { ...claims, authorization_details: [attest, attest] }],
  ['ATT-58: an attest older than 60 minutes', 'attest-expired', attested({ toa: seconds - 3_601 })],
  ['an attest from the future', 'attest-expired', attested({ toa: seconds + 120 })],
  ['an attest without a time', 'attest-expired', attested({ toa: undefined })],
  ['ATT-32: an authorization the register does not have', 'attest-authorization', { ...claims, 'helseid://claims/hpr/hpr_details': '{"approvals":[{"profession":"SP"}]}' }], // biome-ignore format: a row
  [
    'register details that cannot be read',
    'attest-authorization',
    { ...claims, 'helseid://claims/hpr/hpr_details': '{' },
  ],
  ['ATT-15: no organisation', 'attest-organisation', attested({ practitioner: { authorization: { code: 'LE' } } })],
] as const) {
  test(`refused: ${title}`, () => {
    assert.throws(() => attestedByHelseId(changed, now), { kind: 'forbidden', code })
  })
}
