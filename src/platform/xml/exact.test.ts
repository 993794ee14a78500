import assert from 'node:assert/strict'
import { test } from 'node:test'
import { own } from '../../../test/vectors.ts'
import { Problem } from '../../kernel/problem.ts'
import { type ExactElement, exactElements, isElement, parseExact } from './exact.ts'
import { exactText, standaloneText } from './exact-text.ts'
import type { Limits } from './limits.ts'
import { parseXml } from './parse.ts'
import type { XmlElement } from './tree.ts'

const read = (text: string, limits?: Partial<Limits>) => parseExact(Buffer.from(text), limits)

test('Names keep their prefixes, and each element knows the namespaces in force', () => {
  const { root } = read('<a xmlns="urn:a" xmlns:b="urn:b"><b:c b:d="1" e="2"><f xmlns=""/></b:c></a>')
  const [c] = exactElements(root)
  const [f] = exactElements(c!)
  assert.deepEqual([c?.prefix, c?.name, c?.ns], ['b', 'c', 'urn:b'])
  assert.deepEqual(c?.attributes, [
    { prefix: 'b', name: 'd', ns: 'urn:b', value: '1' },
    { prefix: '', name: 'e', ns: '', value: '2' },
  ])
  assert.deepEqual([f?.ns, f?.declares, [...(f?.inScope ?? [])]], ['', [''], [['b', 'urn:b']]])
})

test('Text, CDATA and references are one string, comments are nothing, instructions are kept', () => {
  const { root } = read('<a>1<![CDATA[<2>]]><!-- 3 -->&#52;<?p  q ?></a>')
  assert.deepEqual(root.children, ['1<2>4', { target: 'p', data: 'q ' }])
})

test('Instructions outside the root are told of', () => {
  assert.equal(read('<?xml version="1.0"?><a/>').instructionsOutside, false)
  assert.equal(read('<a/><?p?>').instructionsOutside, true)
  assert.equal(read('<?p?><a/>').instructionsOutside, true)
})

test('An element’s place is from its start tag to its end tag, whatever stands in between', () => {
  const text = '<?xml version="1.0"?>\r\n<a b="&gt;\'"><c d=">"/><e>&lt;<!-- <c> --></e ></a>\n'
  const document = read(text)
  const [c, e] = exactElements(document.root)
  const slice = ({ start, end }: ExactElement) => document.text.slice(start, end)
  assert.equal(slice(c!), '<c d=">"/>')
  assert.equal(slice(e!), '<e>&lt;<!-- <c> --></e >')
  assert.equal(slice(document.root), text.slice(text.indexOf('<a'), -1))
})

test('An element stands alone with the namespaces that were declared around it', () => {
  const document = read(
    '<a xmlns="urn:a" xmlns:p="urn:p" xmlns:q="u:&amp;&quot;"><b\n xmlns:p="urn:other"><c/></b></a>',
  )
  const [b] = exactElements(document.root)
  assert.equal(standaloneText(document, b!), '<b xmlns="urn:a" xmlns:q="u:&amp;&quot;"\n xmlns:p="urn:other"><c/></b>')
  assert.equal(standaloneText(document, document.root), document.text)
  assert.equal(exactText(document, exactElements(b!)[0]!, new Map([['x', 'urn:x']])), '<c xmlns:x="urn:x"/>')
})

for (const [title, text, code] of [
  ['a document type', '<!DOCTYPE a><a/>', 'xml-doctype'],
  ['a document type of another document', '<a><!DOCTYPE a></a>', 'xml-not-well-formed'],
  ['a prefix nobody declared', '<b:a/>', 'xml-undeclared-prefix'],
  ['a prefix nobody declared, on an attribute', '<a b:c="1"/>', 'xml-undeclared-prefix'],
  ['the same attribute twice', '<a b="1" b="2"/>', 'xml-not-well-formed'],
  [
    'the same attribute twice, by two prefixes',
    '<a xmlns:x="u:x" xmlns:y="u:x" x:b="1" y:b="2"/>',
    'xml-not-well-formed',
  ],
  ['the prefix xmlns', '<a xmlns:xmlns="u:x"/>', 'xml-not-well-formed'],
  ['the prefix xml for something else', '<a xmlns:xml="u:x"/>', 'xml-not-well-formed'],
  ['another prefix for xml', '<a xmlns:x="http://www.w3.org/XML/1998/namespace"/>', 'xml-not-well-formed'],
  ['a prefix taken back', '<a xmlns:x="u:x"><b xmlns:x=""/></a>', 'xml-not-well-formed'],
  ['two colons', '<a xmlns:b="u:b"><b:c:d/></a>', 'xml-not-well-formed'],
  ['no end', '<a>', 'xml-truncated'],
  ['two roots', '<a/><b/>', 'xml-not-well-formed'],
] as const) {
  test(`Refused as by parseXml, ${code}: ${title}`, () => {
    for (const parse of [read, (xml: string) => parseXml(Buffer.from(xml))])
      assert.throws(
        () => parse(text),
        (error) => error instanceof Problem && error.code === code,
      )
  })
}

for (const [title, text, limits, code] of [
  ['bytes', '<a/>', { bytes: 3 }, 'xml-too-large'],
  ['depth', '<a><a/></a>', { depth: 1 }, 'xml-too-deep'],
  ['elements', '<a><a/></a>', { elements: 1 }, 'xml-too-large'],
  ['instructions, which count as elements', '<a><?p?><?p?></a>', { elements: 2 }, 'xml-too-large'],
  ['attributes of an element', '<a b="" c=""/>', { attributes: 1 }, 'xml-too-large'],
  ['attributes of the document', '<a b=""><a b=""/></a>', { allAttributes: 1 }, 'xml-too-large'],
  ['names of attributes', '<a b=""><a c=""/></a>', { attributeNames: 1 }, 'xml-too-large'],
  ['the length of a name', '<abc/>', { name: 2 }, 'xml-too-large'],
  ['sets of namespaces', '<a xmlns="u:1"><a xmlns="u:2"/></a>', { scopes: 1 }, 'xml-too-large'],
] as const) {
  test(`A limit on ${title} holds`, () =>
    assert.throws(
      () => read(text, limits),
      (error) => error instanceof Problem && error.code === code,
    ))
}

/** What both trees say of an element. */
function plain({ name, ns, children }: ExactElement): unknown {
  return [name, ns, ...merged(children.filter((child) => typeof child === 'string' || isElement(child)))]
}

function merged(children: readonly (string | ExactElement)[]): unknown[] {
  const out: unknown[] = []
  for (const child of children) {
    if (typeof child !== 'string') out.push(plain(child))
    else if (typeof out.at(-1) === 'string') out[out.length - 1] = `${out.at(-1)}${child}`
    else out.push(child)
  }
  return out
}

const plainTree = ({ name, ns, children }: XmlElement): unknown => [
  name,
  ns,
  ...children.map((child) => (typeof child === 'string' ? child : plainTree(child))),
]

test('Of our own documents, the exact tree says what parseXml says', () => {
  for (const { name, bytes } of own('samples', 'test/fixtures/cda'))
    assert.deepEqual(plain(parseExact(bytes).root), plainTree(parseXml(bytes)), name)
})
