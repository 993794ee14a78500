import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderHtml } from '../../../protocols/web/html.ts'
import { prose, questionsBeside } from './prose.ts'

const shown = (text: string) => renderHtml(prose(text, 'nb')).replace(/<\/?div[^>]*>/g, '')

for (const [rule, text, expected] of [
  ['a paragraph', 'Rådet tar saken til orientering.', '<p>Rådet tar saken til orientering.</p>'],
  ['two paragraphs', 'En.\n\nTo.', '<p>En.</p><p>To.</p>'],
  [
    'numbers from 1 on are a list',
    '1. Rådet er enig. 2. Rådet ber om mer.',
    '<ol><li>Rådet er enig.</li><li>Rådet ber om mer.</li></ol>',
  ],
  ['numbers that begin elsewhere are words', 'Fra 2. Kvartal og 3. Kvartal', '<p>Fra 2. Kvartal og 3. Kvartal</p>'],
  ['dots are a list after its lead', 'Dette:\n• En\nmer\n• To', '<p>Dette:</p><ul><li>En mer</li><li>To</li></ul>'],
  ['dots in a row are a list', 'Dette: • En • To', '<p>Dette:</p><ul><li>En</li><li>To</li></ul>'],
  ['dots without a blank are a list', 'Dette:  •En  •To', '<p>Dette:</p><ul><li>En</li><li>To</li></ul>'],
  ['what looks like markup is words', '<b>1</b>', '<p>&lt;b&gt;1&lt;/b&gt;</p>'],
] as const) {
  test(`a text as printed: ${rule}`, () => assert.equal(shown(text), expected))
}

test('issue 3, item 8: a question that a section shows is not shown once more, and none has a mark of its own', () => {
  const section = '• Hvem bør ha\nansvaret? • Hvem betaler?'
  assert.deepEqual(questionsBeside(['• Hvem bør ha ansvaret?', '• Hva koster det?'], [section]), ['Hva koster det?'])
})
