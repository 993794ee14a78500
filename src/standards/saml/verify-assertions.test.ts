import assert from 'node:assert/strict'
import { test } from 'node:test'
import { finland, hcp, message, nok, now, stranger, trc, trust } from '../../../test/fixtures/assertions.ts'
import { type Resigning, resigned } from '../../../test/fixtures/resigned.ts'
import { newSigner } from '../../../test/fixtures/self-signed.ts'
import { Problem } from '../../kernel/problem.ts'
import { dsig } from '../xmldsig/algorithms.ts'
import type { HcpClaims, NokClaims, TrcClaims } from '../myhealth-eu/assertion-claims.ts'
import type { AssertionTrust } from './assertion-trust.ts'
import { verifyAssertions } from './verify-assertions.ts'
import { writeHcpAssertion } from './write-hcp.ts'
import { writeNokAssertion } from './write-nok.ts'
import { writeTrcAssertion } from './write-trc.ts'

const after = (minutes: number, seconds = 0) => new Date(now.getTime() + (minutes * 60 + seconds) * 1000)

const writeHcp = (claims: Partial<HcpClaims> = {}) => writeHcpAssertion({ ...hcp, ...claims }, finland)
const writeTrc = (claims: Partial<TrcClaims> = {}) => writeTrcAssertion({ ...trc, ...claims }, finland)
const writeNok = (claims: Partial<NokClaims> = {}) => writeNokAssertion({ ...nok, ...claims }, finland)
const [identity, treatment, kin] = [writeHcp(), writeTrc(), writeNok()]

/** With something replaced, and signed again by Finland's own key. */
function edited(assertion: Uint8Array, from: string | RegExp, to: string, how?: Resigning): Uint8Array {
  const text = Buffer.from(assertion).toString()
  const edit = text.replace(from, to)
  assert.notEqual(edit, text, 'the edit does something')
  return Buffer.from(resigned(edit, finland, how))
}

const attribute = (ending: string) =>
  new RegExp(`<saml2:Attribute FriendlyName="[^"]*" Name="[^"]*${ending}".*?</saml2:Attribute>`)
const unknown = '<saml2:Attribute Name="urn:u"><saml2:AttributeValue/><saml2:AttributeValue/></saml2:Attribute>'
const session = (until: string) =>
  edited(identity, '<saml2:AuthnStatement ', `<saml2:AuthnStatement SessionNotOnOrAfter="${until}" `)
const treating: Partial<AssertionTrust> = { needs: 'hcp+trc' }
const role = (code: string) => ({ role: { code, codeSystem: '2.16.840.1.113883.2.9.6.2.7' } })

test('Identity, treatment relationship and next of kin are read back as they were written, in any order', () => {
  const { ids, ...claims } = verifyAssertions(message(kin, treatment, identity), { ...trust, ...treating })
  assert.deepEqual(claims, { hcp, trc, nok })
  assert.deepEqual(
    ids.map(({ id, notOnOrAfter }) => [id, notOnOrAfter]),
    [nok, trc, hcp].map(({ id, notOnOrAfter }) => [id, notOnOrAfter]),
  )
})

test('What a replay is told by does not change with the message around it', () => {
  const [alone] = verifyAssertions(message(identity), trust).ids
  const [together] = verifyAssertions(message(identity, treatment), trust).ids
  assert.deepEqual(alone, together)
  assert.match(alone?.digest ?? '', /^[0-9a-f]{64}$/)
})

test('A gender that is none is left out', () => {
  const read = verifyAssertions(message(identity, edited(kin, '>M<', '>X<')), trust).nok
  assert.equal(read?.nextOfKin.gender, undefined)
  for (const gender of ['F', 'UN'] as const) {
    const other = writeNok({ nextOfKin: { ...nok.nextOfKin, gender } })
    assert.equal(verifyAssertions(message(identity, other), trust).nok?.nextOfKin.gender, gender)
  }
})

test('A fault of the trust store is no verdict: it comes out as it is', () => {
  const fault = new TypeError('out of order')
  const signer = () => {
    throw fault
  }
  assert.throws(() => verifyAssertions(message(identity), { ...trust, signer }), fault)
})

type Case = readonly [title: string, assertions: () => readonly Uint8Array[], trust?: Partial<AssertionTrust>]

