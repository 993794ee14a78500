import assert from 'node:assert/strict'
import { test } from 'node:test'
import { madePdf, pdfBomb, pdfOfLines } from '../../../test/fixtures/made-pdf.ts'
import { pdfLimits, readPdf } from './pdf-text.ts'

test('issue 3, item 1: the text of a PDF is read as lines, with a blank where a page begins', async () => {
  const read = await readPdf(
    await pdfOfLines([
      ['Møte i Porteføljerådet', 'Møte 1/2026', '', '1/26 Godkjenning av innkalling og dagsorden 10:00 Godkjenning'],
      ['Forslag til vedtak:', '• Porteføljerådet godkjenner innkalling og dagsorden.'],
    ]),
  )
  assert.deepEqual(read, {
    lines: [
      ' Møte i Porteføljerådet',
      'Møte 1/2026',
      '',
      '1/26 Godkjenning av innkalling og dagsorden 10:00 Godkjenning',
      ' Forslag til vedtak:',
      '• Porteføljerådet godkjenner innkalling og dagsorden.',
    ],
    pages: 2,
    textless: 0,
  })
})

test('a table row is read cell by cell, each cell with its own lines', async () => {
  const { lines } = await readPdf(
    await madePdf((document) => {
      document.fontSize(10)
      document.text('5/26', 72, 100)
      document.text('Samlet oversikt over utvikling i drift- og forvaltningskostnader', 120, 100, { width: 220 })
      document.text('12:10', 400, 100)
      document.text('Drøfting', 440, 100)
    }),
  )
  assert.deepEqual(lines, [
    ' 5/26 Samlet oversikt over utvikling i drift- og',
    'forvaltningskostnader',
    '',
    '12:10 Drøfting',
  ])
})

test('bad input: a PDF of 300 pages is read, and tells how far it has come', async () => {
  const pages = Array.from({ length: 300 }, (_, page) => [`Side ${page + 1}`, `${page + 1}/26 Sak nummer ${page + 1}`])
  const told: number[] = []
  const { lines, pages: read } = await readPdf(await pdfOfLines(pages), (page, of) => {
    assert.equal(of, 300)
    told.push(page)
  })
  assert.equal(read, 300)
  assert.deepEqual(lines.slice(-2), [' Side 300', '300/26 Sak nummer 300'])
  assert.deepEqual(
    told,
    pages.map((_, page) => page + 1),
  )
})

test('bad input: pages that are pictures are counted', async () => {
  const { textless, pages } = await readPdf(
    await madePdf((document) => {
      document.rect(50, 50, 400, 600).fill('#888')
      document.addPage().text('Tekst')
    }),
  )
  assert.deepEqual([pages, textless], [2, 1])
})

const whole = await pdfOfLines([['Møte i Porteføljerådet']])

for (const [what, bytes, code] of [
  ['locked with a password', () => pdfOfLines([['Hemmelig']], { userPassword: 'ord' }), 'pdf-encrypted'],
  ['nothing but its first line', async () => Buffer.from('%PDF-1.7\n'), 'pdf-broken'],
  ['noise after its first line', async () => Buffer.from(`%PDF-1.7\n${'x!'.repeat(10_000)}`), 'pdf-broken'],
] as const) {
  test(`bad input: a PDF that is ${what} is refused as ${code}`, async () => {
    await assert.rejects(async () => readPdf(new Uint8Array(await bytes())), { name: 'Problem', code })
  })
}

test('a PDF that only its owner may change is read: reading is not what the password is for', async () => {
  const { lines } = await readPdf(await pdfOfLines([['Åpent for alle']], { ownerPassword: 'ord' }))
  assert.deepEqual(lines, [' Åpent for alle'])
})

test('a PDF that lost its table of contents is read all the same', async () => {
  const { lines } = await readPdf(whole.slice(0, whole.length - 40))
  assert.deepEqual(lines, [' Møte i Porteføljerådet'])
})

test('bad input: a PDF that unpacks without end is stopped, and this process lives on', async () => {
  const limits = { ...pdfLimits, megabytes: 100, seconds: 30 }
  const before = process.memoryUsage.rss()
  await assert.rejects(readPdf(pdfBomb(300, 'q Q '), undefined, limits), { code: /^pdf-(unpacks-too-large|too-slow)$/ })
  assert(process.memoryUsage.rss() - before < 600 * 1024 * 1024)
  assert.equal((await readPdf(await pdfOfLines([['Tekst']]))).pages, 1)
})

test('bad input: a PDF that takes too long is stopped at the limit', async () => {
  const started = performance.now()
  await assert.rejects(readPdf(pdfBomb(60, 'q Q '), undefined, { ...pdfLimits, seconds: 0.3 }), {
    code: 'pdf-too-slow',
  })
  assert(performance.now() - started < 30_000)
})

test('a PDF with more pages, or more text, than a paper has is refused', async () => {
  const pdf = await pdfOfLines([['en'], ['to'], ['tre']])
  await assert.rejects(readPdf(pdf, undefined, { ...pdfLimits, pages: 2 }), { code: 'paper-too-large' })
  await assert.rejects(readPdf(await pdfOfLines([['en'], ['to']]), undefined, { ...pdfLimits, characters: 3 }), {
    code: 'paper-too-large',
  })
})
