import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { helseIdClaims, readAuthorizations, readHelseIdToken } from './access-token.ts'
import { attestType } from './attest.ts'

const enh = 'urn:oid:2.16.578.1.12.4.1.4.101'

const attest = {
  type: attestType,
  practitioner: {
    identifier: { id: '24868600035', system: 'urn:oid:2.16.578.1.12.4.1.4.1' },
    legal_entity: { id: '100100673', system: enh },
    point_of_care: { id: '100100673', system: enh },
  },
  care_relationship: {
    purpose_of_use: { code: 'TREAT', system: 'urn:oid:2.16.840.1.113883.1.11.20448' },
    decision_ref: { id: 'd', user_selected: false },
  },
  patients: [],
  toa: 1_790_000_000,
}

const claims = {
  sub: 's',
  name: 'Test Person',
  exp: 1_790_000_060,
  cnf: { jkt: 'thumbprint' },
  [helseIdClaims.pid]: '24868600035',
  [helseIdClaims.assuranceLevel]: 'high',
  [helseIdClaims.securityLevel]: '4',
  [helseIdClaims.hprNumber]: '000000011',
  [helseIdClaims.hprDetails]: { approvals: [{ profession: 'LE' }, { profession: 'SP' }] },
  [helseIdClaims.orgnrParent]: '100100673',
  authorization_details: [attest],
}

test('HelseID: person, organisation, authorizations, key and attest are read', () => {
  const { type: _type, ...written } = attest
  assert.deepEqual(readHelseIdToken(claims), {
    person: {
      subject: 's',
      name: 'Test Person',
      pid: '24868600035',
      assuranceLevel: 'high',
      securityLevel: '4',
      hprNumber: '000000011',
      authorizations: ['LE', 'SP'],
      orgnrParent: '100100673',
    },
    keyThumbprint: 'thumbprint',
    expires: new Date('2026-09-21T14:14:20Z'),
    attest: written,
  })
})

for (const [title, changes, code] of [
  ['no person', { [helseIdClaims.pid]: undefined }, 'token-claims'],
  ['no level of assurance', { [helseIdClaims.assuranceLevel]: undefined }, 'token-claims'],
  ['RFC 9449: bound to no key', { cnf: undefined }, 'token-claims'],
  ['RFC 9449: bound by another means', { cnf: { 'x5t#S256': 'x' } }, 'token-claims'],
  ['authorizations in no list', { [helseIdClaims.hprDetails]: 'LE' }, 'token-claims'],
  ['details that are no list', { authorization_details: attest }, 'attest-malformed'],
  ['RFC 9396: two attests', { authorization_details: [attest, attest] }, 'attest-malformed'],
  ['an attest without time', { authorization_details: [{ ...attest, toa: undefined }] }, 'attest-malformed'],
  [
    'ATT-6: patients left out are not none',
    { authorization_details: [{ ...attest, patients: undefined }] },
    'attest-malformed',
  ],
] as const) {
  test(`${title}: ${code}, saying where and not what`, () => {
    assert.throws(
      () => readHelseIdToken({ ...claims, ...changes }),
      (error) => error instanceof Problem && error.code === code && !/24868600035/.test(error.message + error.place.at),
    )
  })
}

test('a token without attest is one of somebody without', () => {
  assert.equal(readHelseIdToken({ ...claims, authorization_details: [{ type: 'other' }] }).attest, undefined)
})

for (const [title, approvals, read] of [
  ['an authorisation', [{ profession: 'LE', authorization: { value: '1' } }], ['LE']],
  ['one that says of no kind', [{ profession: 'JO' }], ['JO']],
  ['a licence', [{ profession: 'LE', authorization: { value: '4' } }], []],
  ['a kind that is no object', [{ profession: 'LE', authorization: '1' }], []],
  [
    'one beside others that cannot be read',
    [7, {}, { profession: 7 }, { profession: ' ' }, { profession: 'SP' }],
    ['SP'],
  ],
  ['one that stands there twice', [{ profession: 'SP' }, { profession: 'SP' }], ['SP']],
  ['none', [], []],
] as const) {
  test(`HelseID, hpr_details: ${title} counts as ${read.join() || 'nothing'}`, () => {
    assert.deepEqual(readAuthorizations({ approvals }), read)
  })
}

test('HelseID, hpr_details: what has no list of approvals does not tell', () => {
  for (const details of [undefined, null, 'LE', {}, { approvals: 'LE' }]) {
    assert.equal(readAuthorizations(details), undefined)
  }
})
