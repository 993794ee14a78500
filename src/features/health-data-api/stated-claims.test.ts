import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Claims, kari, statedClaims } from '../../../test/health-data/face.ts'
import { Problem } from '../../kernel/problem.ts'
import { readStatedClaims } from './stated-claims.ts'

const now = new Date('2026-11-22T10:00:00Z')
const trust = { now, country: 'FI', community: '2.999.246' }
const clock = { now }
const at = (hours: number) => now.getTime() / 1000 + hours * 3600

function codeOf(extensions: unknown): string {
  try {
    readStatedClaims(extensions, trust)
    return 'taken'
  } catch (error) {
    assert(error instanceof Problem)
    assert.equal(error.kind, 'forbidden')
    return error.code
  }
}

/** A member of a part set to another value; undefined removes it. */
function changed(part: keyof Claims, member: string, value: unknown): unknown {
  const { [part]: before, ...others } = statedClaims({ clock }, kari)
  const { [member]: _gone, ...rest } = before ?? {}
  return { ...others, [part]: value === undefined ? rest : { ...rest, [member]: value } }
}

test('a country whose community nobody has told us of is not believed, whether it names one or none', () => {
  const unknown = { ...trust, community: undefined }
  for (const named of [undefined, '2.999.246']) {
    assert.throws(
      () => readStatedClaims(changed('ihe_iua', 'home_community_id', named), unknown),
      (error) => error instanceof Problem && error.code === 'assertion-other-country',
    )
  }
})

test('what is stated is read as the SAML assertions say it', () => {
  const { hcp, trc, ids } = readStatedClaims(statedClaims({ clock }, kari), trust)
  assert.deepEqual(
    [hcp.kind, hcp.role.code, hcp.purposeOfUse, hcp.issuerCountry, hcp.nameId, hcp.organizationId],
    ['hcp', '2211', 'TREATMENT', 'FI', 'hp-1', 'urn:oid:2.999.246.5'],
  )
  assert.deepEqual(trc?.patient, kari)
  assert.equal(trc?.hcpAssertionId, hcp.id)
  assert.equal(ids.length, 2)
})

test('identification needs no treatment relation', () => {
  assert.equal(readStatedClaims(statedClaims({ clock }), trust).trc, undefined)
})

const coded = (code: string) => [{ code }]

