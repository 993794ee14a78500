import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { madePdf, pdfOfLines } from '../../../test/fixtures/made-pdf.ts'
import { readPaperFile, sha256Of } from './paper-text.ts'
import { languageOf, maxPaperBytes, refusedByContent, refusedByLines } from './refuse.ts'

const text = 'Møte i Porteføljerådet\nSted  Oslo \n\n\tSak\n'
const lines = ['Møte i Porteføljerådet', 'Sted  Oslo ', '', '\tSak']
const utf16 = Buffer.from(text, 'utf16le')
const swapped = Buffer.from(utf16).swap16()

for (const [what, bytes] of [
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16, low byte first', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
  ['UTF-16, high byte first', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped])],
  ['UTF-16 without a mark', utf16],
  ['UTF-16 without a mark, high byte first', swapped],
  ['Latin-1', Buffer.from(text, 'latin1')],
  ['lines that end as in Windows', Buffer.from(text.replaceAll('\n', '\r\n'))],
] as const) {
  test(`bad input: text in ${what} gives the same lines, nothing trimmed`, async () => {
    assert.deepEqual(await readPaperFile({ name: 'a.txt', bytes }), { name: 'a.txt', sha256: sha256Of(bytes), lines })
  })
}

test('a PDF is told by its content, also when it is called .txt', async () => {
  const bytes = await pdfOfLines([['Møte i Porteføljerådet']])
  const { lines: read, pages } = await readPaperFile({ name: 'a.txt', bytes })
  assert.deepEqual([read, pages], [[' Møte i Porteføljerådet'], 1])
})

const scanned = await madePdf((document) => {
  for (let page = 0; page < 3; page++) {
    if (page > 0) document.addPage()
    document.rect(50, 50, 400, 600).fill('#777')
  }
})

for (const [what, bytes, code, says] of [
  ['a scanned PDF', scanned, 'pdf-without-text', /3 pages/],
  ['a zip archive', Buffer.from('PK\u0003\u0004rest'), 'paper-is-zip', /nothing was unpacked/],
  ['a zip bomb', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(1_000)]), 'paper-is-zip', /zip/],
  ['a gzip bomb', gzipSync(Buffer.alloc(10_000_000)), 'paper-is-zip', /nothing was unpacked/],
  ['an old Word document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'paper-is-word', /Word/],
  ['rich text', Buffer.from('{\\rtf1 hei}'), 'paper-is-word', /rich text/],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'paper-is-picture', /picture/],
  [
    'noise',
    Buffer.from(Array.from({ length: 4_000 }, (_, n) => (n * 193 + (n >> 3)) % 256)),
    'paper-is-binary',
    /neither/,
  ],
  ['nothing', new Uint8Array(), 'paper-empty', /empty/],
  ['blanks', Buffer.from(' \n\n \t\n'), 'paper-empty', /blanks/],
  ['a byte too many', new Uint8Array(maxPaperBytes + 1), 'paper-too-large', /30 MB/],
  ['a line too many', Buffer.from('a\n'.repeat(150_001)), 'paper-too-large', /longer/],
] as const) {
  test(`bad input: ${what}, called .pdf, is refused as ${code}`, async () => {
    await assert.rejects(readPaperFile({ name: 'sak.pdf', bytes }), { name: 'Problem', code, message: says })
  })
}

const said = {
  norwegian: 'Saken ble drøftet i møtet og det skal tas med videre i arbeidet som er på vei til rådet. ',
  danish: 'Sagen blev drøftet af udvalget og den skal også efter mødet behandles mellem nogle af dem. ',
  swedish: 'Ärendet är inte klart och det ska också efter mötet tas upp för att någon vad som ska bli. ',
  english: 'The case was discussed at the meeting and it will also be taken to the board after this. ',
  german: 'Die Sache ist nicht für den Rat und das wird auch nach der Sitzung mit dem Amt als Punkt. ',
} as const

for (const [language, sentence] of Object.entries(said)) {
  test(`bad input: a paper in ${language} is told by its words`, () => {
    const paper = Array.from({ length: 12 }, () => sentence)
    assert.equal(languageOf(paper), language)
    const refused = refusedByContent(paper, 3)
    assert.equal(refused?.code, language === 'norwegian' ? undefined : 'paper-language')
  })
}

test('nynorsk is Norwegian', () => {
  const paper = Array.from(
    { length: 12 },
    () => 'Saka vert ikkje teken opp frå rådet, og nokon skal også sjå på det som er til. ',
  )
  assert.equal(languageOf(paper), 'norwegian')
})

test('bad input: an invoice is told from a paper of a council', () => {
  const invoice = [
    'FAKTURA',
    'Fakturadato 1.2.2026',
    'Forfallsdato 1.3.2026',
    'KID 000123',
    'Kontonr 0000 00 00000',
    'Herav mva 250,00',
  ]
  assert.equal(refusedByContent(invoice, 0)?.code, 'paper-is-invoice')
  assert.equal(refusedByContent(invoice, 4), undefined, 'a paper about invoices is a paper')
  assert.match(refusedByContent(['Handleliste', 'Melk'], 0)?.message ?? '', /^2 lines were read/)
})

test('bad input: a PDF whose font does not say its letters is refused, and one with a few odd signs is not', () => {
  const drawn = ['\ue012\ue013\ue014\ue012 \ue013\ue014\ue012\ue013\ue014\ue012'.repeat(4)]
  assert.equal(refusedByLines(drawn, 1)?.code, 'pdf-without-letters')
  assert.equal(refusedByLines(['\ue012 Møte i Porteføljerådet 12. februar 2026'], 1), undefined)
})
