import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { validateXML } from 'xmllint-wasm'
import { anyContent } from '../../../test/fixtures/any-xml.ts'
import { below } from '../../../test/fixtures/resigned.ts'
import { Problem } from '../../kernel/problem.ts'
import { parseExact } from '../../platform/xml/exact.ts'
import { type Canonicalisation, canonicalise } from './canonicalise.ts'

const exclusive = { exclusive: true }
const inclusive = { exclusive: false }

/** Of the root, or of the first element of that name below it. */
function canonical(xml: string, how: Canonicalisation, name?: string): string {
  const { root } = parseExact(Buffer.from(xml))
  const element = name === undefined ? root : below(root).find((each) => each.name === name)
  return Buffer.from(canonicalise(element!, how)).toString()
}

for (const [title, xml, how, expected, apex] of [
  ['C14N 1.0, 2.3: an empty element gets an end tag', '<a  b = "1" ><c/></a >', inclusive, '<a b="1"><c></c></a>'],
  [
    'C14N 1.0, 2.3: attributes stand by namespace, then name',
    '<a xmlns:z="u:a" xmlns:a="u:z" b="1" a="2" a:c="3" z:c="4"/>',
    inclusive,
    '<a xmlns:a="u:z" xmlns:z="u:a" a="2" b="1" z:c="4" a:c="3"></a>',
  ],
  [
    'C14N 1.0, 2.2: the order is that of code points',
    '<a \ufdf2="1" \u{10400}="2" xmlns=""/>',
    inclusive,
    '<a \ufdf2="1" \u{10400}="2"></a>',
  ],
  [
    'C14N 1.0, 2.3: characters in text',
    '<a>&#13;&amp;&lt;&gt;"\'&#9;<![CDATA[<&>]]>&#x20;</a>',
    inclusive,
    '<a>&#xD;&amp;&lt;&gt;"\'\t&lt;&amp;&gt; </a>',
  ],
  [
    'C14N 1.0, 2.3: characters in attributes',
    "<a b='&#13;&#10;&#9;&amp;&lt;>\"&apos;\n'/>",
    inclusive,
    '<a b="&#xD;&#xA;&#x9;&amp;&lt;>&quot;\' "></a>',
  ],
  ['C14N 1.0, 2.1: line ends are line feeds', '<a>1\r\n2\r3\n</a>', inclusive, '<a>1\n2\n3\n</a>'],
  [
    'C14N 1.0, 2.1: comments are left out, instructions kept',
    '<a>1<!-- 2 -->3<?p  q ?><?r?></a>',
    inclusive,
    '<a>13<?p q ?><?r?></a>',
  ],
  [
    'C14N 1.0, 2.3: repeated declarations are left out',
    '<a xmlns="u:a" xmlns:b="u:b"><b:c xmlns:b="u:b" xmlns="u:a"/></a>',
    inclusive,
    '<a xmlns="u:a" xmlns:b="u:b"><b:c></b:c></a>',
  ],
  [
    'C14N 1.0, 2.3: a default namespace is taken back',
    '<a xmlns="u:a"><b xmlns=""><c xmlns=""/></b></a>',
    inclusive,
    '<a xmlns="u:a"><b xmlns=""><c></c></b></a>',
  ],
  [
    'C14N 1.0, 2.3: xmlns:xml is never written',
    '<a xmlns:xml="http://www.w3.org/XML/1998/namespace" xml:lang="nb"/>',
    inclusive,
    '<a xml:lang="nb"></a>',
  ],
  [
    'C14N 1.0, 2.4: the outermost element inherits xml: and namespaces',
    '<a xmlns:x="u:x" xml:lang="nb" xml:space="preserve"><b xml:lang="se"/></a>',
    inclusive,
    '<b xmlns:x="u:x" xml:lang="se" xml:space="preserve"></b>',
    'b',
  ],
  [
    'Exclusive, 3: only what a tag uses is declared on it',
    '<a xmlns="u:a" xmlns:x="u:x" xmlns:y="u:y"><b><x:c y:d="1"/><x:c/></b></a>',
    exclusive,
    '<a xmlns="u:a"><b><x:c xmlns:x="u:x" xmlns:y="u:y" y:d="1"></x:c><x:c xmlns:x="u:x"></x:c></b></a>',
  ],
  [
    'Exclusive, 3: the outermost element inherits no xml: attributes',
    '<a xml:lang="nb"><b/></a>',
    exclusive,
    '<b></b>',
    'b',
  ],
  [
    'Exclusive, 3: a default nobody uses is not written',
    '<x:a xmlns:x="u:x" xmlns="u:d"><x:b c="1"/></x:a>',
    exclusive,
    '<x:a xmlns:x="u:x"><x:b c="1"></x:b></x:a>',
  ],
  [
    'Exclusive, 3: a default is taken back only below one written',
    '<x:a xmlns:x="u:x" xmlns="u:d"><b xmlns=""/></x:a>',
    exclusive,
    '<x:a xmlns:x="u:x"><b></b></x:a>',
  ],
  [
    'Exclusive, 3: a prefix that means something else below',
    '<x:a xmlns:x="u:1"><x:b xmlns:x="u:2"><x:c xmlns:x="u:1"/></x:b></x:a>',
    exclusive,
    '<x:a xmlns:x="u:1"><x:b xmlns:x="u:2"><x:c xmlns:x="u:1"></x:c></x:b></x:a>',
  ],
  [
    'Exclusive, PrefixList: as the inclusive does it',
    '<o xmlns:xs="u:s"><a t="xs:string"><b/></a></o>',
    { exclusive: true, inclusivePrefixes: ['xs'] },
    '<a xmlns:xs="u:s" t="xs:string"><b></b></a>',
    'a',
  ],
  [
    'Exclusive, PrefixList: #default, and a prefix that is not in force',
    '<o xmlns="u:o"><x:a xmlns:x="u:x"/></o>',
    { exclusive: true, inclusivePrefixes: ['', 'nobody'] },
    '<x:a xmlns="u:o" xmlns:x="u:x"></x:a>',
    'a',
  ],
] as const) {
  test(title, () => assert.equal(canonical(xml, how, apex), expected))
}

