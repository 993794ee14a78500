import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { aCertificate, certificateNow, days } from '../../../test/certificates.ts'
import { noXmlsec, xmlsecAccepts } from '../../../test/fixtures/xmlsec.ts'
import { noVectors, vectors } from '../../../test/vectors.ts'
import { Problem } from '../../kernel/problem.ts'
import { parseXml, parseXmlText } from '../../platform/xml/parse.ts'
import type { ExchangeService } from './participant.ts'
import { readSearchMask } from './read-search-mask.ts'
import { type AskedFor, readServiceMetadata } from './service-metadata.ts'
import { type ServiceStatement, writeServiceGroup, writeServiceMetadata } from './write-service-metadata.ts'

const anybody = { seal: () => {}, publisher: () => {} }
const [seal, publisher, tls] = await Promise.all([
  aCertificate('seal', 'FI', undefined),
  aCertificate('seal', 'EU', undefined),
  aCertificate('tls', 'FI', undefined),
])
const signers = { seal, publisher }
const asked: AskedFor = { country: 'FI', service: 'document-query' }

const statement: ServiceStatement = {
  ...asked,
  url: 'https://ncp.example/xca?a=1&b=2',
  certificate: tls.certificate,
  activation: days(-1),
  expiration: days(30),
  description: 'Spørring — <query>',
  technicalContact: 'ncp@example.org',
}

const mask = parseXmlText(
  '<s:searchFields xmlns:s="http://ec.europa.eu/sante/ehncp/ism"><s:country code="FI"><s:patientSearch><s:identifier type="NORMAL"><s:id domain="1.2.246.21"/></s:identifier></s:patientSearch></s:country></s:searchFields>',
)

const refused = (code: string) => (error: unknown) => error instanceof Problem && error.code === code
const changed = (bytes: Uint8Array, from: string | RegExp, to: string) => {
  const text = Buffer.from(bytes).toString()
  const now = text.replace(from, () => to)
  assert.notEqual(now, text)
  return Buffer.from(now)
}

test('OASIS BDX SMP 2.4.3: what is written and signed twice is read back, with both certificates', () => {
  const read = readServiceMetadata(writeServiceMetadata(statement, signers), asked, anybody)
  assert.deepEqual(
    {
      ...read,
      certificate: Buffer.from(read.certificate!),
      seal: Buffer.from(read.seal),
      publisher: Buffer.from(read.publisher),
    },
    {
      ...statement,
      transportProfile: 'urn:ihe:iti:2013:xca',
      certificate: Buffer.from(tls.certificate),
      seal: Buffer.from(seal.certificate),
      publisher: Buffer.from(publisher.certificate),
    },
  )
})

test('both signatures are right to the other implementation too', { skip: noXmlsec }, () => {
  assert.ok(xmlsecAccepts(signed, '/*/*[local-name()="Signature"]'))
  assert.ok(xmlsecAccepts(Buffer.from(metadata)))
})

test('MyHealth@EU ehealth-107: a search mask stands in the extension, without address or certificate', () => {
  const { url: _url, certificate: _certificate, ...rest } = statement
  const bytes = writeServiceMetadata({ ...rest, service: 'search-mask', extension: mask }, signers)
  const read = readServiceMetadata(bytes, { country: 'FI', service: 'search-mask' }, anybody)
  assert.deepEqual([read.url, read.certificate], ['', undefined])
  assert.deepEqual(readSearchMask(read.extension!, 'FI').fields[0]?.domain, '1.2.246.21')
  assert.match(Buffer.from(bytes).toString(), /urn:ehealth:ncp:fi:ism/)
})

test('issue 5, item 3: whom it is not to believe is asked before anything is read', () => {
  const bytes = writeServiceMetadata(statement, signers)
  const met: [string, string][] = []
  readServiceMetadata(bytes, asked, {
    seal: (der, country) => met.push(['seal', `${country} ${new X509Certificate(der).subject.includes('seal FI')}`]),
    publisher: (der) => met.push(['publisher', String(new X509Certificate(der).subject.includes('seal EU'))]),
  })
  assert.deepEqual(met, [
    ['publisher', 'true'],
    ['seal', 'FI true'],
  ])
  const no = () => {
    throw new Problem('forbidden', 'not-believed', 'No')
  }
  for (const trust of [
    { ...anybody, seal: no },
    { ...anybody, publisher: no },
  ]) {
    assert.throws(() => readServiceMetadata(bytes, asked, trust), refused('not-believed'))
  }
})

const signed = writeServiceMetadata(statement, signers)
const wrapped = (inside: string) =>
  Buffer.from(
    `<SignedServiceMetadata xmlns="http://docs.oasis-open.org/bdxr/ns/SMP/2016/05">${inside}</SignedServiceMetadata>`,
  )
const [metadata = ''] = /<ServiceMetadata[\s>].*<\/ServiceMetadata>/s.exec(Buffer.from(signed).toString()) ?? []

