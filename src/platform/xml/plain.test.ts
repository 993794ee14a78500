import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noVectors, own, vectors } from '../../../test/vectors.ts'
import { parseExact } from './exact.ts'
import { parseXml } from './parse.ts'
import { plainElement } from './plain.ts'
import type { XmlElement, XmlNode } from './tree.ts'

/** Without lines; parents by name, since the trees hang together. */
type Told = readonly [
  name: string,
  ns: string,
  attributes: object,
  parent: string,
  children: readonly (string | Told)[],
]
const told = ({ name, ns, attributes, parent, children }: XmlElement): Told => [
  ...([name, ns, { ...attributes }, parent?.name ?? ''] as const),
  children.map((child: XmlNode) => (typeof child === 'string' ? child : told(child))),
]
const same = (bytes: Uint8Array) => assert.deepEqual(told(plainElement(parseExact(bytes).root)), told(parseXml(bytes)))

for (const [title, text] of [
  [
    'prefixes of all kinds',
    '<a xmlns="urn:a" xmlns:b="urn:b" b:x="1" x="2" xml:lang="no" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="b:c"><b:c/></a>',
  ],
  [
    'text around comments, instructions and CDATA',
    '<a>one<!-- c -->two<?pi x?>three<![CDATA[<four>]]> five<b/>\r\nsix</a>',
  ],
  ['instructions alone', '<a><?x?><?y?></a>'],
  ['references', '<a b="&#65;&amp;&#10;">&lt;&#x41;</a>'],
] as const) {
  test(`a tree of exact elements is the tree of the same document: ${title}`, () => same(Buffer.from(text)))
}

test('a tree of exact elements is the tree of the same document: our own', () => {
  for (const { bytes } of own('samples')) same(bytes)
})

test('a tree of exact elements is the tree of the same document: messages of other countries', {
  skip: noVectors,
}, () => {
  const all = vectors('ihe/xcpd', 'ihe/xca', 'ihe/xdr', 'saml', 'smp')
  assert(all.length > 30)
  for (const { bytes } of all) same(bytes)
})

test('the one attribute that is no plain name is refused by both', () => {
  const bytes = Buffer.from('<a __proto__="x"/>')
  assert.throws(() => parseXml(bytes), { code: 'xml-not-well-formed' })
  assert.throws(() => plainElement(parseExact(bytes).root), { code: 'xml-not-well-formed' })
})