for (const [title, extensions, code] of [
  ['nothing', undefined, 'assertion-missing'],
  ['no object', 'hcp', 'assertion-missing'],
  ['no professional', { ehdsi_trc: {} }, 'assertion-missing'],
  ['a part that nobody knows', { ...statedClaims({ clock }), ehdsi_nok: {} }, 'assertion-kind'],
  ['a member that nobody knows', changed('ehdsi_hcp', 'admin', true), 'assertion-kind'],
  ['a role in the treatment relation', changed('ehdsi_trc', 'permissions', ['PRD-003']), 'assertion-kind'],
  ['no name', changed('ihe_iua', 'subject_name', undefined), 'assertion-attribute-missing'],
  ['an empty name', changed('ihe_iua', 'subject_name', ' '), 'assertion-attribute-missing'],
  ['a name of two lines', changed('ihe_iua', 'subject_name', 'a\nb'), 'assertion-attribute-missing'],
  ['an endless name', changed('ihe_iua', 'subject_name', 'a'.repeat(300)), 'assertion-attribute-missing'],
  ['a name that is none', changed('ihe_iua', 'subject_name', ['a']), 'assertion-attribute-missing'],
  ['no role', changed('ihe_iua', 'subject_role', undefined), 'assertion-attribute-missing'],
  [
    'two roles',
    changed('ihe_iua', 'subject_role', [...coded('2211'), ...coded('2262')]),
    'assertion-attribute-repeated',
  ],
  ['a role outside the value set', changed('ihe_iua', 'subject_role', coded('5')), 'assertion-role-unknown'],
  [
    'a role of another system',
    changed('ihe_iua', 'subject_role', [{ system: 'urn:oid:2.999', code: '2211' }]),
    'assertion-role-unknown',
  ],
  ['a clerk for nobody', changed('ihe_iua', 'subject_role', coded('44')), 'assertion-attribute-missing'],
  ['another purpose', changed('ihe_iua', 'purpose_of_use', coded('RESEARCH')), 'assertion-purpose'],
  [
    'two purposes',
    changed('ihe_iua', 'purpose_of_use', [...coded('TREATMENT'), ...coded('EMERGENCY')]),
    'assertion-attribute-repeated',
  ],
  [
    'another purpose in the treatment relation',
    changed('ehdsi_trc', 'purpose_of_use', coded('EMERGENCY')),
    'trc-other-purpose',
  ],
  [
    'a password',
    changed('ehdsi_hcp', 'authn_context', 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password'),
    'assertion-authn-context',
  ],
  ['another country', changed('ehdsi_hcp', 'issuer', 'urn:idp:SE:countryB'), 'assertion-other-country'],
  ['an issuer that is none', changed('ehdsi_hcp', 'issuer', 'https://fi.example'), 'assertion-other-country'],
  [
    'a treatment relation of another country',
    changed('ehdsi_trc', 'issuer', 'urn:initgw:SE:countryB'),
    'assertion-other-country',
  ],
  ['no permission', changed('ehdsi_hcp', 'permissions', []), 'assertion-attribute-missing'],
  ['no permission that is one', changed('ehdsi_hcp', 'permissions', ['all']), 'assertion-attribute-missing'],
  ['expired', changed('ehdsi_hcp', 'not_after', at(-0.5)), 'assertion-too-long'],
  ['longer than four hours', changed('ehdsi_hcp', 'not_after', at(4.1)), 'assertion-too-long'],
  ['a treatment relation longer than two hours', changed('ehdsi_trc', 'not_after', at(2.1)), 'assertion-too-long'],
  ['not valid yet', changed('ehdsi_hcp', 'not_before', at(0.5)), 'assertion-not-yet-valid'],
  ['a time that is a text', changed('ehdsi_hcp', 'not_after', '2026-11-22T12:00:00Z'), 'assertion-structure'],
  ['a time of the far future', changed('ehdsi_hcp', 'not_after', 1e15), 'assertion-structure'],
  ['no patient', changed('ihe_iua', 'person_id', undefined), 'trc-patient'],
  ['a patient that is no number', changed('ihe_iua', 'person_id', 'NO-EX-1'), 'trc-patient'],
  ['a patient without treatment', { ...statedClaims({ clock }, kari), ehdsi_trc: undefined }, 'trc-patient'],
  ['a treatment relation on another identity', changed('ehdsi_trc', 'hcp_id', '_other'), 'trc-other-assertion'],
  ['a treatment relation of another professional', changed('ehdsi_trc', 'name_id', 'hp-2'), 'trc-other-subject'],
  ['a treatment relation before the identity', changed('ehdsi_trc', 'issued', at(-0.1)), 'trc-before-hcp'],
] as const) {
  test(`IUA ITI-71: ${title} is ${code}, as in SAML`, () => assert.equal(codeOf(extensions), code))
}

test('exactly four hours is legal', () => {
  const { ihe_iua, ehdsi_hcp } = statedClaims({ clock })
  assert.equal(codeOf({ ihe_iua, ehdsi_hcp: { ...ehdsi_hcp, not_after: at(4) } }), 'taken')
})

test('whatever is stated is taken or refused by a code, and the problem repeats none of it', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom('ihe_iua', 'ehdsi_hcp', 'ehdsi_trc'),
      fc.string(),
      (value, part, name) => {
        const stated = statedClaims({ clock }, kari)
        codeOf(value)
        codeOf({ ...stated, [part]: value })
        for (const member of [...Object.keys(stated[part as keyof Claims] ?? {}), name]) {
          codeOf({ ...stated, [part]: { ...stated[part as keyof Claims], [member]: value } })
        }
      },
    ),
    { numRuns: 100 },
  )
})
