import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFragment } from '../../platform/xml/fragment.ts'
import { type Block, narrativeBlocks } from './narrative-blocks.ts'

const blocks = (inner: string) => narrativeBlocks(parseFragment(`<text>${inner}</text>`))
const line = (...children: readonly string[]) => ({ kind: 'text', children })

test('paragraphs, breaks and emphasis', () => {
  assert.deepEqual(
    blocks(`
      <paragraph ID="p1">Kjent
        <content styleCode="Bold Italics">alvorlig</content> allergi<br/>mot <sub>x</sub></paragraph>
      løs tekst`),
    [
      {
        kind: 'paragraph',
        id: 'p1',
        children: [
          'Kjent ',
          { kind: 'span', marks: ['bold', 'italics'], children: ['alvorlig'] },
          ' allergi',
          { kind: 'break' },
          'mot ',
          { kind: 'span', marks: ['sub'], children: ['x'] },
        ],
      },
      line('løs tekst'),
    ],
  )
})

test('WCAG 3.1.2: the language of a part is kept when it is one, and not when it is a placeholder', () => {
  const lang = (written: string) => {
    const [block] = blocks(`<paragraph language="${written}">x</paragraph>`)
    return block?.lang
  }
  assert.deepEqual(
    [
      'pt',
      'PT',
      'en-gb',
      'zh-hant-tw',
      'es-419',
      'pt_PT',
      'pt-XX',
      'xx-XX',
      'xx',
      'und',
      'english',
      '" onclick="'.replaceAll('"', ''),
      '',
    ].map(lang),
    ['pt', 'pt', 'en-GB', 'zh-Hant-TW', 'es-419', 'pt-PT', 'pt', ...Array.from({ length: 6 }, () => undefined)],
  )
  assert.deepEqual(
    narrativeBlocks(parseFragment('<text language="pt">a<paragraph language="es">b</paragraph></text>')),
    [
      { lang: 'pt', ...line('a') },
      { lang: 'es', kind: 'paragraph', children: ['b'] },
    ],
  )
})

test('WCAG 1.3.1: header cells are told what they name', () => {
  const [table] = blocks(
    '<table><caption>Medisiner</caption><col width="9%"/><thead><tr><th>Navn</th><th scope="colgroup">Dose</th></tr></thead>' +
      '<tbody><tr ID="r"><th>A</th><td colspan="2" rowspan="9999999">1</td></tr></tbody></table>',
  )
  assert.deepEqual(table, {
    kind: 'table',
    caption: ['Medisiner'],
    head: [
      {
        cells: [
          { header: true, scope: 'col', children: [line('Navn')] },
          { header: true, scope: 'col', children: [line('Dose')] },
        ],
      },
    ],
    body: [
      {
        id: 'r',
        cells: [
          { header: true, scope: 'row', children: [line('A')] },
          { header: false, colspan: 2, children: [line('1')] },
        ],
      },
    ],
    foot: [],
  })
})

test('rows of headers at the top of a table without thead are its head', () => {
  const [table] = blocks('<table><tbody><tr><th>a</th></tr><tr><th>b</th><td>c</td></tr></tbody></table>')
  assert.ok(table?.kind === 'table')
  assert.deepEqual([table.head.length, table.body.length, table.head[0]?.cells[0]?.scope], [1, 1, 'col'])
})

test('lists, in lists, with a caption', () => {
  assert.deepEqual(
    blocks('<list listType="ordered"><caption>c</caption><item ID="i">a<list><item>b</item></list></item></list>'),
    [
      {
        kind: 'list',
        ordered: true,
        caption: ['c'],
        items: [
          { id: 'i', children: [line('a'), { kind: 'list', ordered: false, items: [{ children: [line('b')] }] }] },
        ],
      },
    ],
  )
})

test('a link to the web keeps its address; any other is its words', () => {
  assert.deepEqual(blocks('<linkHtml href="https://example.org/">a</linkHtml>'), [
    { kind: 'text', children: [{ kind: 'link', href: 'https://example.org/', children: ['a'] }] },
  ])
  for (const href of [
    'javascript:x()',
    'JaVaScRiPt:x()',
    ' javascript:x()',
    'java&#9;script:x()',
    'data:text/html,x',
    'vbscript:x',
    'file:///x',
    '//x',
    '#a',
    'https://x y',
  ]) {
    assert.deepEqual(blocks(`<linkHtml href="${href}">a</linkHtml>`), [line('a')])
  }
})

