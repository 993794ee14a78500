import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { parseXml, parseXmlText } from './parse.ts'
import { elementsOf, pathOf, textOf } from './tree.ts'

const read = (text: string) => parseXml(Buffer.from(text))

test('Namespaces in XML 1.0: names are known by namespace, whatever the prefix', () => {
  const root = read(
    '<a xmlns="urn:one" xmlns:p="urn:two"><p:b/><b xmlns="urn:two"/><p:c xmlns:p="urn:three"/><p:d/></a>',
  )
  assert.deepEqual(
    elementsOf(root).map(({ name, ns }) => [name, ns]),
    [
      ['b', 'urn:two'],
      ['b', 'urn:two'],
      ['c', 'urn:three'],
      ['d', 'urn:two'],
    ],
  )
  assert.equal(root.ns, 'urn:one')
})

test('attributes: xsi and xml by customary prefix, other namespaces by URI, the default namespace never', () => {
  const { attributes } = read(
    '<a xmlns="urn:one" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:p="urn:two" b="1" p:b="2" i:type="CD" xml:lang="nb"/>',
  )
  assert.deepEqual(attributes, { b: '1', '{urn:two}b': '2', 'xsi:type': 'CD', 'xml:lang': 'nb' })
})

test('a prefix declared after its use in the same tag counts', () => {
  assert.deepEqual(read('<p:a p:b="1" xmlns:p="urn:two"/>').attributes, { '{urn:two}b': '1' })
})

test('a URI with line breaks is one URI', () => {
  const root = read('<r><a xmlns:p="u" xmlns:q="v"/><a xmlns:p="u&#10;xmlns:q&#10;v"><p:b/></a></r>')
  assert.equal(elementsOf(elementsOf(root)[1]!)[0]?.ns, 'u\nxmlns:q\nv')
})

test('exchange samples: an undeclared prefix in the value of xsi:type is only text', () => {
  const root = read('<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="gone:CD"/>')
  assert.equal(root.attributes['xsi:type'], 'gone:CD')
})

test('text, CDATA and character references are one text; comments and instructions are not kept', () => {
  const root = read('<a>x<!-- y --><![CDATA[<&>]]>&#229;&lt;<?p q?>z<b/></a>')
  assert.deepEqual(root.children.slice(0, -1), ['x<&>å<z'])
  assert.equal(textOf(root), 'x<&>å<z')
})

test('XML 1.0 section 2.11: line ends are line feeds', () => {
  assert.equal(textOf(read('<a>1\r\n2\r3\n4</a>')), '1\n2\n3\n4')
  assert.equal(textOf(parseXml(Buffer.from('\ufeff<a>1\r\n2\r3</a>', 'utf16le'))), '1\n2\n3')
})

test('an element knows its line, the start of its tag, and its path', () => {
  const root = read('<?xml version="1.0"?>\r\n<a\n  b="1">\n\n  <c/><c\n/></a>')
  assert.deepEqual(
    [root, ...elementsOf(root)].map((found) => [pathOf(found), found.line]),
    [
      ['/a', 2],
      ['/a/c[1]', 5],
      ['/a/c[2]', 5],
    ],
  )
})

test('XML text from inside another format starts from the namespaces given', () => {
  assert.equal(parseXmlText('<p:a><b/></p:a>', { '': 'urn:one', p: 'urn:two' }).ns, 'urn:two')
})

