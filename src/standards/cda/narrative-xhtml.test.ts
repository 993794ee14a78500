import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseFragment, serialiseFragment } from '../../platform/xml/fragment.ts'
import type { XmlElement, XmlNode } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import { V3 } from './namespaces.ts'
import { narrativeFromXhtml, narrativeToXhtml, plainText } from './narrative.ts'

const start = '<div xmlns="http://www.w3.org/1999/xhtml">'
const toXhtml = (inner: string) =>
  narrativeToXhtml(parseFragment(`<text>${inner}</text>`))?.div.slice(start.length, -'</div>'.length)
const fromXhtml = (inner: string) =>
  serialiseFragment(narrativeFromXhtml(`${start}${inner}</div>`)).replace(/^<text>|<\/text>$/g, '')

for (const [title, cda, xhtml] of [
  ['a paragraph', '<paragraph ID="a">x</paragraph>', '<p id="a">x</p>'],
  ['content in a language', '<content language="pt">x</content>', '<span lang="pt">x</span>'],
  [
    'a placeholder for a language',
    '<content language="xx-XX">x</content>',
    '<span class="cda-language-xx-XX">x</span>',
  ],
  ['bold', '<content styleCode="Bold xRed">x</content>', '<b class="Bold xRed">x</b>'],
  [
    'a list with a caption',
    '<list><caption>c</caption><item>x</item></list>',
    '<ul><li class="cda-element-caption">c</li><li>x</li></ul>',
  ],
  ['an ordered list', '<list listType="ordered"><item>x</item></list>', '<ol><li>x</li></ol>'],
  [
    'a table',
    '<table border="1"><caption>c</caption><col width="9%"/><thead><tr><th scope="col">h</th></tr></thead><tbody><tr><td colspan="2"/></tr></tbody></table>',
    '<table border="1"><caption>c</caption><col width="9%"/><thead><tr><th scope="col">h</th></tr></thead><tbody><tr><td colspan="2"></td></tr></tbody></table>',
  ],
  [
    'groups of columns',
    '<table><colgroup><col width="9%"/><col/></colgroup><colgroup><col/></colgroup><tbody><tr><td>x</td></tr></tbody></table>',
    '<table><col width="9%" class="cda-colgroup-first"/><col class="cda-colgroup-next"/><col class="cda-colgroup-first"/><tbody><tr><td>x</td></tr></tbody></table>',
  ],
  [
    'a list in a paragraph',
    '<paragraph>a<list><item>x</item></list></paragraph>',
    '<div class="cda-element-paragraph">a<ul><li>x</li></ul></div>',
  ],
  [
    'words and paragraphs straight in a list',
    '<list>a<item>x</item></list><list><paragraph>x</paragraph></list>',
    '<div class="cda-element-list">a<div class="cda-element-item">x</div></div><ul><li class="cda-element-paragraph">x</li></ul>',
  ],
  [
    'words straight in a row',
    '<table><tbody><tr>a<td>x</td></tr></tbody></table>',
    '<div class="cda-element-table"><div class="cda-element-tbody"><div class="cda-element-tr">a<div class="cda-element-td">x</div></div></div></div>',
  ],
  ['breaks and scripts', 'a<br/>b<sub>1</sub><sup>2</sup>', 'a<br/>b<sub>1</sub><sup>2</sup>'],
  ['a web link', '<linkHtml href="https://example.org/?a=b">x</linkHtml>', '<a href="https://example.org/?a=b">x</a>'],
  ['a footnote', '<footnote ID="f">x</footnote>', '<span id="f" class="cda-element-footnote">x</span>'],
  [
    'a picture',
    '<renderMultiMedia referencedObject="M"/>x',
    '<span class="cda-element-renderMultiMedia cda-referencedObject-M"></span>x',
  ],
  ['a deletion', '<content revised="delete">x</content>', '<span class="cda-revised-delete">x</span>'],
  [
    'HTML by hand',
    '<p>x <u>y</u><center>z</center></p>',
    '<p class="cda-element-p">x <span class="cda-element-u">y</span><span class="cda-element-center">z</span></p>',
  ],
] as const) {
  test(`FHIR R4 txt-1 and back: ${title}`, () => {
    assert.equal(toXhtml(cda), xhtml)
    assert.equal(fromXhtml(xhtml), cda)
    assert.equal(narrativeToXhtml(parseFragment(`<text>${cda}</text>`))?.whole, true)
  })
}

for (const [title, cda, xhtml] of [
  ['script', 'a<script>alert(1)</script><SCRIPT>x</SCRIPT>b', 'ab'],
  ['style', 'a<style>p{display:none}</style>', 'a'],
  ['a handler', '<paragraph onclick="x()" onmouseover="y()">a</paragraph>', '<p>a</p>'],
  ['a style attribute', '<content style="position:fixed">a</content>', '<span>a</span>'],
  ['a javascript link', '<linkHtml href="javascript:x()">a</linkHtml>', '<a>a</a>'],
  ['a javascript link in disguise', '<linkHtml href=" java&#10;script:x()">a</linkHtml>', '<a>a</a>'],
  ['a data link', '<linkHtml href="data:text/html,x">a</linkHtml>', '<a>a</a>'],
  ['a picture from elsewhere', '<img src="https://192.0.2.1/x.png"/>a', '<span class="cda-element-img"></span>a'],
  ['a frame', '<iframe src="https://192.0.2.1/">a</iframe>', '<span class="cda-element-iframe">a</span>'],
  [
    'a form',
    '<form action="https://192.0.2.1/"><input value="x"/>a</form>',
    '<span class="cda-element-form"><span class="cda-element-input"></span>a</span>',
  ],
  [
    'a drawing with script',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>y()</script>a</svg>',
    '<span class="cda-element-svg">a</span>',
  ],
] as const) {
  test(`FHIR R4 txt-1: ${title} does not reach the narrative, the words do, and the difference is told`, () => {
    assert.equal(toXhtml(cda), xhtml)
    assert.equal(narrativeToXhtml(parseFragment(`<text>${cda}</text>`))?.whole, false)
  })
}

