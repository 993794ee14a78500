import assert from 'node:assert/strict'
import { test } from 'node:test'
import { labelBlocks } from './labels.ts'
import { linesOf } from './lines.ts'
import { readPaperBlock } from './paper-block.ts'

const paper = { name: 'notat.txt', sha256: 'a', lines: [] }

function read(...texts: readonly string[]) {
  const lines = linesOf(texts)
  const [block] = labelBlocks(lines)
  assert.ok(block)
  const { number, date, type, owner, handler, lines: taken } = readPaperBlock(paper, lines, block)
  return {
    number: number && `${number.value.number}/${number.value.year}`,
    date: date?.value,
    type: type?.value,
    owner: owner?.value,
    handler: handler?.value,
    left: lines.filter((line) => !taken.has(line.number)).map(({ text }) => text),
  }
}

const whole = {
  number: '3/2027',
  date: '2027-03-12',
  type: 'drofting',
  owner: 'Helse- og omsorgsrådet',
  handler: 'Oda Moe',
  left: ['Tekst.'],
}

test('1.8 item 2: labels before values, a name wrapped', () => {
  assert.deepEqual(
    read(
      'Tekst.',
      '',
      'Til',
      'Dato',
      '',
      'Saksnummer',
      'Innretning',
      '',
      'Møte 1/27',
      '12.03.2027',
      '3/27',
      'Drøfting',
      '',
      'Sakseier',
      'Saksbehandler',
      '',
      'Helse- og',
      'omsorgsrådet',
      'Oda Moe',
    ),
    whole,
  )
})

test('1.8 item 2: a page break between labels and values', () => {
  assert.deepEqual(
    read(
      'Til',
      'Dato',
      'Saksnummer',
      'Innretning',
      'side 2',
      ' Tekst.',
      '',
      'Møte 1/27',
      '12.03.2027',
      '3/27',
      'Drøfting',
      'Sakseier: Helse- og omsorgsrådet',
      'Saksbehandler: Oda Moe',
    ),
    whole,
  )
})

test('issue 3, item 1: each label beside its value', () => {
  assert.deepEqual(
    read(
      'Til: Møte 1/27',
      'Dato: 12. mars 2027',
      'Saksnummer: 3/27',
      'Innretning: Drøfting',
      'Sakseier: Helse- og omsorgsrådet',
      'Saksbehandler: Oda Moe',
      '',
      'Tekst.',
    ),
    whole,
  )
})

test('issue 3, item 1: a missing label leaves its field out and takes no other’s value', () => {
  const { number, date, owner } = read('Til', 'Dato', 'Sakseier', '', 'Møte 1/27', '12.03.2027', 'Oda Moe')
  assert.deepEqual([number, date, owner], [undefined, '2027-03-12', 'Oda Moe'])
})