const accented = '<a>Gdańsk</a>'
for (const [title, bytes, expected] of [
  ['no declaration is UTF-8', Buffer.from('<a>ø</a>'), 'ø'],
  ['a UTF-8 mark', Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-8"?><a>ø</a>'), 'ø'],
  ['UTF-16 with a mark, little end first', Buffer.from('\ufeff<a>ø</a>', 'utf16le'), 'ø'],
  ['UTF-16 with a mark, big end first', Buffer.from('\ufeff<a>ø</a>', 'utf16le').swap16(), 'ø'],
  [
    'UTF-16 without a mark, little end first',
    Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a>ø</a>', 'utf16le'),
    'ø',
  ],
  ['UTF-16 without a mark, big end first', Buffer.from('<a>ø</a>', 'utf16le').swap16(), 'ø'],
  ['iso-8859-1', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>ø</a>', 'latin1'), 'ø'],
  ['iso-8859-2', declared('iso-8859-2', '<a>Gda\xf1sk</a>'), 'Gdańsk'],
  ['iso-8859-7', declared('iso-8859-7', '<a>\xe1\xe2</a>'), 'αβ'],
  ['iso-8859-15', declared('ISO-8859-15', '<a>\xa4</a>'), '€'],
  ['windows-1250', declared('windows-1250', '<a>\x8a</a>'), 'Š'],
  ['windows-1257', declared("windows-1257' standalone='yes", '<a>\xe0</a>'), 'ą'],
  ['us-ascii', declared('US-ASCII', '<a>o</a>'), 'o'],
  [
    'a UTF-8 mark against a declared iso-8859-2: the mark',
    Buffer.from(`\ufeff<?xml version="1.0" encoding="iso-8859-2"?>${accented}`),
    'Gdańsk',
  ],
  [
    'declared UTF-16 in plain bytes: UTF-8',
    Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${accented}`),
    'Gdańsk',
  ],
] as const) {
  test(`encoding: ${title}`, () => assert.equal(textOf(parseXml(bytes)), expected))
}

function declared(encoding: string, rest: string): Buffer {
  return Buffer.from(`<?xml version='1.0' encoding='${encoding}'?>${rest}`, 'latin1')
}

const secret = 'Sommerfugl'
for (const [title, text, code, line] of [
  ['an undeclared prefix on an element', `<a>\n<${secret}:b/></a>`, 'xml-undeclared-prefix', 2],
  ['an undeclared prefix on an attribute', `<a>\n<b ${secret}:c="1"/></a>`, 'xml-undeclared-prefix', 2],
  ['an attribute twice', `<a\n${secret}="1" ${secret}="2"/>`, 'xml-not-well-formed', 2],
  ['an attribute twice by namespace', '<a xmlns:p="u" xmlns:q="u"\np:b="" q:b=""/>', 'xml-not-well-formed', 2],
  ['a prefix declared away', '<a xmlns:p=""/>', 'xml-not-well-formed', 1],
  ['xml bound to another namespace', '<a xmlns:xml="urn:x"/>', 'xml-not-well-formed', 1],
  ['a name with two colons', '<a xmlns:p="u"><p:b:c/></a>', 'xml-not-well-formed', 1],
  ['a mismatched end tag', `<a>\n</${secret}>`, 'xml-not-well-formed', 2],
  ['text after the root', `<a/>\n${secret}`, 'xml-not-well-formed', 2],
  ['two roots', `<a/>\n<${secret}/>`, 'xml-not-well-formed', 2],
  ['an entity that XML does not define', `<a>\n&${secret};</a>`, 'xml-not-well-formed', 2],
  ['a reference to NUL', '<a>\n&#0;</a>', 'xml-not-well-formed', 2],
  ['a NUL byte', '<a>\n\0</a>', 'xml-not-well-formed', 2],
  ['an attribute without quotes', `<a\nb=${secret}/>`, 'xml-not-well-formed', 2],
  ['an attribute called __proto__', '<a __proto__="x"/>', 'xml-not-well-formed', 1],
  ['a document type', `<?xml version="1.0"?>\n<!-- c -->\n<!DOCTYPE ${secret}>\n<a/>`, 'xml-doctype', 3],
  ['a document type after the root', '<a/>\n<!DOCTYPE a>', 'xml-not-well-formed', 2],
  ['an unclosed element', `<a>\n<${secret}>`, 'xml-truncated', 2],
  ['an unclosed CDATA section', `<a>\n<![CDATA[${secret}`, 'xml-truncated', 2],
  ['an unclosed comment', `<a/>\n<!-- ${secret}`, 'xml-truncated', 2],
  ['only a declaration', '<?xml version="1.0"?>', 'xml-truncated', 1],
  ['an encoding nobody knows', '<?xml version="1.0" encoding="x-nobody"?><a/>', 'xml-encoding-unknown', 1],
  ['UTF-7', '<?xml version="1.0" encoding="UTF-7"?><a/>', 'xml-encoding-unknown', 1],
  ['nothing', '', 'xml-empty', undefined],
  ['white space', ' \n\t\r\n', 'xml-empty', undefined],
  ['a sentence', `${secret} er fin`, 'xml-not-xml', undefined],
  ['JSON', `{"a":"${secret}"}`, 'xml-not-xml', undefined],
  ['a web page', '\n<!doctype html><html></html>', 'xml-not-xml', 2],
] as const) {
  test(`${title} is refused as ${code}, with its line and none of its text`, () => {
    assert.throws(
      () => read(text),
      (thrown) => {
        assert.ok(thrown instanceof Problem)
        assert.deepEqual([thrown.code, thrown.place.line], [code, line])
        assert.doesNotMatch(thrown.message, new RegExp(secret))
        return true
      },
    )
  })
}

for (const [title, bytes, code, at] of [
  ['a byte that is never UTF-8', Buffer.from([...Buffer.from('<a>ø'), 0xff, 0x3c]), 'xml-encoding', 'byte 5'],
  ['an overlong slash', Buffer.from([...Buffer.from('<a>'), 0xc0, 0xaf]), 'xml-encoding', 'byte 3'],
  ['an encoded surrogate', Buffer.from([...Buffer.from('<a>'), 0xed, 0xa0, 0x80]), 'xml-encoding', 'byte 3'],
  ['iso-8859-1 that does not say so', Buffer.from('<a>\r\nsø</a>', 'latin1'), 'xml-encoding', 'byte 6'],
  ['a character cut in half at the end', Buffer.from('<a>ø').subarray(0, -1), 'xml-truncated', undefined],
  ['UTF-16 of an odd length', Buffer.from('\ufeff<a/>', 'utf16le').subarray(0, -1), 'xml-encoding', undefined],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]), 'xml-encoding-unknown', undefined],
  ['EBCDIC', Buffer.from([0x4c, 0x6f, 0xa7, 0x94, 0x93]), 'xml-encoding-unknown', undefined],
] as const) {
  test(`${title} is refused as ${code}`, () => {
    assert.throws(
      () => parseXml(bytes),
      (thrown) => {
        assert.ok(thrown instanceof Problem)
        assert.deepEqual([thrown.code, thrown.place.at], [code, at])
        return true
      },
    )
  })
}
