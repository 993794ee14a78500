import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inputRecord } from './input-record.ts'

const source = { document: 'a', lines: [1, 4] } as const
const said = (value: string, ...points: string[]) =>
  inputRecord({ value, points: points.map((point) => ({ value: point, source })), source }, 0)

for (const [title, value, points, text] of [
  ['without points the text is as read', 'Vi må vente o g se.', [], 'Vi må vente o g se.'],
  [
    'points stand apart from the text',
    'Dette kommer: o det ene o det andre',
    ['det ene', 'det andre'],
    'Dette kommer:',
  ],
  ['whatever sign they have', 'Dette kommer: – det ene – det andre', ['det ene', 'det andre'], 'Dette kommer:'],
  ['a text that was corrected since keeps all of it', 'Noe annet', ['det ene'], 'Noe annet'],
  ['a text that is but its first point stays', 'det ene', ['det ene'], 'det ene'],
] as const) {
  test(`issue 3, item 1: ${title}`, () => {
    const record = said(value, ...points)
    assert.equal(record.text, text)
    assert.deepEqual(record.points, points)
  })
}
