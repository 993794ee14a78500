import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { noVectors, vectors } from '../../../test/vectors.ts'
import { Problem } from '../../kernel/problem.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { elementsOf, pathOf, type XmlElement } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import { readAddressing } from './addressing.ts'
import { readEnvelope } from './envelope.ts'
import { faultAction, type FaultCode, readFault, writeFault } from './fault.ts'
import { SOAP, SOAP_1_1 } from './names.ts'
import { writeEnvelope } from './write-envelope.ts'

const v3 = 'urn:hl7-org:v3'
const addressing = { to: 'https://fi.example/xcpd', action: 'urn:a', messageId: 'urn:uuid:1' }

/** The tree without lines and parents, neighbouring texts one. */
function shape({ name, ns, attributes, children }: XmlElement): unknown {
  return [name, ns, attributes, children.map((child) => (typeof child === 'string' ? child : shape(child)))]
}

test('WS-Addressing: what is written is read again', () => {
  const { headers } = readEnvelope(writeEnvelope({ addressing, body: element('Q', v3) }))
  assert.deepEqual(readAddressing(headers), { action: 'urn:a', messageId: 'urn:uuid:1' })
  const answer = { action: 'urn:b', messageId: 'urn:uuid:2', relatesTo: 'urn:uuid:1' }
  assert.deepEqual(
    readAddressing(readEnvelope(writeEnvelope({ addressing: answer, body: element('R', v3) })).headers),
    answer,
  )
})

test('HL7 v3 data types: the body’s namespace is its default, so xsi:type="INT" names a type of it', () => {
  const body = element('Q', v3, {}, [element('value', v3, { 'xsi:type': 'INT', value: '100' })])
  const text = Buffer.from(writeEnvelope({ addressing, body })).toString()
  assert.match(text, /<env:Body><Q [^>]*xmlns="urn:hl7-org:v3"/)
  assert.match(text, /<value xsi:type="INT"/)
})

test('exchange.md 1.3: signed elements go in byte by byte, in their order, and mean what they meant', () => {
  const signed = ['<a xmlns:x="urn:x"  x:q=\'1\' ><!-- c --></a >', '<s:b xmlns:s="urn:s">&#13;</s:b>'].map((text) =>
    Buffer.from(text),
  )
  const bytes = writeEnvelope({ addressing, body: element('Q', v3), security: signed })
  assert.ok(Buffer.from(bytes).includes(Buffer.concat(signed)))
  const security = readEnvelope(bytes).headers.find(({ name }) => name === 'Security')
  assert.deepEqual(security && elementsOf(security).map(({ name, ns }) => [name, ns]), [
    ['a', ''],
    ['b', 'urn:s'],
  ])
})

test('no text in a message can pass for a part of the envelope', () => {
  const tag = '<wsse:Security/><env:Body/>'
  const hostile = { to: tag, action: tag, messageId: tag }
  const security = [Buffer.from('<a/>')]
  const read = readEnvelope(writeEnvelope({ addressing: hostile, body: element('Q', v3, { a: tag }, [tag]), security }))
  assert.deepEqual(shape(read.body), ['Q', v3, { a: tag }, [tag]])
  assert.equal(readAddressing(read.headers).action, tag)
})

test('SOAP 1.2 5.4: faults are read as they were written, with each code and up to two subcodes', () => {
  const codes: readonly FaultCode[] = ['VersionMismatch', 'MustUnderstand', 'DataEncodingUnknown', 'Sender', 'Receiver']
  for (const code of codes) {
    for (const subcodes of [[], ['FailedAuthentication'], ['InvalidAddressingHeader', 'ActionMismatch']]) {
      const fault = { code, subcodes, reason: 'why', detail: 'some-code' }
      const bytes = writeEnvelope({
        addressing: { ...addressing, action: faultAction(fault) },
        body: writeFault(fault),
      })
      assert.deepEqual(readFault(readEnvelope(bytes).body), fault)
      const declared = [
        ...Buffer.from(bytes)
          .toString()
          .matchAll(/xmlns:(\w+)=/g),
      ].map(([, prefix]) => prefix)
      const used = [
        ...Buffer.from(bytes)
          .toString()
          .matchAll(/Value>(\w+):/g),
      ].map(([, prefix]) => prefix)
      assert.ok(
        used.every((prefix) => declared.includes(prefix)),
        'every prefix in a value is declared',
      )
    }
  }
})

test('WS-Addressing SOAP binding 6: its own faults have its own action', () => {
  assert.match(faultAction({ code: 'Sender', subcodes: ['ActionNotSupported'], reason: '' }), /addressing\/fault$/)
  assert.match(
    faultAction({ code: 'Sender', subcodes: ['FailedAuthentication'], reason: '' }),
    /addressing\/soap\/fault$/,
  )
})

