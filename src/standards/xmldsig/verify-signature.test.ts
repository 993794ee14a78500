import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { below, type Resigning, resigned } from '../../../test/fixtures/resigned.ts'
import { newSigner } from '../../../test/fixtures/self-signed.ts'
import { cases } from '../../../test/seed.ts'
import { anyContent } from '../../../test/fixtures/any-xml.ts'
import { noXmlsec, xmlsecAccepts, xmlsecSigns } from '../../../test/fixtures/xmlsec.ts'
import { Problem } from '../../kernel/problem.ts'
import { parseExact } from '../../platform/xml/exact.ts'
import { element } from '../../platform/xml/write.ts'
import { signAround, signaturePlace, signEnveloped, type Signer } from './sign-enveloped.ts'
import { verifyDocumentSignature, verifyElementSignature } from './verify-signature.ts'

const saml = 'urn:oasis:names:tc:SAML:2.0:assertion'
const signer = newSigner('Signer')
const believed = () => {}

const tree = element('Assertion', saml, { ID: '_a1' }, [
  element('Issuer', saml, {}, ['urn:idp:FI:countryB']),
  signaturePlace,
  element('Subject', saml, {}, ['<Åse & "Bø">\t\r\n']),
])
const sign = (by: Signer) =>
  Buffer.from(signEnveloped(tree, by, { id: '_a1', valueNamespaces: { xs: 'urn:x' } })).toString()
const signed = sign(signer)

/** The first Assertion of a document, verified. */
function verify(text: string, check: (certificate: Uint8Array) => void = believed) {
  const document = parseExact(Buffer.from(text))
  const assertion = [document.root, ...below(document.root)].find(({ name }) => name === 'Assertion')!
  return verifyElementSignature(document, assertion, check)
}

const refusal = (code: string) => (error: unknown) =>
  error instanceof Problem && error.kind === 'forbidden' && error.code === code

test('What was signed comes back without the signature, with the certificate that signed', () => {
  const { signedBytes, certificate } = verify(signed)
  assert.match(
    Buffer.from(signedBytes).toString(),
    /^<Assertion .*countryB<\/Issuer><Subject>&lt;Åse &amp; "Bø"&gt;\t&#xD;\n<\/Subject><\/Assertion>$/s,
  )
  assert.deepEqual(certificate, Buffer.from(signer.certificate))
})

test('A document signed where it stood alone verifies inside another (exclusive canonicalisation)', () => {
  const moved = `<e:E xmlns:e="urn:e" xmlns="urn:other" xmlns:xs="urn:elsewhere" xml:lang="fi">\n<e:x ID="_2"/>${signed}</e:E>`
  assert.deepEqual(verify(moved).signedBytes, verify(signed).signedBytes)
})

for (const [title, key] of [
  ['RSA of 3072 bits', { bits: 3072 }],
  ['ECDSA on P-256', { curve: 'prime256v1' }],
  ['ECDSA on P-384', { curve: 'secp384r1' }],
] as const) {
  test(`${title} is accepted, and xmlsec1 agrees`, (t) => {
    const text = sign(newSigner('Another', key))
    assert.ok(verify(text))
    if (noXmlsec) t.diagnostic(noXmlsec)
    else assert.ok(xmlsecAccepts(Buffer.from(text)))
  })
}

for (const [title, key] of [
  ['RSA under 2048 bits', { bits: 1024 }],
  ['RSA with exponent 3', { exponent: 3 }],
  ['ECDSA on a curve that is not ours', { curve: 'secp256k1' }],
] as const) {
  test(`${title} is refused, though the signature is right`, () =>
    assert.throws(() => verify(sign(newSigner('Weak', key))), refusal('signature-key')))
}