for (const [title, xhtml, cda] of [
  [
    'headings',
    '<h2>a</h2><h6>b</h6>',
    '<paragraph styleCode="Bold">a</paragraph><paragraph styleCode="Bold">b</paragraph>',
  ],
  [
    'emphasis',
    '<p><strong>a</strong><em>b</em></p>',
    '<paragraph><content styleCode="Bold">a</content><content styleCode="Emphasis">b</content></paragraph>',
  ],
  ['a div of words', '<div>a</div>', '<paragraph>a</paragraph>'],
  ['a div of paragraphs', '<div><p>a</p></div>', '<paragraph>a</paragraph>'],
  [
    'rows straight in a table',
    '<table><tr><td>a</td></tr></table>',
    '<table><tbody><tr><td>a</td></tr></tbody></table>',
  ],
  [
    'a table in a cell',
    '<table><tbody><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></tbody></table>',
    '<table><tbody><tr><td><list><item>a | b</item></list></td></tr></tbody></table>',
  ],
  ['a picture', '<img src="x.png" alt="røntgen"/>', 'røntgen'],
  ['named characters', '5&nbsp;&micro;g', '5\u00a0µg'],
  ['a javascript link', '<a href="javascript:x()">a</a>', '<linkHtml>a</linkHtml>'],
  ['script', '<script>x()</script><p class="cda-element-script">a</p>', '<paragraph>a</paragraph>'],
  [
    'classes that only look like ours',
    '<p class="cda-element-%zz cda-element cda-x">a</p>',
    '<paragraph>a</paragraph>',
  ],
] as const) {
  test(`a narrative made by others becomes CDA: ${title}`, () => assert.equal(fromXhtml(xhtml), cda))
}

test('FHIR R4 txt-2: a narrative without words is no narrative', () => {
  assert.equal(toXhtml('<paragraph> </paragraph>'), undefined)
})

const leaf = fc.constantFrom('x', 'å & ø', ' ')
const names = [
  'paragraph',
  'content',
  'list',
  'item',
  'table',
  'tr',
  'td',
  'th',
  'caption',
  'footnote',
  'p',
  'b',
  'center',
  'sub',
  'br',
]
const keys = [
  'ID',
  'styleCode',
  'language',
  'listType',
  'border',
  'colspan',
  'revised',
  'href',
  'onclick',
  'id',
  'class',
]
const attributes = fc.dictionary(
  fc.constantFrom(...keys),
  fc.constantFrom('a', 'ordered', 'en-GB', 'Bold', 'x y', '#a', '1'),
  {
    noNullPrototype: true,
    maxKeys: 3,
  },
)
const { tree } = fc.letrec<{ tree: XmlElement; children: XmlNode[] }>((tie) => ({
  children: fc.oneof(
    { depthSize: 'small' },
    leaf.map((text) => [text]),
    fc.array(tie('tree'), { maxLength: 4 }),
  ),
  tree: fc
    .tuple(fc.constantFrom(...names), attributes, tie('children'))
    .map(([name, attributes, children]) => element(name, V3, attributes, children)),
}))

test('what is said to be carried whole is, through text and all', () => {
  let whole = 0
  fc.assert(
    fc.property(tree, (child) => {
      const text = element('text', V3, {}, ['a', child])
      const made = narrativeToXhtml(text)
      if (!made?.whole) return
      whole += 1
      const back = narrativeFromXhtml(narrativeToXhtml(text)!.div)
      assert.deepEqual(parseFragment(serialiseFragment(back)), parseFragment(serialiseFragment(text)))
    }),
    { numRuns: 500 },
  )
  assert.ok(whole > 50, `only ${whole} of 500 were carried whole`)
})

const allowedElements = new Set(
  'div p span a b i em strong ul ol li br sub sup table caption colgroup col thead tbody tfoot tr th td'.split(' '),
)
test('no word is left out either way, whole or not', () => {
  fc.assert(
    fc.property(tree, (child) => {
      const text = element('text', V3, {}, ['a', child])
      const words = (of: XmlElement) => plainText(of).replaceAll(/[ |]/g, '')
      assert.equal(words(parseFragment(narrativeToXhtml(text)!.div)), words(text))
      assert.equal(words(narrativeFromXhtml(narrativeToXhtml(text)!.div)), words(text))
    }),
  )
})

test('FHIR R4 txt-1: whatever comes in, only allowed elements and attributes come out', () => {
  fc.assert(
    fc.property(tree, (child) => {
      const visit = ({ name, attributes, children }: XmlElement): void => {
        assert.ok(allowedElements.has(name), name)
        for (const key of Object.keys(attributes)) assert.match(key, /^(id|class|lang|border|colspan|href)$/)
        for (const inner of children) if (typeof inner !== 'string') visit(inner)
      }
      visit(parseFragment(narrativeToXhtml(element('text', V3, {}, ['a', child]))!.div))
    }),
  )
})
