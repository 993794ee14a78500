import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noiseIn } from './noise.ts'

const kinds = (lines: readonly string[]) => [...noiseIn(lines)]

for (const [line, kind] of [
  ['https://www.example.no/rad/et-rad#hmars', 'address'],
  ['side 4', 'page-number'],
  ['Norsk mal: Tekst uten kulepunkter', 'template'],
  ['Tirsdag 3. mars 2020', 'template-date'],
  ['The image shows a slide with a table of figures.', 'picture'],
  ['![](bilde.png)', 'picture'],
] as const) {
  test(`A9, 1.8 items 1, 5 and 16: «${line}» is no text (${kind})`, () =>
    assert.deepEqual(kinds(['Noe tekst.', '', line, '', 'Mer tekst.']), [[3, kind]]))
}

for (const line of [
  'Tirsdag 3. mars 2020 møtes rådet.',
  'Sidene er fire.',
  'Se https://www.example.no for mer.',
  'Figur 2 viser at flere tar løsningen i bruk, og',
]) {
  test(`issue 3, item 2: «${line}» is text`, () => assert.deepEqual(kinds(['Noe tekst.', '', line, 'som i fjor.']), []))
}

test('issue 3, item 2: a caption stands alone; the address under it goes with it', () => {
  assert.deepEqual(
    kinds(['Noe.', '', 'Figur 1 Veikart. Finnes her:', 'https://www.example.no/et-', 'veikart/a%20b.pdf', '', 'Mer.']),
    [
      [3, 'caption'],
      [4, 'address'],
      [5, 'address'],
    ],
  )
})

test('1.8 item 1: the same words with a number that counts pages are a footer', () => {
  assert.deepEqual(
    kinds(['Direktoratet 7', 'Tekst', 'Direktoratet 8', 'Tekst', 'Direktoratet 9']).map(([number]) => number),
    [1, 3, 5],
  )
  assert.deepEqual(kinds(['Vedlegg 1', 'Tekst', 'Vedlegg 2', 'Tekst', 'Vedlegg 3']), [])
})

test('issue 3, item 2: a year alone on its line is no page number', () => {
  assert.deepEqual(kinds(['Rådet februar', '2027', '', 'Tekst']), [])
})