const replaced = (from: string | RegExp, to: string, how?: Resigning) => () => {
  const edited = signed.replace(from, to)
  assert.notEqual(edited, signed, 'the edit does something')
  return how ? resigned(edited, signer, how) : edited
}
const rsa = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const sha1 = 'http://www.w3.org/2000/09/xmldsig#sha1'
const excC14n = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const anew: Resigning = {}
const [certificate] = /<X509Certificate>.*<\/X509Certificate>/.exec(signed)!
const withCertificate = (text: string) => [new RegExp(`${certificate.replaceAll('+', '\\+')}`), text] as const

for (const [title, edit, code] of [
  ['Changed text', replaced('countryB', 'countryA'), 'signature-digest'],
  ['White space added to the content', replaced('<Subject>', ' <Subject>'), 'signature-digest'],
  ['An instruction added to the content', replaced('<Subject>', '<?p?><Subject>'), 'signature-digest'],
  [
    'Another digest, right for the changed content',
    () =>
      resigned(signed.replace('countryB', 'x'), signer).replace(
        /(<SignatureValue>)[^<]*/,
        `$1${/<SignatureValue>([^<]*)/.exec(signed)![1]}`,
      ),
    'signature-value',
  ],
  ['White space added to SignedInfo', replaced('<SignedInfo>', '<SignedInfo> '), 'signature-value'],
  [
    'Another certificate of the same kind',
    replaced(
      ...withCertificate(
        `<X509Certificate>${Buffer.from(newSigner('x').certificate).toString('base64')}</X509Certificate>`,
      ),
    ),
    'signature-value',
  ],
  ['A signature that is cut short', replaced(/[^>]{4}<\/SignatureValue>/, '</SignatureValue>'), 'signature-value'],
  ['No signature', replaced(/<Signature .*<\/Signature>/, ''), 'signature-missing'],
  ['Two signatures', replaced(/(<Signature .*<\/Signature>)/, '$1$1'), 'signature-structure'],
  ['A second reference', replaced(/(<Reference .*<\/Reference>)/, '$1$1', anew), 'signature-structure'],
  ['A second SignedInfo (CVE-2025-29774)', replaced(/(<SignedInfo>.*<\/SignedInfo>)/, '$1$1'), 'signature-structure'],
  [
    'A digest before a comment in the digest (CVE-2025-29775)',
    replaced('<DigestValue>', `<DigestValue>${'A'.repeat(43)}=<!-- -->`),
    'signature-structure',
  ],
  ['An Object', replaced('</Signature>', '<Object><b/></Object></Signature>'), 'signature-structure'],
  ['Text in the signature', replaced('</Signature>', 'x</Signature>'), 'signature-structure'],
  ['An instruction in SignedInfo', replaced('<SignedInfo>', '<SignedInfo><?p?>', anew), 'signature-structure'],
  ['No KeyInfo', replaced(/<KeyInfo>.*<\/KeyInfo>/, ''), 'signature-structure'],
  ['A KeyValue beside the certificate', replaced('<KeyInfo>', '<KeyInfo><KeyValue/>'), 'signature-structure'],
  ['A KeyName', replaced('<KeyInfo>', '<KeyInfo><KeyName>x</KeyName>'), 'signature-structure'],
  [
    'A RetrievalMethod for the certificate',
    replaced(/<X509Data>.*<\/X509Data>/, '<RetrievalMethod URI="#x"/>'),
    'signature-structure',
  ],
  ['Two certificates', replaced('</X509Data>', `${certificate}</X509Data>`), 'signature-structure'],
  ['Two X509Data', replaced('</KeyInfo>', `<X509Data>${certificate}</X509Data></KeyInfo>`), 'signature-structure'],
  [
    'A CRL beside the certificate',
    replaced('</X509Data>', '<X509CRL>AAAA</X509CRL></X509Data>'),
    'signature-structure',
  ],
  [
    'An attribute nobody knows on the reference',
    replaced('<Reference ', '<Reference Type="u:x" ', anew),
    'signature-structure',
  ],
  ['A certificate that is not Base64', replaced('<X509Certificate>', '<X509Certificate>!'), 'signature-structure'],
  [
    'A certificate that is none',
    replaced(...withCertificate('<X509Certificate>AAAA</X509Certificate>')),
    'signature-key',
  ],
  [
    'A certificate as PEM inside Base64',
    replaced(
      ...withCertificate(
        `<X509Certificate>${Buffer.from(new X509Certificate(signer.certificate).toString()).toString('base64')}</X509Certificate>`,
      ),
    ),
    'signature-key',
  ],
  [
    'Octets after the certificate',
    replaced(
      ...withCertificate(
        `<X509Certificate>${Buffer.concat([signer.certificate, Buffer.from([0])]).toString('base64')}</X509Certificate>`,
      ),
    ),
    'signature-key',
  ],
  [
    'A part of another namespace',
    replaced('<DigestValue>', '<DigestValue xmlns="urn:other">', anew),
    'signature-structure',
  ],
  [
    'A certificate of another namespace',
    replaced('<X509Certificate>', '<X509Certificate xmlns="urn:other">'),
    'signature-structure',
  ],
  [
    'Something else in place of the certificate',
    replaced(/<(\/?)X509Certificate>/g, '<$1X509SubjectName>'),
    'signature-structure',
  ],
  ['An attribute on X509Data', replaced('<X509Data>', '<X509Data a="">'), 'signature-structure'],
  ['An attribute on the digest', replaced('<DigestValue>', '<DigestValue a="">', anew), 'signature-structure'],
  ['An attribute on the signature value', replaced('<SignatureValue>', '<SignatureValue a="">'), 'signature-structure'],
  [
    'An attribute of another namespace, though it is called Id',
    replaced('<SignatureValue>', '<SignatureValue xmlns:x="urn:x" x:Id="">'),
    'signature-structure',
  ],
  [
    'An attribute on a canonicalisation',
    replaced('<CanonicalizationMethod ', '<CanonicalizationMethod a="" ', anew),
    'signature-structure',
  ],
  ['An instruction inside a value', replaced(/(<SignatureValue>.{8})/, '$1<?p?>'), 'signature-structure'],
  ['An element inside a value', replaced(/(<SignatureValue>.{8})/, '$1<b/>'), 'signature-structure'],
  ['A value that is only an element', replaced(/<SignatureValue>[^<]*/, '<SignatureValue><b/>'), 'signature-structure'],
  ['No value', replaced(/<SignatureValue>[^<]*/, '<SignatureValue>'), 'signature-structure'],
  ['SHA-1 as digest', replaced('http://www.w3.org/2001/04/xmlenc#sha256', sha1, { digest: 'sha1' }), 'weak-algorithm'],
  [
    'SHA-1 as signature',
    replaced(rsa, 'http://www.w3.org/2000/09/xmldsig#rsa-sha1', { hash: 'sha1' }),
    'weak-algorithm',
  ],
  [
    'HMAC, with the certificate as the secret',
    replaced(rsa, 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256'),
    'signature-algorithm',
  ],
  [
    'A key of another kind than the method',
    replaced(rsa, 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256'),
    'signature-key',
  ],
  [
    'Canonicalisation with comments',
    replaced(`Method Algorithm="${excC14n}"`, `Method Algorithm="${excC14n}WithComments"`, anew),
    'signature-algorithm',
  ],
  [
    'A transform by XSLT',
    replaced(
      `Transform Algorithm="${excC14n}"`,
      'Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"',
      anew,
    ),
    'signature-algorithm',
  ],
  [
    'A transform by XPath in place of the enveloped one',
    replaced(
      'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
      'http://www.w3.org/TR/1999/REC-xpath-19991116',
      anew,
    ),
    'signature-algorithm',
  ],
  [
    'Three transforms',
    replaced('</Transforms>', `<Transform Algorithm="${excC14n}"/></Transforms>`, anew),
    'signature-structure',
  ],
  ['No transforms', replaced(/<Transforms>.*<\/Transforms>/, '', anew), 'signature-structure'],
  [
    'A prefix list without end',
    replaced('PrefixList="xs"', `PrefixList="${'a '.repeat(100)}"`, anew),
    'signature-structure',
  ],
  ['A reference to nothing', replaced('URI="#_a1"', 'URI="#_a2"', anew), 'signature-reference'],
  ['A reference to the whole document', replaced('URI="#_a1"', 'URI=""', anew), 'signature-reference'],
  ['A reference to a file', replaced('URI="#_a1"', 'URI="file:a"', anew), 'signature-reference'],
  ['A reference by XPointer', replaced('URI="#_a1"', `URI="#xpointer(id('_a1'))"`, anew), 'signature-reference'],
  ['A reference without URI', replaced(' URI="#_a1"', '', anew), 'signature-structure'],
  ['An element without ID', replaced(' ID="_a1"', '', anew), 'signature-reference'],
  ['An element with two IDs', replaced(' ID="_a1"', ' ID="_a1" Id="_a1"', anew), 'signature-reference'],
  ['The ID once more inside', replaced('<Subject>', '<Subject xml:id="_a1">', anew), 'signature-reference'],
  ['The ID once more outside', () => `<e><x AssertionID="_a1"/>${signed}</e>`, 'signature-reference'],
] as const) {
  test(`${title}: ${code}`, () => assert.throws(() => verify(edit()), refusal(code)))
}

test('A Signature of another namespace is none, and stands in nobody’s way', () => {
  const other = '<Signature xmlns="urn:other"/>'
  assert.ok(verify(resigned(signed.replace('<Subject>', `${other}<Subject>`), signer)))
  const foreign = signed.replace(/<Signature .*<\/Signature>/, other)
  assert.throws(() => verify(foreign), refusal('signature-missing'))
})

test('The certificate is judged before anything is computed', () => {
  const calls: Uint8Array[] = []
  const refuse = (der: Uint8Array) => {
    calls.push(der)
    throw new Problem('forbidden', 'not-believed', 'Not believed')
  }
  assert.throws(() => verify(signed.replace('countryB', 'x'), refuse), refusal('not-believed'))
  assert.deepEqual(calls, [Buffer.from(signer.certificate)])
})

test('What certificates say of themselves beside the certificate is passed over (SMP files carry it)', () => {
  assert.ok(verify(signed.replace('<X509Data>', '<X509Data><X509SubjectName>CN=Somebody else</X509SubjectName>')))
})

test('Line ends and white space in Base64 are passed over, also written as references (OpenNCP)', () => {
  assert.ok(verify(signed.replace(/(<SignatureValue>.{20})/, '$1&#xD;\n  ')))
})

test('A comment inside SignedInfo changes nothing of what is compared (CVE-2025-29775)', () => {
  assert.ok(verify(signed.replace(/(<DigestValue>.{20})/, '$1<!-- AAAA -->')))
})

test('A prefix list that names the default namespace', () => {
  const text = signed.replace('PrefixList="xs"', 'PrefixList="xs #default"')
  assert.ok(verify(resigned(text, signer, { inclusivePrefixes: ['xs', ''] })))
})

test('As many prefixes as a prefix list may have', () => {
  const text = signed.replace('PrefixList="xs"', `PrefixList="xs ${'a '.repeat(30)}a"`)
  assert.ok(verify(resigned(text, signer, { inclusivePrefixes: ['xs', 'a'] })))
})

test('Inclusive canonicalisation, and SHA-512', () => {
  const text = signed
    .replaceAll(excC14n, 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315')
    .replace(/<ec:Incl[^>]*>/, '')
    .replace('xmlenc#sha256', 'xmlenc#sha512')
    .replace('#rsa-sha256', '#rsa-sha512')
  assert.ok(verify(resigned(text, signer, { exclusive: false, digest: 'sha512', hash: 'sha512' })))
})

/** SMP: a document signed whole, wrapped, and signed whole again. */
const inner = signEnveloped(
  element('M', 'urn:smp', {}, [element('Extension', 'urn:smp', {}, [signaturePlace])]),
  signer,
  { canonicalisation: 'inclusive' },
)
const publisher = newSigner('Publisher')
const outer = Buffer.from(
  signAround({ name: 'SignedM', ns: 'urn:smp' }, [inner], publisher, { canonicalisation: 'inclusive' }),
).toString()

function verifyWrapped(text: string) {
  const document = parseExact(Buffer.from(text))
  const signatures = below(document.root).filter(({ name }) => name === 'Signature')
  const [within, around] = [
    signatures.find(({ parent }) => parent?.name === 'Extension')!,
    signatures.find(({ parent }) => parent === document.root)!,
  ]
  return [
    verifyDocumentSignature(document, below(document.root)[0]!, within, believed).certificate,
    verifyDocumentSignature(document, document.root, around, believed).certificate,
  ]
}

test('SMP: a document wrapped and signed around keeps its own signature', () => {
  assert.deepEqual(verifyWrapped(outer), [Buffer.from(signer.certificate), Buffer.from(publisher.certificate)])
  assert.deepEqual(verifyWrapped(`<!-- c -->\n${outer}`).length, 2)
})

for (const [title, edit, code] of [
  ['An instruction beside the root', `<?p?>${outer}`, 'signature-reference'],
  ['Something put beside the inner document', outer.replace('</M>', '</M><M/>'), 'signature-digest'],
  ['Something put into it', outer.replace('<Extension>', '<Extension><x/>'), 'signature-digest'],
] as const) {
  test(`SMP: ${title}: ${code}`, () => assert.throws(() => verifyWrapped(edit), refusal(code)))
}

test('xmlsec1 accepts what we sign, and we what it signs', { skip: noXmlsec }, () => {
  assert.ok(xmlsecAccepts(Buffer.from(signed)))
  assert.ok(xmlsecAccepts(inner))
  assert.ok(xmlsecAccepts(Buffer.from(outer), '/*/*[local-name()="Signature"]'))
  const template = signed
    .replace(/(<DigestValue>)[^<]*/, '$1')
    .replace(/(<SignatureValue>)[^<]*/, '$1')
    .replace(/<X509Certificate>.*<\/X509Certificate>/, '')
  const key = signer.key.export({ type: 'pkcs8', format: 'pem' }).toString()
  const theirs = xmlsecSigns(template, key, new X509Certificate(signer.certificate).toString())
  assert.deepEqual(verify(theirs.toString()).signedBytes, verify(signed).signedBytes)
})

test('Exclusive canonicalisation of any document is what xmlsec1 makes of it', { skip: noXmlsec }, () => {
  const content = fc.sample(anyContent, 60).join('')
  const template = signed
    .replace(/(<DigestValue>)[^<]*/, '$1')
    .replace(/(<SignatureValue>)[^<]*/, '$1')
    .replace(/<X509Certificate>.*<\/X509Certificate>/, '')
    .replace('</Subject>', `</Subject>${content}`)
  const outside = `<p:o xmlns:p="urn:p" xmlns:q="urn:q" xmlns:xs="urn:s" xml:lang="fi">${template}</p:o>`
  const key = signer.key.export({ type: 'pkcs8', format: 'pem' }).toString()
  const theirs = xmlsecSigns(outside, key, new X509Certificate(signer.certificate).toString())
  assert.ok(verify(theirs.toString()))
})

test('Whatever is changed in a signed document, nothing is accepted but what was signed', () => {
  const original = Buffer.from(signed)
  const right = verify(signed).signedBytes
  const edit = fc.record({ at: fc.nat(original.length - 1), remove: fc.nat(3), put: fc.uint8Array({ maxLength: 3 }) })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      let bytes: Uint8Array = original
      for (const { at, remove, put } of edits)
        bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + remove)])
      assert.deepEqual(acceptedBytes(bytes) ?? right, right)
    }),
    cases(10_000),
  )
})

/** What is accepted of a document, or undefined when it is refused with a Problem. */
function acceptedBytes(bytes: Uint8Array): Uint8Array | undefined {
  try {
    const document = parseExact(bytes)
    return verifyElementSignature(document, document.root, believed).signedBytes
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}
