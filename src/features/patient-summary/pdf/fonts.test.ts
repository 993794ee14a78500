import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawn, fontBytes } from './fonts.ts'
import { sfntOf } from './woff.ts'

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
    for (const { font } of pieces) assert.ok(fontBytes(font).length > 1000, font)
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

const namesIn = (font: Buffer) =>
  Array.from({ length: font.readUInt16BE(4) }, (_each, at) => font.toString('latin1', 12 + at * 16, 16 + at * 16))

test('a plain font has no tables about the company of letters, and all the others', () => {
  const [whole, plain] = [false, true].map((each) => namesIn(Buffer.from(fontBytes('latin-400', each))))
  assert.deepEqual(
    whole?.filter((name) => !plain?.includes(name)),
    ['GPOS', 'GSUB'],
  )
})

for (const plain of [false, true]) {
  test(`a font ${plain ? 'without tables ' : ''}is unpacked as WOFF 1.0 says: tables at their places, with their checksums`, () =>
    assertTables(Buffer.from(fontBytes('latin-400', plain))))
}

test('what is no WOFF file is refused', () => assert.throws(() => sfntOf(Buffer.from('no font')), RangeError))

function assertTables(font: Buffer): void {
  const count = font.readUInt16BE(4)
  assert.ok(count > 5)
  for (let entry = 12; entry < 12 + count * 16; entry += 16) {
    const [checksum, offset, length] = [4, 8, 12].map((field) => font.readUInt32BE(entry + field))
    assert.equal(offset! % 4, 0)
    let sum = 0
    for (let at = offset!; at < offset! + length!; at += 4) sum = (sum + font.readUInt32BE(at)) >>> 0
    // The checksum of `head` leaves out a field of its own (OpenType, table directory).
    if (font.toString('latin1', entry, entry + 4) !== 'head') assert.equal(sum, checksum)
  }
}
