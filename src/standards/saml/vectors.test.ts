import assert from 'node:assert/strict'
import { test } from 'node:test'
import { now, trust } from '../../../test/fixtures/assertions.ts'
import { below } from '../../../test/fixtures/resigned.ts'
import { noVectors, vectors } from '../../../test/vectors.ts'
import { Problem } from '../../kernel/problem.ts'
import { type ExactElement, parseExact } from '../../platform/xml/exact.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { verifyElementSignature } from '../xmldsig/verify-signature.ts'
import { readAssertion } from './read-assertion.ts'
import { readClaims } from './read-claims.ts'
import { verifyAssertions } from './verify-assertions.ts'

const samples = new Map(vectors('saml').map(({ name, bytes }) => [name, bytes]))

/**
 * What is to be said of each: of every assertion's signature, by the code of its refusal, and of a message with it. Those
 * of Denmark were laid out anew after signing, so that their SignedInfo is no longer what was signed; those of 2010 rest
 * on SHA-1; two are templates without a signature.
 */
const verdicts: Readonly<Record<string, { readonly signatures: readonly string[]; readonly message: string }>> = {
  'Sundhedsdatastyrelsen__hcp-2.xml': { signatures: ['signature-missing'], message: 'assertion-unsigned' },
  'Sundhedsdatastyrelsen__hcp.xml': { signatures: ['signature-missing'], message: 'assertion-unsigned' },
  'Sundhedsdatastyrelsen__trc.xml': { signatures: ['signature-missing'], message: 'assertion-unsigned' },
  'Sundhedsdatastyrelsen__openncp_soap_header-2.xml': {
    signatures: ['signature-digest', 'signature-value'],
    message: 'assertion-signer-untrusted',
  },
  'Sundhedsdatastyrelsen__openncp_soap_header.xml': {
    signatures: ['signature-value', 'signature-value'],
    message: 'assertion-signer-untrusted',
  },
  'Sundhedsdatastyrelsen__openncp_soap_header_bad.xml': {
    signatures: ['signature-digest', 'signature-digest'],
    message: 'assertion-signer-untrusted',
  },
  'Sundhedsdatastyrelsen__seal-to-sts-organization-request.xml': {
    signatures: ['signature-structure'],
    message: 'assertion-wrapped',
  },
  'Sundhedsdatastyrelsen__seal-to-sts-person-request.xml': {
    signatures: ['signature-digest'],
    message: 'assertion-wrapped',
  },
  'khypponen__SignedSamlAssertion-2.xml': { signatures: ['weak-algorithm'], message: 'assertion-signature' },
  'khypponen__SignedSamlAssertion.xml': { signatures: ['weak-algorithm'], message: 'assertion-signature' },
  'ncp-docker-dev-AT__SignedSamlAssertion.xml': { signatures: ['weak-algorithm'], message: 'assertion-signature' },
}

const assertionsOf = (root: ExactElement) => [root, ...below(root)].filter(({ name }) => name === 'Assertion')

function signatureVerdicts(bytes: Uint8Array): readonly string[] {
  const document = parseExact(bytes)
  return assertionsOf(document.root).map((assertion) => {
    try {
      verifyElementSignature(document, assertion, () => {})
      return 'right'
    } catch (error) {
      assert.ok(error instanceof Problem)
      return error.code
    }
  })
}

/** A header or an assertion as a whole message; a message as it is. */
function asMessage(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes)
    .toString()
    .replace(/^<\?xml.*?\?>\s*/, '')
  const soap = 'http://www.w3.org/2003/05/soap-envelope'
  const wsse = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd'
  if (/^<soapenv:Header/.test(text)) return Buffer.from(`<e:Envelope xmlns:e="${soap}">${text}</e:Envelope>`)
  if (!/^<saml2?:Assertion/.test(text)) return bytes
  const header = `<e:Header><w:Security xmlns:w="${wsse}">${text}</w:Security></e:Header>`
  return Buffer.from(`<e:Envelope xmlns:e="${soap}">${header}</e:Envelope>`)
}

test('Every assertion beside the checkout has a verdict here', { skip: noVectors }, () => {
  assert.deepEqual([...samples.keys()].sort(), Object.keys(verdicts).sort())
})

for (const [name, { signatures, message }] of Object.entries(verdicts)) {
  test(`${name}: ${signatures.join(', ')}; as a message ${message}`, { skip: noVectors }, () => {
    const bytes = samples.get(name)!
    assert.deepEqual(signatureVerdicts(bytes), signatures)
    assert.throws(
      () => verifyAssertions(asMessage(bytes), { ...trust, sendingCountry: 'DK' }),
      (error) => error instanceof Problem && error.code === message,
    )
  })
}

test('Denmark: laid out as it was signed, both signatures hold, and each claim is read', { skip: noVectors }, () => {
  const text = Buffer.from(samples.get('Sundhedsdatastyrelsen__openncp_soap_header.xml')!).toString()
  const signedInfos = text.replaceAll(/<ds:SignedInfo>.*?<\/ds:SignedInfo>/gs, (info) =>
    info.replaceAll(/>\n\s+</g, '>\n<'),
  )
  assert.deepEqual(signatureVerdicts(Buffer.from(signedInfos)), ['right', 'right'])
  const danish = { ...trust, sendingCountry: 'DK', signer: () => ({ country: 'DK' }), needs: 'hcp+trc' } as const
  const { hcp, trc } = verifyAssertions(asMessage(Buffer.from(signedInfos)), {
    ...danish,
    now: new Date('2025-07-26T12:00:00Z'),
  })
  assert.deepEqual([hcp.role.code, hcp.facilityType, hcp.permissions.length], ['221', 'Resident Physician', 9])
  assert.equal(trc?.patient.root, '1.2.208.176.1.2')
  assert.throws(() => verifyAssertions(asMessage(Buffer.from(signedInfos)), { ...danish, now }), {
    code: 'assertion-expired',
  })
})

test('Denmark’s templates say what the profile asks, once they are filled in', { skip: noVectors }, () => {
  for (const [name, kind] of [
    ['hcp-2', 'hcp'],
    ['hcp', 'hcp'],
  ] as const) {
    const template = Buffer.from(samples.get(`Sundhedsdatastyrelsen__${name}.xml`)!).toString()
    const filled = template
      .replaceAll(/\{\{[a-z-]*id\}\}/g, '_1')
      .replaceAll(/\{\{[a-z-]+\}\}/g, '2026-03-20T10:00:00Z')
    const claims = readClaims[kind](readAssertion(parseXml(Buffer.from(filled))))
    assert.equal(claims.issuerCountry, 'DK')
  }
})