for (const [title, inner, expected] of [
  ['script', 'a<script>alert(1)</script><SCRIPT>x</SCRIPT>b', [line('a', 'b')]],
  ['a style sheet', '<style>p{display:none}</style>a', [line('a')]],
  ['handlers and styles', '<content onclick="x()" style="position:fixed">a</content>', [line('a')]],
  ['a picture from elsewhere', '<img src="https://192.0.2.1/x" onerror="x()" alt="b"/>', [line('b')]],
  [
    'a drawing',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>y()</script><text>a</text></svg>',
    [line('a')],
  ],
  ['a frame', '<iframe src="javascript:x()" srcdoc="x">a</iframe>', [line('a')]],
  ['a form', '<form action="https://192.0.2.1/"><button formaction="javascript:x()">a</button></form>', [line('a')]],
  ['a base and a refresh', '<base href="https://192.0.2.1/"/><meta http-equiv="refresh" content="0"/>a', [line('a')]],
  ['an id that is not one', '<content ID="a&quot; b">a</content>', [line('a')]],
  ['escaped markup', '&lt;script&gt;x()&lt;/script&gt;', [line('<script>x()</script>')]],
  ['characters that look like markup', '&#60;b&#62;&amp;amp;', [line('<b>&amp;')]],
  ['an unknown element around words', '<blink>a</blink>', [line('a')]],
] as const) {
  test(`nothing to run or fetch is left of ${title}`, () => assert.deepEqual(blocks(inner), expected))
}

test('a table in a cell stays one, and words outside cells are shown after', () => {
  const [outer, ...after] = blocks(
    '<table>x<tr><td><table><tr><td>a</td></tr></table></td>y</tr><paragraph>z</paragraph></table>',
  )
  assert.ok(outer?.kind === 'table')
  assert.deepEqual(
    outer.body[0]?.cells.map((cell) => cell.children[0]?.kind),
    ['table', 'text'],
  )
  assert.deepEqual(after, [line('x'), { kind: 'paragraph', children: ['z'] }])
})

test('deleted words are shown as deleted, pictures as pictures', () => {
  assert.deepEqual(blocks('<content revised="delete">a</content><renderMultiMedia referencedObject="M"/>'), [
    {
      kind: 'text',
      children: [
        { kind: 'span', marks: ['deleted'], children: ['a'] },
        { kind: 'media', reference: 'M' },
      ],
    },
  ])
})

test('preformatted text keeps its lines', () => {
  assert.deepEqual(blocks('<pre>a\n b</pre>'), [{ kind: 'paragraph', children: ['a', { kind: 'break' }, ' b'] }])
})

for (const [title, inner] of [
  ['10,000 cells', `<table><tbody>${'<tr><td>a</td></tr>'.repeat(10_000)}</tbody></table>`],
  ['100,000 paragraphs in a container', `<div>${'<paragraph>a</paragraph>'.repeat(100_000)}</div>`],
  [
    '190 containers in each other around 10,000 words',
    '<content>'.repeat(190) + '<b>a</b>'.repeat(10_000) + '</content>'.repeat(190),
  ],
  ['60 tables in each other', `${'<table><tr><td>'.repeat(60)}a${'</td></tr></table>'.repeat(60)}`],
] as const) {
  test(`${title} are laid out in under a second, no word lost`, () => {
    const text = parseFragment(`<text>${inner}</text>`)
    // The thread's own time: what else the machine does is not ours.
    const started = process.threadCpuUsage().user
    const made = narrativeBlocks(text)
    assert.ok(process.threadCpuUsage().user - started < 1_000_000)
    assert.equal(count(made), inner.match(/a(?=<|$)/g)?.length)
  })
}

function count(made: readonly Block[]): number {
  return JSON.stringify(made).match(/"a"/g)?.length ?? 0
}
