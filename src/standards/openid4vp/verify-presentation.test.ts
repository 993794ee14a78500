import assert from 'node:assert/strict'
import { createHmac, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { test } from 'node:test'
import { SDJwtInstance } from '@sd-jwt/core'
import { createHash, randomUUID } from 'node:crypto'
import {
  disclosure,
  type Forgery,
  holderKey,
  issuerKey,
  jwkOf,
  newEcKey,
  now,
  presentation,
  seconds,
  trust,
} from '../../../test/wallet.ts'
import { faultOf, type PresentationFault } from './refuse.ts'
import { digestOf } from './sd-jwt.ts'
import { verifyPresentation } from './verify-presentation.ts'
import { issueCredential, showCredential } from './write-credential.ts'

const faultIn = (text: string, against = trust) => {
  try {
    verifyPresentation(text, against)
    return undefined
  } catch (error) {
    return faultOf(error) ?? error
  }
}

test('RFC 9901, 7.3: a credential with its holder’s signature for us and this nonce is believed', () => {
  const { claims, status } = verifyPresentation(presentation(), trust)
  assert.equal(claims.family_name, 'Keksitty')
  assert.equal(claims.issuing_country, 'FI')
  assert.equal(status, undefined)
})

test('RFC 9901, 4.1: what is not disclosed is not known, and nothing says so', () => {
  const { claims } = verifyPresentation(presentation({ shown: [disclosure('given_name', 'Aino')] }), trust)
  assert.deepEqual(Object.keys(claims).toSorted(), ['cnf', 'exp', 'given_name', 'iat', 'iss', 'issuing_country', 'vct'])
})

const jan = disclosure('family_name', 'Keksitty')
const nested = disclosure('address', { _sd: [digestOf(disclosure('locality', 'Oulu'))] })
const element = disclosure('FI')

test('RFC 9901, 7.1: nested claims and elements of lists are disclosed in their places', () => {
  const signed = { payload: { _sd: [digestOf(nested)], nationalities: [{ '...': digestOf(element) }, { '...': 'x' }] } }
  const shown = [nested, disclosure('locality', 'Oulu'), element]
  const { claims } = verifyPresentation(presentation({ ...signed, shown }), trust)
  assert.deepEqual(claims.address, { locality: 'Oulu' })
  assert.deepEqual(claims.nationalities, ['FI'])
})

const swapPayload = (token: string, payload: object) => {
  const [header, , signature] = token.split('.')
  return [header, Buffer.from(JSON.stringify(payload)).toString('base64url'), signature].join('.')
}
const unsigned = (token: string) =>
  [Buffer.from('{"alg":"none","typ":"dc+sd-jwt","x5c":["MA=="]}').toString('base64url'), token.split('.')[1], ''].join(
    '.',
  )
const hmac = (token: string) => {
  const header = Buffer.from('{"alg":"HS256","typ":"dc+sd-jwt","x5c":["MA=="]}').toString('base64url')
  const input = `${header}.${token.split('.')[1]}`
  const secret = createPublicKey(issuerKey).export({ type: 'spki', format: 'pem' })
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
}
const twice = (token: string) => {
  const [header, payload = '', signature] = token.split('.')
  const doubled = Buffer.from(payload, 'base64url').toString().replace('{', '{"vct":"urn:eudi:pid:1",')
  return [header, Buffer.from(doubled).toString('base64url'), signature].join('.')
}
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey

const forgeries: readonly (readonly [string, Forgery, PresentationFault])[] = [
  ['an issuer’s token with alg none', { issued: unsigned }, 'credential-signature'],
  ['an issuer’s token with HS256 over the public key', { issued: hmac }, 'credential-signature'],
  ['an algorithm whose curve is not the key’s', { header: { alg: 'ES384' } }, 'credential-signature'],
  ['another issuer’s key', { issuer: newEcKey() }, 'credential-signature'],
  [
    'claims changed after signing',
    { issued: (t) => swapPayload(t, { vct: 'urn:eudi:pid:1' }) },
    'credential-signature',
  ],
  ['a claim twice in one object', { issued: twice }, 'credential-form'],
  ['bits left over in base64url', { issued: (t) => `${t}=` }, 'credential-form'],
  ['another type of token', { header: { typ: 'JWT' } }, 'credential-form'],
  ['no type of token', { header: { typ: undefined } }, 'credential-form'],
  ['an extension that must be understood', { header: { crit: ['b64'], b64: false } }, 'credential-form'],
  ['no certificate', { header: { x5c: undefined } }, 'credential-issuer'],
  [
    'a key in the header in place of a certificate',
    { header: { x5c: undefined, jwk: jwkOf(issuerKey) } },
    'credential-issuer',
  ],
  ['another type of credential', { payload: { vct: 'urn:example:library-card' } }, 'credential-type'],
  ['one that has expired', { payload: { exp: seconds - 61 } }, 'credential-expired'],
  ['one of tomorrow', { payload: { nbf: seconds + 86_400 } }, 'credential-not-yet-valid'],
  ['one issued in the future', { payload: { iat: seconds + 61 } }, 'credential-not-yet-valid'],
  ['no end', { payload: { exp: undefined } }, 'credential-form'],
  ['an end that is no number', { payload: { exp: '9999999999' } }, 'credential-form'],
  ['a disclosure that nobody signed', { shown: [jan, disclosure('given_name', 'Other')] }, 'credential-disclosures'],
  ['the same disclosure twice', { signed: [jan], shown: [jan, jan] }, 'credential-disclosures'],
  ['the same digest twice', { signed: [jan, jan], shown: [jan] }, 'credential-disclosures'],
  ['the same digest twice, undisclosed', { signed: [jan, jan], shown: [] }, 'credential-disclosures'],
  ['a disclosure in the place of a claim', { signed: [disclosure('issuing_country', 'SE')] }, 'credential-disclosures'],
  ['an end disclosed beside the end', { signed: [disclosure('exp', seconds + 9)] }, 'credential-disclosures'],
  [
    'a disclosed type',
    { payload: { vct: undefined }, signed: [disclosure('vct', 'urn:eudi:pid:1')] },
    'credential-disclosures',
  ],
  [
    'a disclosed holder key',
    { payload: { cnf: undefined }, signed: [disclosure('cnf', { jwk: jwkOf(holderKey) })] },
    'credential-disclosures',
  ],
  ['a disclosed end', { payload: { exp: undefined }, signed: [disclosure('exp', seconds + 9)] }, 'credential-form'],
  ['a disclosure named _sd', { signed: [disclosure('_sd', ['x'])] }, 'credential-disclosures'],
  ['a disclosure named ...', { signed: [disclosure('...', 'x')] }, 'credential-disclosures'],
  ['a disclosure named __proto__', { signed: [disclosure('__proto__', { admin: true })] }, 'credential-disclosures'],
  ['an element’s disclosure for a claim', { signed: [disclosure('Keksitty')] }, 'credential-disclosures'],
  ['a disclosure that is no list', { signed: [Buffer.from('{}').toString('base64url')] }, 'credential-disclosures'],
  ['digests that are no list', { payload: { _sd: 'x' }, shown: [] }, 'credential-disclosures'],
  ['a weak digest', { payload: { _sd_alg: 'md5' } }, 'credential-disclosures'],
  ['no holder', { payload: { cnf: undefined } }, 'holder-key'],
  ['a holder by address of a key', { payload: { cnf: { jku: 'https://evil.example' } } }, 'holder-key'],
  ['a private key as holder', { payload: { cnf: { jwk: holderKey.export({ format: 'jwk' }) } } }, 'holder-key'],
  ['a point that is not on the curve', { payload: { cnf: { jwk: { ...jwkOf(holderKey), x: 'AAAA' } } } }, 'holder-key'],
  ['somebody else’s key', { holder: newEcKey() }, 'holder-signature'],
  ['the issuer’s own key', { holder: issuerKey }, 'holder-signature'],
  ['a holder’s key on another curve', { holder: p384 }, 'holder-signature'],
  ['no key binding', { keyBinding: () => '' }, 'holder-signature'],
  ['key binding with alg none', { keyBinding: (t) => `${unsigned(t)}` }, 'holder-signature'],
  ['key binding of another type', { kbHeader: { typ: 'JWT' } }, 'holder-signature'],
  ['key binding for somebody else', { kb: { aud: 'x509_hash:them' } }, 'holder-audience'],
  ['key binding for two', { kb: { aud: [trust.audience, 'x509_hash:them'] } }, 'holder-audience'],
  ['key binding without an audience', { kb: { aud: undefined } }, 'holder-audience'],
  ['another nonce', { kb: { nonce: 'older' } }, 'holder-nonce'],
  ['no nonce', { kb: { nonce: undefined } }, 'holder-nonce'],
  ['key binding from before the question', { kb: { iat: seconds - 121 } }, 'holder-time'],
  ['key binding of the future', { kb: { iat: seconds + 61 } }, 'holder-time'],
  ['key binding without a time', { kb: { iat: undefined } }, 'holder-time'],
  ['key binding over something else', { kb: { sd_hash: digestOf('x~') } }, 'holder-hash'],
  ['key binding over nothing', { kb: { sd_hash: undefined } }, 'holder-hash'],
  ['a status that is no list', { payload: { status: { other: {} } } }, 'credential-status'],
  [
    'a status by negative place',
    { payload: { status: { status_list: { uri: 'https://s', idx: -1 } } } },
    'credential-status',
  ],
]

for (const [title, forgery, fault] of forgeries) {
  test(`OpenID4VP 1.0, B.3.6: refuses ${title}`, () => assert.equal(faultIn(presentation(forgery)), fault))
}

test('RFC 9901, 7.3: a disclosure added or taken away after the holder signed is refused', () => {
  const [issued, family, given, binding] = presentation().split('~')
  assert.equal(faultIn([issued, given, family, binding].join('~')), 'holder-hash')
  assert.equal(faultIn([issued, given, binding].join('~')), 'holder-hash')
})

test('a text that is nothing is refused, whatever it is', () => {
  for (const text of ['', '~', '~~', 'a.b.c', '{}', '.~.', 'a~b~c', '~'.repeat(100_000)]) {
    assert.match(String(faultIn(text)), /^(credential-form|holder-signature)$/, JSON.stringify(text.slice(0, 9)))
  }
})

test('any one letter changed anywhere is refused', () => {
  const text = presentation()
  for (let at = 0; at < text.length; at += 7) {
    const other = text[at] === 'A' ? 'B' : 'A'
    assert.notEqual(faultIn(text.slice(0, at) + other + text.slice(at + 1)), undefined, `at ${at}`)
  }
})

const digest = (data: string | ArrayBuffer) =>
  createHash('sha256')
    .update(typeof data === 'string' ? data : Buffer.from(data))
    .digest()

test('@sd-jwt/core reads what we issue and show, and we what it does', async () => {
  const order = { open: { issuing_country: 'FI' }, disclosable: { family_name: 'Keksitty', given_name: 'Aino' } }
  const times = { issuedAt: now, expires: new Date(now.getTime() + 60_000) }
  const issuer = { key: issuerKey, certificates: [Buffer.from('00', 'hex')] }
  const issued = issueCredential({ vct: trust.vct, ...order, holder: holderKey, ...times }, issuer, randomUUID)
  const showing = { claims: ['family_name'], audience: trust.audience, nonce: trust.nonce, at: now }
  const shown = showCredential(issued, showing, holderKey)
  assert.equal(verifyPresentation(shown, trust).claims.family_name, 'Keksitty')
  const checks = (key: typeof issuerKey) => async (data: string, signature: string) =>
    verify(
      'sha256',
      Buffer.from(data),
      { key: createPublicKey(key), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
  const other = new SDJwtInstance({
    hasher: digest,
    verifier: checks(issuerKey),
    kbVerifier: checks(holderKey),
    saltGenerator: () => randomUUID(),
  })
  const verified = await other.verify(shown, { currentDate: seconds, keyBindingNonce: trust.nonce })
  assert.deepEqual((verified.payload as { family_name?: string }).family_name, 'Keksitty')
  assert.equal((verified.payload as { given_name?: string }).given_name, undefined)
})
