import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { drawn, fontFile } from './fonts.ts'

for (const [language, text] of [
  ['Norwegian', 'Æøå, 5 µg – «ja»'],
  ['Northern Sámi', 'Davvisámegiella: čđŋšŧžá ČĐŊŠŦŽÁ'],
  ['Czech', 'Příliš žluťoučký kůň úpěl ďábelské ódy'],
  ['Greek', 'Φαρμακευτική αγωγή, Ὀρέστης'],
  ['Bulgarian', 'Лекарства'],
  ['Polish, Hungarian, Romanian and Maltese', 'łąęż őű șț ħġċ'],
] as const) {
  test(`a PDF can draw ${language}`, () => {
    const pieces = drawn(text, 400)
    assert.equal(pieces.map((piece) => piece.text).join(''), text.normalize('NFC'))
    for (const { font } of pieces) assert.ok(existsSync(fontFile(font)), font)
  })
}

test('a character no font draws is seen to be one, and the rest stays', () => {
  assert.equal(
    drawn('a漢b', 600)
      .map(({ text }) => text)
      .join(''),
    'a\uFFFDb',
  )
})

test('control characters and decomposed letters do not reach the font', () => {
  assert.deepEqual(drawn('a\u0000\u0007e\u0301', 400), [{ font: 'latin-400', text: 'a é' }])
})
