import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { noVectors, vectors } from '../../../test/vectors.ts'
import { Problem } from '../../kernel/problem.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { elementsOf, type XmlElement } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import { parseContentType, renderContentType } from './content-type.ts'
import { packMtom, packPlain, unpack } from './mtom.ts'
import { readParts } from './multipart.ts'
import { binaryOf, inlined, refuseDanglingIncludes, xopInclude } from './xop.ts'

const root = Buffer.from('<Envelope/>')
const contentIds = fc.stringMatching(/^[a-zA-Z0-9.+%_-]{1,20}@[a-z]{1,10}$/)
/** Bytes in which boundaries and line ends are likely. */
const bytes = fc.array(fc.constantFrom('\r', '\n', '-', '--', 'limit', '\r\n--limi', '\r\n--', '\0', 'x'), {
  maxLength: 30,
})

test('MTOM: what is packed is unpacked, byte for byte, whatever the attachments are', () => {
  const parts = fc.uniqueArray(fc.tuple(contentIds, bytes), { selector: ([id]) => id, minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(parts, (made) => {
      const attachments = new Map(
        made.map(([id, content]) => [id, Buffer.from(content.join('').replaceAll('--limit', ''))]),
      )
      const { contentType, body } = packMtom(root, attachments, 'urn:a', 'limit')
      const read = unpack(contentType, body)
      assert.ok(root.equals(read.root))
      assert.equal(read.action, 'urn:a')
      assert.deepEqual([...read.attachments.keys()], [...attachments.keys()])
      for (const [id, content] of attachments)
        assert.ok(content.equals(read.attachments.get(id) ?? Buffer.alloc(0)), id)
    }),
  )
})

test('MTOM: without attachments there is still one part, and plain is plain', () => {
  const { contentType, body } = packMtom(root, new Map(), 'urn:a', 'limit')
  assert.deepEqual(
    { ...unpack(contentType, body), root: 0 },
    { root: 0, attachments: new Map(), mtom: true, action: 'urn:a' },
  )
  const plain = packPlain(root, 'urn:a')
  assert.deepEqual(
    { ...unpack(plain.contentType, plain.body), root: 0 },
    { root: 0, attachments: new Map(), mtom: false, action: 'urn:a' },
  )
})

test('RFC 2046 5.1.1: a preamble, an epilogue, padded delimiters and empty parts are read', () => {
  const text =
    'before\r\n--limit  \t\r\nA: 1\r\n\r\none\r\n--limit\r\n\r\n\r\n--limit\r\n\r\n--limitless\r\n--limit--after\r\n--limit\r\n'
  const parts = readParts(Buffer.from(text), 'limit')
  assert.deepEqual(
    parts.map((part) => [Buffer.from(part.bytes).toString(), [...part.headers]]),
    [
      ['one', [['a', '1']]],
      ['', []],
      ['--limitless', []],
    ],
  )
})

for (const [title, text, code] of [
  ['no delimiter', 'nothing', 'mime-boundary'],
  ['lines that end in a line feed alone', '--limit\nA: 1\n\none\n--limit--', 'mime-boundary'],
  ['no end', '--limit\r\n\r\none', 'mime-truncated'],
  ['headers without an end', '--limit\r\nA: 1\r\n--limit--', 'mime-header'],
  ['a header without a name', '--limit\r\n: 1\r\n\r\none\r\n--limit--', 'mime-header'],
  ['a header twice', '--limit\r\nA: 1\r\na: 2\r\n\r\none\r\n--limit--', 'mime-header'],
  ['headers of 9 kB', `--limit\r\nA: ${'x'.repeat(9_000)}\r\n\r\none\r\n--limit--`, 'mime-header'],
  ['201 parts', `${'--limit\r\n\r\n\r\n'.repeat(201)}--limit--`, 'mime-too-many-parts'],
] as const) {
  test(`RFC 2046 5.1.1: refused for ${title}`, () => {
    assert.throws(() => readParts(Buffer.from(text), 'limit'), { code })
  })
}

test('RFC 2046 5.1.1: a boundary is of 1 to 70 characters that are allowed', () => {
  for (const boundary of ['', 'x'.repeat(71), 'a\r\nb', 'a ', 'æ']) {
    assert.throws(() => readParts(Buffer.from('--x--'), boundary), { code: 'mime-boundary' })
  }
})

test('MTOM: a transfer encoding that changes bytes is refused', () => {
  const { contentType, body } = packMtom(root, new Map([['a@b', root]]), 'urn:a', 'limit')
  const encoded = Buffer.from(body)
    .toString()
    .replace(/binary(?!.*binary)/s, 'base64')
  assert.throws(() => unpack(contentType, Buffer.from(encoded)), { code: 'mime-encoding' })
})

test('whatever bytes and types come, unpacking ends in parts or a Problem', () => {
  const valid = Buffer.from(packMtom(root, new Map([['a@b', root]]), 'urn:a', 'limit').body)
  const type = fc.oneof(
    fc.string(),
    fc.constant('multipart/related; boundary=limit'),
    fc.string().map((each) => `multipart/related; ${each}`),
  )
  const cut = fc
    .tuple(fc.nat(valid.length), fc.nat(valid.length))
    .map(([a, b]) => Buffer.concat([valid.subarray(0, a), valid.subarray(b)]))
  fc.assert(
    fc.property(type, fc.oneof(cut, fc.uint8Array({ maxLength: 200 })), (contentType, body) => {
      try {
        unpack(contentType, body)
      } catch (error) {
        assert.ok(error instanceof Problem, String(error))
      }
    }),
  )
})

test('a body of nothing but boundaries is read in a time that grows with its length', () => {
  // The thread's own time: what else the machine does is not ours.
  const started = process.threadCpuUsage().user
  assert.throws(() => readParts(Buffer.from('\r\n--limi'.repeat(2_000_000)), 'limit'), { code: 'mime-boundary' })
  assert.ok(process.threadCpuUsage().user - started < 2_000_000)
})

test('headers of nothing but white space are read in a time that grows with their length', () => {
  const part = `--limit\r\nA: a${' '.repeat(7_900)}b\r\n\r\n\r\n`
  // The thread's own time: what else the machine does is not ours.
  const started = process.threadCpuUsage().user
  assert.equal(readParts(Buffer.from(`${part.repeat(200)}--limit--`), 'limit').length, 200)
  assert.ok(process.threadCpuUsage().user - started < 1_000_000)
})

test('RFC 9110 8.3.1: content types are read as they are written, quotes and all', () => {
  const value = fc.stringMatching(/^[ !#-[\]-~"\\]{0,20}$/)
  fc.assert(
    fc.property(value, value, (boundary, action) => {
      const { type, parameters } = parseContentType(renderContentType('multipart/related', { boundary, action }))
      assert.deepEqual(
        [type, parameters.get('boundary'), parameters.get('action')],
        ['multipart/related', boundary, action],
      )
    }),
  )
})

for (const header of [
  '',
  'multipart',
  'a/b; x=1; X=2',
  'a/b; x',
  'a/b; x="1',
  'a/b, c/d',
  `a/b; x=${'y'.repeat(3_000)}`,
]) {
  test(`RFC 9110 8.3.1: refused as a content type: ${header.slice(0, 30)}`, () => {
    assert.throws(() => parseContentType(header), { code: 'content-type' })
  })
}

const holding = (...children: readonly (XmlElement | string)[]) => element('Document', 'urn:x', {}, children)

test('XOP 1.0: a binary content is the same, attached or inline', () => {
  fc.assert(
    fc.property(fc.uint8Array(), contentIds, (content, id) => {
      const attachments = new Map([[id, content]])
      const attached = holding(xopInclude(id))
      assert.ok(Buffer.from(content).equals(binaryOf(attached, attachments)))
      assert.ok(Buffer.from(content).equals(binaryOf(inlined(attached, attachments), new Map())))
    }),
  )
})

test('base64 may be broken over lines, and nothing else', () => {
  assert.deepEqual(Buffer.from(binaryOf(holding(' aGV\r\n p '), new Map())).toString(), 'hei')
  for (const text of ['aGVp=', 'aGV', 'aG?p', 'aGVp====', 'æøåa']) {
    assert.throws(() => binaryOf(holding(text), new Map()), { code: 'base64' }, text)
  }
})

test('XOP 1.0 3.2: an include stands alone in a document, points at a part, and nothing else passes', () => {
  const attachments = new Map([['a@b', root]])
  const refused = (tree: XmlElement, code: string) => {
    // Read again, so that elements know where they stand.
    const text = `<Q>${serialised(tree)}</Q>`
    assert.throws(() => refuseDanglingIncludes(parseXml(Buffer.from(text)), attachments), { code })
  }
  refused(holding(xopInclude('c@d')), 'mime-part-missing')
  refused(holding(xopInclude('a@b'), xopInclude('a@b')), 'xop-include')
  refused(holding('text', xopInclude('a@b')), 'xop-include')
  refused(element('Other', 'urn:x', {}, [xopInclude('a@b')]), 'xop-include')
  refused(holding({ ...xopInclude('a@b'), attributes: { href: 'https://evil.example/' } }), 'xop-include')
  refused(holding({ ...xopInclude('a@b'), attributes: { href: 'cid:%E0%A4%A' } }), 'xop-include')
})

function serialised({ name, ns, attributes, children }: XmlElement): string {
  const inner = children.map((child) => (typeof child === 'string' ? child : serialised(child))).join('')
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`)
  return `<${name} xmlns="${ns}"${written.join('')}>${inner}</${name}>`
}

test('documents of other countries: inline in their answers, read as bytes of XML or PDF', { skip: noVectors }, (t) => {
  const documentsIn = (tree: XmlElement): readonly XmlElement[] =>
    tree.name === 'Document' && elementsOf(tree).length === 0 ? [tree] : elementsOf(tree).flatMap(documentsIn)
  const found = vectors('ihe/xca', 'ihe/xdr').flatMap(({ name, bytes: file }) =>
    documentsIn(parseXml(file)).map((each) => ({ name, each })),
  )
  let documents = 0
  for (const { name, each } of found) {
    const content = Buffer.from(binaryOf(each, new Map()))
    if (content.length === 0) continue
    assert.match(content.subarray(0, 200).toString('utf8').trim(), /^(<|%PDF)/, name)
    documents += 1
  }
  t.diagnostic(`${documents} documents in ${found.length} places`)
})
