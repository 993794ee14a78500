import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseFragment } from '../../../platform/xml/fragment.ts'
import { type Html, renderHtml } from '../../../protocols/web/html.ts'
import { narrativeHtml } from './narrative.ts'

const shown = (inside: string): string => {
  const made: Html = narrativeHtml(parseFragment(`<text>${inside}</text>`))
  return renderHtml(made)
}

for (const [title, written, expected] of [
  ['a paragraph', '<paragraph>a</paragraph>', '<div>a</div>'],
  ['a style', '<content styleCode="Bold">a</content>', '<b>a</b>'],
  ['a list', '<list><item>a</item></list>', '<ul><li>a</li></ul>'],
  [
    'a cell over two columns',
    '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
    '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
  ],
  [
    'a cell over a million columns',
    '<table><tbody><tr><td colspan="1000000">a</td></tr></tbody></table>',
    '<table><tbody><tr><td>a</td></tr></tbody></table>',
  ],
  [
    'words between the rows of a table',
    '<table><tbody>løst<tr><td>a</td></tr></tbody></table>',
    '<div><div>løst<div><div>a</div></div></div></div>',
  ],
  ['words straight in a row', '<table><tbody><tr>løst</tr></tbody></table>', '<div><div><div>løst</div></div></div>'],
  ['a row outside any table', '<tr><td>a</td></tr>', '<div><div>a</div></div>'],
  ['an id, which could clash with ours', '<paragraph ID="innhold">a</paragraph>', '<div>a</div>'],
  ['a link, which leads away from the patient', '<linkHtml href="https://example.org/">a</linkHtml>', 'a'],
  ['a language', '<paragraph language="en-GB">a</paragraph>', '<div lang="en-GB">a</div>'],
] as const) {
  test(`issue 2, item 13: ${title}`, () => assert.equal(shown(written), expected))
}

const allowed =
  /^(div|span|b|i|em|strong|u|sub|sup|br|ul|ol|li|table|caption|thead|tbody|tfoot|tr|th|td)( (colspan|rowspan)="\d+"| lang="[\w-]+")*$/
const names = [
  'paragraph',
  'content',
  'table',
  'tr',
  'td',
  'list',
  'item',
  'script',
  'style',
  'a',
  'img',
  'svg',
  'x',
  'br',
]
const keys = ['onclick', 'href', 'style', 'ID', 'class', 'src', 'language', 'colspan']

test('whatever comes in, only harmless elements come out, and every word but a script’s', () => {
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('ord', '&lt;script&gt;', '&quot;'),
      fc
        .tuple(fc.constantFrom(...names), fc.constantFrom(...keys), fc.array(tie('tree'), { maxLength: 3 }))
        .map(([name, key, children]) => `<${name} ${key}="javascript:alert(1)">${children.join('')}</${name}>`),
    ),
  }))
  fc.assert(
    fc.property(tree, (inside) => {
      const made = shown(inside)
      for (const [, tag = ''] of made.matchAll(/<\/?([^>]*)>/g)) assert.match(tag, allowed)
      const words = (markup: string) => markup.replace(/<(script|style)[^>]*>.*?<\/\1>/g, '').match(/ord/g)?.length ?? 0
      if (!/<(script|style)/.test(inside)) assert.equal(words(made), words(inside))
    }),
  )
})
