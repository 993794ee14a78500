import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseFragment, serialiseFragment } from './fragment.ts'
import { parseXml } from './parse.ts'
import type { XmlElement, XmlNode } from './tree.ts'
import { element, serialiseXml } from './write.ts'

const v3 = 'urn:hl7-org:v3'
const pharm = 'urn:hl7-org:pharm'

/** The tree without the places it was read from. */
function content(node: XmlElement): unknown {
  const { name, ns, attributes, children } = node
  return {
    name,
    ns,
    attributes,
    children: children.map((child) => (typeof child === 'string' ? child : content(child))),
  }
}

function reread(root: XmlElement, indent?: number): XmlElement {
  return parseXml(Buffer.from(serialiseXml(root, indent === undefined ? {} : { indent })))
}

const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => !/[^\t\n\r\x20-\ufffd]/.test(value))
const name = fc.constantFrom('code', 'value', 'a-b', 'ø', '_x', 'xmlns-like')
const namespace = fc.constantFrom('', v3, pharm, 'urn:other', 'urn:with&"<>quotes')
const key = fc.constantFrom('code', 'xsi:type', 'xml:lang', `{${pharm}}x`, '{urn:other}y', `{${v3}}z`)

const { tree } = fc.letrec<{ tree: XmlElement; nodes: XmlNode[] }>((tie) => ({
  nodes: fc.array(fc.oneof({ depthSize: 'small' }, text, tie('tree'))).map(joinTexts),
  tree: fc
    .tuple(name, namespace, fc.dictionary(key, text, { noNullPrototype: true }), tie('nodes'))
    .map(([name, ns, attributes, nodes]) => element(name, ns, attributes, nodes)),
}))

function joinTexts(nodes: readonly XmlNode[]): XmlNode[] {
  const joined: XmlNode[] = []
  for (const node of nodes) {
    const before = joined.at(-1)
    if (typeof node === 'string' && typeof before === 'string') joined[joined.length - 1] = before + node
    else joined.push(node)
  }
  return joined
}

test('a tree that is written and read is the same tree', () => {
  fc.assert(fc.property(tree, (root) => assert.deepEqual(content(reread(root)), content(root))))
})

test('a fragment that is written and read is the same tree', () => {
  fc.assert(
    fc.property(tree, (root) => assert.deepEqual(content(parseFragment(serialiseFragment(root))), content(root))),
  )
})

test('XML 1.0 section 2.11 and 3.3.3: carriage returns, and breaks in attributes, survive', () => {
  const root = element('a', '', { b: 'x\r\n\ty' }, ['one\r\ntwo\rthree'])
  assert.deepEqual(content(reread(root)), content(root))
})

test('namespaces are declared once, on the root, the root namespace without a prefix', () => {
  const root = element('a', v3, { 'xsi:type': 'CD' }, [
    element('b', pharm),
    element('c', v3, {}, [element('d', pharm)]),
  ])
  assert.equal(
    serialiseXml(root, { prefixes: { [pharm]: 'pharm' } }),
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:pharm="urn:hl7-org:pharm" xmlns="urn:hl7-org:v3"' +
      ' xsi:type="CD"><pharm:b/><c><pharm:d/></c></a>\n',
  )
})

test('layout adds lines between elements and never inside text', () => {
  const root = element('a', '', {}, [element('b', '', {}, ['x ', element('i', '', {}, ['y'])]), element('c', '')])
  assert.equal(
    serialiseXml(root, { indent: 2 }),
    '<?xml version="1.0" encoding="UTF-8"?>\n<a>\n  <b>x <i>y</i></b>\n  <c/>\n</a>\n',
  )
})

test('a CDA fragment declares none of the namespaces of CDA documents', () => {
  const fragment = element('value', v3, { 'xsi:type': 'CD' }, [
    element('name', pharm),
    element('id', 'urn:epsos-org:ep:medication'),
    element('x', 'urn:elsewhere'),
  ])
  assert.equal(
    serialiseFragment(fragment),
    '<value xmlns:ns1="urn:elsewhere" xsi:type="CD"><pharm:name/><epsos:id/><ns1:x/></value>',
  )
})

for (const [title, root, code] of [
  ['a control character in text', element('a', '', {}, ['\u0001']), 'xml-character'],
  ['a lone surrogate in an attribute', element('a', '', { b: '\ud800' }), 'xml-character'],
  ['U+FFFE in text', element('a', '', {}, ['\ufffe']), 'xml-character'],
  ['markup in an element name', element('a><b', ''), 'xml-name'],
  ['a prefix in an element name', element('p:a', ''), 'xml-name'],
  ['markup in an attribute name', element('a', '', { 'b="" c': 'x' }), 'xml-name'],
] as const) {
  test(`XML 1.0: ${title} cannot be written`, () => {
    assert.throws(() => serialiseXml(root), { name: 'Problem', code })
    assert.throws(() => serialiseFragment(root), { name: 'Problem', code })
  })
}

test('what is undefined is left out of an element', () => {
  const built = element('a', '', { b: undefined, c: '1' }, [undefined, 'x'])
  assert.deepEqual(content(built), { name: 'a', ns: '', attributes: { c: '1' }, children: ['x'] })
})