test('a fault of another hand is read: other prefixes, no subcode, a foreign detail, an unknown code', () => {
  const foreign = `<S:Envelope xmlns:S="${SOAP}"><S:Body><S:Fault><S:Code><S:Value>S:Odd</S:Value></S:Code><S:Reason>
    <S:Text xml:lang="de"> Nein </S:Text></S:Reason><S:Detail><x/></S:Detail></S:Fault></S:Body></S:Envelope>`
  const fault = readFault(readEnvelope(Buffer.from(foreign)).body)
  assert.deepEqual(fault, { code: 'Receiver', subcodes: [], reason: 'Nein' })
})

test('UTF-8 alone: a declaration that comes late, or never ends, is no way around it', () => {
  const envelope = Buffer.from(writeEnvelope({ addressing, body: element('Q', v3) })).toString()
  const declaring = (declaration: string) => Buffer.from(envelope.replace(/<\?xml.*?\?>/, declaration))
  for (const declaration of [
    `<?xml version="1.0"${' '.repeat(300)}encoding="windows-1252"?>`,
    `<?xml version="1.0"${' '.repeat(2_000)}encoding="windows-1252"?>`,
    "<?xml version='1.0' encoding = 'UTF-16'?>",
  ]) {
    assert.throws(() => readEnvelope(declaring(declaration)), { code: 'soap-encoding' })
  }
  for (const declaration of [
    '',
    '<?xml version="1.0" encoding="utf-8" standalone="yes"?>',
    '\ufeff<?xml version="1.0"?>',
  ]) {
    assert.equal(readEnvelope(declaring(declaration)).body.name, 'Q')
  }
})

test('whatever the bytes are, reading them ends in an envelope or a Problem', () => {
  const valid = Buffer.from(writeEnvelope({ addressing, body: element('Q', v3), security: [Buffer.from('<a/>')] }))
  const edited = (edits: readonly (readonly [at: number, value: number])[]): Uint8Array => {
    const bytes = Uint8Array.from(valid)
    for (const [at, value] of edits) bytes[at] = value
    return bytes
  }
  const edit = fc.tuple(fc.nat(valid.length - 1), fc.integer({ min: 0, max: 255 }))
  const changed = fc.array(edit, { minLength: 1, maxLength: 4 }).map(edited)
  fc.assert(
    fc.property(fc.oneof(changed, fc.uint8Array({ maxLength: 300 })), (bytes) => {
      try {
        readAddressing(readEnvelope(bytes).headers)
      } catch (error) {
        assert.ok(error instanceof Problem, String(error))
      }
    }),
  )
})

test('texts of any kind in a body come back as they were', () => {
  const text = fc
    .string({ unit: 'grapheme' })
    .filter((each) => !/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(each))
  fc.assert(
    fc.property(text, text, (attribute, content) => {
      const body = element('Q', v3, { a: attribute }, content === '' ? [] : [content])
      assert.deepEqual(shape(readEnvelope(writeEnvelope({ addressing, body })).body), shape(body))
    }),
  )
})

test('messages of other countries: read in SOAP 1.2, refused in 1.1 and without an envelope', {
  skip: noVectors,
}, (t) => {
  const samples = vectors('ihe/xcpd', 'ihe/xca', 'ihe/xdr')
  const [soap, soap11, bare] = [SOAP, SOAP_1_1, undefined].map((ns) =>
    samples.map((each) => ({ ...each, tree: parseXml(each.bytes) })).filter(({ tree }) => envelopeOf(tree) === ns),
  )
  for (const { name, bytes } of soap ?? []) {
    const { headers, body } = readEnvelope(bytes)
    assert.match(readAddressing(headers).action ?? '', /^urn:/, name)
    assert.match(pathOf(body), /^\/Envelope\/Body\//)
  }
  for (const { name, bytes } of soap11 ?? []) assert.throws(() => readEnvelope(bytes), { code: 'soap-1.1' }, name)
  for (const { name, bytes, tree } of bare ?? []) {
    assert.throws(() => readEnvelope(bytes), { code: 'soap-envelope' }, name)
    assert.deepEqual(shape(readEnvelope(writeEnvelope({ addressing, body: tree })).body), shape(tree), name)
  }
  assert.equal((soap?.length ?? 0) + (soap11?.length ?? 0) + (bare?.length ?? 0), samples.length)
  t.diagnostic(`${soap?.length} in SOAP 1.2, ${soap11?.length} in SOAP 1.1, ${bare?.length} bodies`)
})

/** The namespace of an envelope; undefined for anything else. */
function envelopeOf({ name, ns }: XmlElement): string | undefined {
  return name === 'Envelope' ? ns : undefined
}