for (const [title, bytes, code] of [
  ['another address', changed(signed, 'ncp.example', 'evil.example'), 'signature-digest'],
  [
    'something beside the signature',
    changed(signed, /<\/Signature><\/Extension>/, '</Signature><x xmlns="urn:x"/></Extension>'),
    'signature-digest',
  ],
  ['no signature of the publisher', wrapped(metadata), 'metadata-structure'],
  ['no signature of the country', changed(signed, /<Extension>.*<\/Extension>/s, '<Extension/>'), 'metadata-structure'],
  ['the same metadata twice', changed(signed, metadata, `${metadata}${metadata}`), 'metadata-structure'],
  [
    'other metadata beside it',
    changed(signed, '<ServiceMetadata', '<ServiceMetadata/><ServiceMetadata'),
    'metadata-structure',
  ],
  [
    'an element of another namespace first',
    changed(signed, '<ServiceMetadata', '<x xmlns="u"/><ServiceMetadata'),
    'metadata-structure',
  ],
  [
    'a redirect',
    wrapped(
      '<ServiceMetadata><Redirect href="https://evil.example"/></ServiceMetadata><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>',
    ),
    'metadata-redirect',
  ],
  ['a page of the web', Buffer.from('<!DOCTYPE html><html></html>'), 'xml-not-xml'],
  ['an entity', Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'xml-doctype'],
  ['half of it', Buffer.from(signed.subarray(0, signed.length / 2)), 'xml-truncated'],
  ['nothing', new Uint8Array(), 'xml-empty'],
  ['two megabytes and one', Buffer.alloc(2 * 1024 * 1024 + 1, 0x20), 'xml-too-large'],
] as const) {
  test(`issue 5, bad input: service metadata with ${title} is refused: ${code}`, () =>
    assert.throws(() => readServiceMetadata(bytes, asked, anybody), refused(code)))
}

test('issue 5, item 3: metadata of another country or service than was asked for is refused', () => {
  for (const other of [
    { ...asked, country: 'SE' },
    { ...asked, service: 'document-retrieve' as const },
  ]) {
    assert.throws(() => readServiceMetadata(signed, other, anybody), refused('metadata-other'))
  }
})

test('metadata signed by the country alone for another publisher’s wrapper is the country’s word still', () => {
  const other = writeServiceMetadata({ ...statement, url: 'https://old.example' }, signers)
  const [old = ''] = /<ServiceMetadata[\s>].*<\/ServiceMetadata>/s.exec(Buffer.from(other).toString()) ?? []
  assert.throws(() => readServiceMetadata(changed(signed, metadata, old), asked, anybody), refused('signature-digest'))
})

test('issue 5, item 3: whatever is changed in signed metadata, it is refused or says the same', () => {
  // The publisher's certificate is vouched for by its pin, not by the signature made with it.
  const said = (bytes: Uint8Array) => JSON.stringify({ ...readServiceMetadata(bytes, asked, anybody), publisher: '' })
  const same = said(signed)
  const change = fc.record({
    at: fc.nat(signed.length - 1),
    kind: fc.constantFrom('replace', 'insert', 'delete'),
    text: fc.constantFrom('A', '0', ' ', '<', '"', '<!-- -->', '<x/>', '&#65;', '/'),
  })
  fc.assert(
    fc.property(change, ({ at, kind, text }) => {
      const rest = signed.subarray(kind === 'insert' ? at : at + 1)
      const other = Buffer.concat([signed.subarray(0, at), Buffer.from(kind === 'delete' ? '' : text), rest])
      try {
        assert.ok(said(other) === same)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
      }
    }),
    { numRuns: 300 },
  )
})

test('OASIS BDX SMP 2.4.1: a service group names the address of each service', () => {
  const group = parseXml(writeServiceGroup('FI', ['document-query', 'search-mask'], 'http://127.0.0.1:1'))
  assert.equal(group.name, 'ServiceGroup')
  const text = JSON.stringify(group.children, (key, value) => (key === 'parent' ? undefined : value))
  assert.match(text, /http:\/\/127\.0\.0\.1:1\/ehealth-participantid-qns%3A%3Aurn%3Aehealth%3Afi%3Ancp-idp\/services\//)
})

/** Of each real file: country, service, and what became of it. Two were signed with SHA-1. */
const real: Readonly<Record<string, readonly [string, ExchangeService, string]>> = {
  SMP_DataProvide_Signed: ['CY', 'document-submission', 'good'],
  SMP_DataQuery_Signed: ['CY', 'document-query', 'good'],
  SMP_ISM_Signed: ['CY', 'search-mask', 'good'],
  'be-res': ['BE', 'patient-identification', 'good'],
  ch: ['CH', 'search-mask', 'weak-algorithm'],
  ee: ['EE', 'search-mask', 'good'],
  es: ['ES', 'search-mask', 'good'],
  fr: ['FR', 'search-mask', 'good'],
  gr: ['GR', 'search-mask', 'good'],
  hr: ['HR', 'search-mask', 'good'],
  ie: ['IE', 'search-mask', 'good'],
  lu: ['LU', 'search-mask', 'good'],
  mt: ['MT', 'search-mask', 'weak-algorithm'],
  se: ['SE', 'search-mask', 'good'],
}
const files = vectors('smp').filter(({ name }) => !name.endsWith('-services.xml'))

for (const { name, bytes } of files) {
  const [country, service, verdict] = real[name.replace('UCY-eHealthLab__', '').replace('.xml', '')] ?? [
    '',
    'fhir',
    'unknown',
  ]
  test(`vectors/smp: ${name}: both signatures ${verdict}, certificates expired`, () => {
    const read = () => readServiceMetadata(bytes, { country, service }, anybody)
    if (verdict !== 'good') return assert.throws(read, refused(verdict))
    const found = read()
    for (const der of [found.seal, found.publisher, ...(found.certificate ? [found.certificate] : [])]) {
      assert.ok(new Date(new X509Certificate(der).validTo) < certificateNow)
    }
    if (service === 'search-mask') assert.ok(readSearchMask(found.extension!, country).fields.length > 0)
    else assert.match(found.url, /^https:\/\/ncp-ppt\.\w\w\.ehealth\.testa\.eu:9443\//)
    const cut = changed(bytes, /<ServiceDescription>[^<]/, '<ServiceDescription>X')
    assert.throws(() => readServiceMetadata(cut, { country, service }, anybody), refused('signature-digest'))
  })
}

test('vectors/smp: all of them', { skip: noVectors }, () => assert.equal(files.length, Object.keys(real).length))