test('C14N 1.0, 1.3: a relative namespace URI has no canonical form', () => {
  assert.throws(
    () => canonical('<a xmlns="relative"/>', inclusive),
    (error) => error instanceof Problem && error.code === 'signature-namespace',
  )
})

test('An enveloped signature is left out with all below it, and only it', () => {
  const { root } = parseExact(Buffer.from('<a><s>1</s> <s>2</s></a>'))
  assert.equal(
    Buffer.from(canonicalise(root, { exclusive: true, without: below(root)[1]! })).toString(),
    '<a><s>1</s> </a>',
  )
})

const documents = anyContent.map(
  (inside) => `<r xmlns="urn:d" xmlns:p="urn:p" xmlns:q="urn:q" xmlns:xs="urn:s">${inside}</r>`,
)

test('Canonical XML is its own canonical form, inclusive and exclusive', () => {
  fc.assert(
    fc.property(documents, fc.boolean(), (xml, isExclusive) => {
      const once = canonical(xml, { exclusive: isExclusive })
      assert.equal(canonical(once, { exclusive: isExclusive }), once)
    }),
  )
})

test('Canonical XML 1.0 is what libxml2 makes of the same document', async () => {
  const xml = `<all>${fc.sample(documents, 60).join('\n')}</all>`
  const { normalized } = await validateXML({
    xml: xml.replaceAll(/<!--.*?-->/g, ''),
    normalization: 'c14n',
    schema: anySchema,
  })
  assert.equal(`${canonical(xml, inclusive)}\n`, normalized)
})

/** The library wants a schema; what it says of it is not looked at. */
const anySchema = ['<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"/></xs:schema>']