const accepted: readonly Case[] = [
  ['an identity alone, for identification', () => [identity]],
  ['exactly four hours', () => [writeHcp({ notBefore: hcp.issueInstant, notOnOrAfter: after(230) })]],
  ['exactly two hours of treatment', () => [identity, writeTrc({ notOnOrAfter: after(115) })]],
  ['expired by 59 seconds', () => [writeHcp({ notOnOrAfter: after(0, -59) })]],
  ['issued 60 seconds ahead of our clock', () => [writeHcp({ issueInstant: after(1), notBefore: after(1) })]],
  ['a clerk who acts for a doctor', () => [writeHcp({ ...role('44'), onBehalfOf: { code: '2211' } })]],
  [
    'the purpose EMERGENCY in both',
    () => [writeHcp({ purposeOfUse: 'EMERGENCY' }), writeTrc({ purposeOfUse: 'EMERGENCY' })],
  ],
  [
    'Greece, which MyHealth@EU calls EL',
    () => [writeHcp({ issuer: 'urn:idp:EL:countryB' })],
    { sendingCountry: 'GR', signer: () => ({ country: 'EL' }) },
  ],
  [
    'attributes nobody knows',
    () => [
      edited(
        identity,
        '<saml2:AttributeStatement>',
        '<saml2:AttributeStatement><saml2:Attribute Name="urn:unknown"><saml2:AttributeValue>1</saml2:AttributeValue></saml2:Attribute>',
      ),
    ],
  ],
  [
    'permissions by their short names',
    () => [edited(identity, /urn:oasis:names:tc:xspa:1.0:subject:hl7:permission:PRD/g, 'PRD')],
  ],
  [
    'a treatment relationship without prescription and PIN',
    () => [identity, edited(edited(treatment, attribute('prescriptionId'), ''), attribute('PinCode'), '')],
  ],
  ['both issued in the same moment', () => [identity, writeTrc({ issueInstant: hcp.issueInstant })]],
  ['a next of kin by number alone', () => [identity, edited(kin, attribute('familyname'), '')]],
  ['a next of kin by name alone', () => [identity, edited(kin, attribute('nextofkin:id'), '')]],
  [
    'an attribute nobody knows, twice',
    () => [edited(identity, '<saml2:AttributeStatement>', `<saml2:AttributeStatement>${unknown}${unknown}`)],
  ],
  ['a session that goes on', () => [session('2026-03-20T12:00:00Z')]],
  ['a session that ended 59 seconds ago', () => [session('2026-03-20T09:59:01Z')]],
  [
    'times with another zone',
    () => [edited(identity, /IssueInstant="[^"]*"/, 'IssueInstant="2026-03-20T11:50:00+02:00"')],
  ],
]

for (const [title, assertions, differing = {}] of accepted) {
  test(`Accepted: ${title}`, () =>
    assert.ok(verifyAssertions(message(...assertions()), { ...trust, ...differing }).hcp))
}

const refused: Readonly<Record<string, readonly Case[]>> = {
  'assertion-missing': [
    ['no assertion', () => []],
    ['a treatment relationship alone', () => [treatment]],
    ['a next of kin alone', () => [kin]],
  ],
  'trc-missing': [
    ['documents without a treatment relationship', () => [identity], treating],
    ['a next of kin in place of the treatment relationship', () => [identity, kin], treating],
  ],
  'assertion-unsigned': [
    [
      'an unsigned identity',
      () => [
        Buffer.from(
          Buffer.from(identity)
            .toString()
            .replace(/<Signature .*<\/Signature>/, ''),
        ),
      ],
    ],
    [
      'an unsigned treatment relationship that nobody needs',
      () => [
        identity,
        Buffer.from(
          Buffer.from(treatment)
            .toString()
            .replace(/<Signature .*<\/Signature>/, ''),
        ),
      ],
    ],
  ],
  'assertion-signature': [
    ['SHA-1', () => [edited(identity, 'xmlenc#sha256', 'xmldsig-more#sha1', { digest: 'sha1' })]],
    ['two certificates', () => [edited(identity, /(<X509Certificate>.*<\/X509Certificate>)/, '$1$1')]],
    [
      'an attribute stripped after signing',
      () => [Buffer.from(Buffer.from(identity).toString().replace(attribute('role'), ''))],
    ],
    [
      'a purpose changed after signing',
      () => [Buffer.from(Buffer.from(identity).toString().replace('code="TREATMENT"', 'code="EMERGENCY"'))],
    ],
    [
      'a patient changed after signing, though identification needs no patient',
      () => [identity, Buffer.from(Buffer.from(treatment).toString().replace('13116900216', '13116900217'))],
    ],
    [
      'xs declared anew by whoever forwards it, in another meaning',
      () => [Buffer.from(Buffer.from(identity).toString().replace('http://www.w3.org/2001/XMLSchema"', 'urn:other"'))],
    ],
    [
      'a weak key',
      () => [writeHcpAssertion(hcp, newSigner('Weak', { bits: 1024 }))],
      { signer: () => ({ country: 'FI' }) },
    ],
  ],
  'assertion-signer-untrusted': [
    ['signed by a stranger', () => [writeHcpAssertion(hcp, stranger)]],
    ['a treatment relationship by a stranger', () => [identity, writeTrcAssertion(trc, stranger)]],
  ],
  'assertion-other-country': [
    ['the signer of a third country', () => [identity], { signer: () => ({ country: 'SE' }) }],
    ['sent by a third country', () => [identity], { sendingCountry: 'SE' }],
    ['an issuer of a third country, under the right key', () => [writeHcp({ issuer: 'urn:idp:SE:countryB' })]],
    ['a treatment relationship of a third country', () => [identity, writeTrc({ issuer: 'urn:initgw:SE:countryB' })]],
    ['an issuer that names no country', () => [writeHcp({ issuer: 'urn:tiani-spirit:sts' })]],
    ['an issuer that names us as country A', () => [writeHcp({ issuer: 'urn:idp:FI:countryA' })]],
  ],
  'assertion-structure': [
    ['SAML 1.1', () => [edited(identity, 'Version="2.0"', 'Version="1.1"')]],
    ['holder of key', () => [edited(identity, 'cm:sender-vouches', 'cm:holder-of-key')]],
    ['nobody who vouches', () => [edited(identity, /<saml2:SubjectConfirmation [^>]*>/, '')]],
    [
      'bearer beside sender vouches',
      () => [
        edited(
          identity,
          '<saml2:SubjectConfirmation',
          '<saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"/><saml2:SubjectConfirmation',
        ),
      ],
    ],
    ['two subjects', () => [edited(identity, /(<saml2:Subject>.*<\/saml2:Subject>)/, '$1$1')]],
    ['two names of the subject', () => [edited(identity, /(<saml2:NameID .*<\/saml2:NameID>)/, '$1$1')]],
    ['an element inside the name', () => [edited(identity, 'aino.', 'aino.<saml2:b/>')]],
    [
      'a statement of another kind',
      () => [edited(identity, '<saml2:Subject>', '<saml2:AuthzDecisionStatement/><saml2:Subject>')],
    ],
    [
      'a second subject of another namespace',
      () => [edited(identity, '<saml2:Subject>', '<Subject xmlns="urn:x"/><saml2:Subject>')],
    ],
    ['no conditions', () => [edited(identity, /<saml2:Conditions .*<\/saml2:Conditions>/, '')]],
    ['two conditions', () => [edited(identity, /(<saml2:Conditions .*<\/saml2:Conditions>)/, '$1$1')]],
    ['a condition nobody knows', () => [edited(identity, '<saml2:AudienceR', '<saml2:OneTimeUse/><saml2:AudienceR')]],
    ['a time without a zone', () => [edited(identity, /NotOnOrAfter="[^"]*"/, 'NotOnOrAfter="2026-03-20T11:50:00"')]],
    ['no end of validity', () => [edited(identity, / NotOnOrAfter="[^"]*"/, '')]],
    [
      'two attribute statements',
      () => [edited(identity, '</saml2:AttributeStatement>', '</saml2:AttributeStatement><saml2:AttributeStatement/>')],
    ],
    ['an element nobody knows', () => [edited(identity, '<saml2:Subject>', '<x xmlns="urn:x"/><saml2:Subject>')]],
    ['markup where a name is meant', () => [edited(identity, 'Päivystys', '<b>Päivystys</b>')]],
    ['a quarter of a megabyte', () => [writeHcp({ organization: 'x'.repeat(250_000) })]],
  ],
  'assertion-kind': [
    ['no name qualifier', () => [edited(identity, / NameQualifier="[^"]*"/, '')]],
    ['the name qualifier of epSOS', () => [edited(identity, 'urn:ehdsi:assertions:hcp', 'urn:epsos:wp34:assertions')]],
    [
      'a next of kin that calls itself a treatment relationship',
      () => [identity, edited(kin, 'assertions:nok', 'assertions:trc')],
      treating,
    ],
    [
      'a treatment relationship that calls itself a next of kin',
      () => [identity, edited(treatment, 'assertions:trc', 'assertions:nok')],
    ],
    [
      'an identity that calls itself a treatment relationship',
      () => [identity, edited(writeHcp({ id: '_x' }), 'assertions:hcp', 'assertions:trc')],
      treating,
    ],
    [
      'a next of kin inside an identity',
      () => [
        edited(
          identity,
          '<saml2:AttributeStatement>',
          `<saml2:AttributeStatement>${attribute('nextofkin:id').exec(Buffer.from(kin).toString())![0]}`,
        ),
      ],
    ],
  ],
  'assertion-repeated': [
    ['two identities', () => [identity, writeHcp({ id: '_other' })]],
    ['two treatment relationships', () => [identity, treatment, writeTrc({ id: '_other' })], treating],
    ['two next of kin', () => [identity, kin, writeNok({ id: '_other' })]],
  ],
  'assertion-wrapped': [
    [
      'a second signature inside, signed by the issuer along with the rest',
      () => [
        edited(identity, '</saml2:AttributeStatement>', `<Signature xmlns="${dsig}"/></saml2:AttributeStatement>`),
      ],
    ],
    ['the same identity twice, so that its ID stands twice', () => [identity, identity]],
  ],
  'assertion-expired': [
    ['expired by 60 seconds, NotOnOrAfter being exclusive', () => [writeHcp({ notOnOrAfter: after(0, -60) })]],
    ['expired by 61 seconds', () => [writeHcp({ notOnOrAfter: after(0, -61) })]],
    ['a treatment relationship that has expired', () => [identity, writeTrc({ notOnOrAfter: after(-2) })], treating],
    ['a session that ended 60 seconds ago', () => [session('2026-03-20T09:59:00Z')]],
  ],
  'assertion-not-yet-valid': [
    ['valid in 61 seconds', () => [writeHcp({ notBefore: after(1, 1) })]],
    ['issued in 61 seconds', () => [writeHcp({ issueInstant: after(1, 1) })]],
    ['authenticated tomorrow', () => [edited(identity, /AuthnInstant="[^"]*"/, 'AuthnInstant="2026-03-21T10:00:00Z"')]],
  ],
  'assertion-too-long': [
    ['four hours and a second', () => [writeHcp({ notOnOrAfter: after(230, 1) })]],
    [
      'four hours from a later start, on an issue of last week',
      () => [writeHcp({ issueInstant: after(-7 * 24 * 60) })],
    ],
    ['a treatment relationship of two hours and a second', () => [identity, writeTrc({ notOnOrAfter: after(115, 1) })]],
    ['an end before the beginning', () => [writeHcp({ notOnOrAfter: after(-11) })]],
  ],
  'assertion-audience': [
    ['another audience', () => [edited(identity, 'audience:x-border', 'audience:national')]],
    ['no audience', () => [edited(identity, /<saml2:AudienceRestriction>.*<\/saml2:AudienceRestriction>/, '')]],
    [
      'ours in one restriction, another in the next',
      () => [
        edited(
          identity,
          '</saml2:AudienceRestriction>',
          '</saml2:AudienceRestriction><saml2:AudienceRestriction><saml2:Audience>x</saml2:Audience></saml2:AudienceRestriction>',
        ),
      ],
    ],
  ],
  'assertion-authn-context': [
    ['password', () => [writeHcp({ authnContext: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password' })]],
    ['plain smartcard', () => [writeHcp({ authnContext: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard' })]],
    [
      'an identity on a previous session',
      () => [writeHcp({ authnContext: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession' })],
    ],
    ['no statement', () => [edited(identity, /<saml2:AuthnStatement .*<\/saml2:AuthnStatement>/, '')]],
  ],
  'assertion-attribute-missing': [
    ...['subject-id', 'role', 'facility-type', 'purposeofuse', 'locality', 'permission'].map(
      (name): Case => [`no ${name}`, () => [edited(identity, attribute(name), '')]],
    ),
    ['an empty name', () => [writeHcp({ subjectName: ' ' })]],
    ['a role without a code', () => [edited(identity, /(<Role )code="[^"]*"/, '$1code=""')]],
    ['a purpose where the role is meant', () => [edited(identity, /<Role [^>]*>/, '<PurposeOfUse code="2211"/>')]],
    ['text beside the role', () => [edited(identity, '<Role ', 'x<Role ')]],
    ['a role as text', () => [edited(identity, /<Role [^>]*>/, '2211')]],
    ['a role of another namespace', () => [edited(identity, /<Role /, '<Role xmlns="urn:x" ')]],
    ['two roles in one value', () => [edited(identity, /(<Role [^>]*>)/, '$1$1')]],
    ['permissions nobody can read', () => [writeHcp({ permissions: ['all'] })]],
    ['a clerk on nobody’s behalf', () => [writeHcp(role('44'))]],
    ['a clerk on a clerk’s behalf', () => [writeHcp({ ...role('44'), onBehalfOf: { code: '44' } })]],
    ['a treatment relationship without a patient', () => [identity, edited(treatment, attribute('subject-id'), '')]],
  ],
  'assertion-attribute-repeated': [
    ['two roles', () => [edited(identity, new RegExp(`(${attribute('role').source})`), '$1$1')]],
    [
      'two purposes in one attribute',
      () => [edited(identity, /(<saml2:AttributeValue><PurposeOfUse .*?<\/saml2:AttributeValue>)/, '$1$1')],
    ],
    ['two patients', () => [identity, edited(treatment, new RegExp(`(${attribute('subject-id').source})`), '$1$1')]],
  ],
  'assertion-role-unknown': [
    ['a role that is none', () => [writeHcp(role('9999'))]],
    ['a role by beginning like one', () => [writeHcp(role('22111'))]],
    ['a role of another code system', () => [writeHcp({ role: { code: '2211', codeSystem: '1.2.3' } })]],
    ['acting for a role that is none', () => [writeHcp({ onBehalfOf: { code: '0' } })]],
  ],
  'assertion-purpose': [
    ['research', () => [edited(identity, 'code="TREATMENT"', 'code="HRESCH"')]],
    ['in small letters', () => [edited(identity, 'code="TREATMENT"', 'code="treatment"')]],
    ['a treatment relationship for research', () => [identity, edited(treatment, 'code="TREATMENT"', 'code="HRESCH"')]],
  ],
  'trc-patient': [
    ['a bare number', () => [identity, edited(treatment, /13116900216\^\^\^[^<]*/, '13116900216')]],
    [
      'an authority that is no OID',
      () => [identity, edited(treatment, '&amp;2.16.578.1.12.4.1.4.1&amp;', '&amp;NO&amp;')],
    ],
  ],
  'trc-other-subject': [
    ['of another professional', () => [identity, writeTrc({ nameId: 'another@example.fi' })], treating],
    [
      'of one who differs by a comment',
      () => [identity, writeTrc({ nameId: 'aino.esimerkki@example.fi.example.com' })],
    ],
    [
      'of the same name in another format',
      () => [identity, writeTrc({ nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' })],
    ],
  ],
  'trc-other-assertion': [
    ['on another identity assertion', () => [identity, writeTrc({ hcpAssertionId: '_another' })], treating],
    ['on none', () => [identity, edited(treatment, /<saml2:Advice>.*<\/saml2:Advice>/, '')]],
    [
      'on two',
      () => [
        identity,
        edited(treatment, '</saml2:Advice>', '<saml2:AssertionIDRef>_x</saml2:AssertionIDRef></saml2:Advice>'),
      ],
    ],
  ],
  'trc-other-purpose': [
    ['an emergency on an identity for treatment', () => [identity, writeTrc({ purposeOfUse: 'EMERGENCY' })]],
  ],
  'trc-before-hcp': [
    ['issued before the identity', () => [identity, writeTrc({ issueInstant: after(-11), notBefore: after(-11) })]],
  ],
  'nok-nobody': [
    [
      'without number and name',
      () => [identity, edited(edited(kin, attribute('nextofkin:id'), ''), attribute('familyname'), '')],
    ],
  ],
  'nok-other-subject': [['of another professional', () => [identity, writeNok({ nameId: 'another@example.fi' })]]],
  'nok-other-assertion': [
    ['on another identity assertion', () => [identity, writeNok({ hcpAssertionId: '_another' })]],
    ['on none', () => [identity, edited(kin, /<saml2:Advice>.*<\/saml2:Advice>/, '')]],
    [
      'on two',
      () => [
        identity,
        edited(kin, '</saml2:Advice>', '<saml2:AssertionIDRef>_x</saml2:AssertionIDRef></saml2:Advice>'),
      ],
    ],
  ],
  'nok-before-hcp': [['issued before the identity', () => [identity, writeNok({ issueInstant: after(-11) })]]],
}

for (const [code, cases] of Object.entries(refused)) {
  for (const [title, assertions, differing = {}] of cases) {
    test(`Refused, ${code}: ${title}`, () => {
      const envelope = message(...assertions())
      assert.throws(
        () => verifyAssertions(envelope, { ...trust, ...differing }),
        (error) => error instanceof Problem && error.kind === 'forbidden' && error.code === code,
      )
    })
  }
}
