import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEarlierTable } from './earlier-table.ts'
import { linesOf } from './lines.ts'

const paper = { name: 'notat.txt', sha256: 'a', lines: [] }
const read = (...lines: readonly string[]) => readEarlierTable(paper, linesOf(lines), 'sak 1/28')
const row = (...lines: readonly string[]) => {
  const { source: _, ...found } = read(...lines).rows[0] ?? { source: undefined }
  return found
}

const head = 'Saksnr. Møte og dato Tittel på sak Vedtak'

for (const [form, lines] of [
  ['cells apart', ['7/27 Fagrådet', '(16.10.27)', '', 'Felles', 'øvelser', '', 'Fagrådet støtter', 'forslaget.']],
  [
    'number alone',
    ['7/27', ' ', '', 'Fagrådet', '', '16.10.2027', '', 'Felles øvelser Fagrådet støtter', 'forslaget.'],
  ],
  ['all on a line', ['7/27 Fagrådet, 16.10.2027 Felles øvelser Fagrådet støtter forslaget.']],
  ['wide gaps', ['   7/27  Fagrådet  ', ' 16.10.2027 ', '', 'Felles øvelser  Fagrådet støtter', 'forslaget.']],
  [
    'misprinted date',
    [
      '7/27 Fagrådet',
      '(16.10 27)',
      '',
      'Felles øvelser',
      '',
      'Fagrådet støtter',
      '',
      'https://www.example.no/a',
      ' forslaget.',
    ],
  ],
] as const) {
  test(`1.8 items 1, 3 and 4: a row with ${form}`, () =>
    assert.deepEqual(row(head, '', ...lines), {
      council: 'nufa',
      year: 2027,
      number: 7,
      date: '2027-10-16',
      title: 'Felles øvelser',
      decision: 'Fagrådet støtter forslaget.',
    }))
}

test('1.8 item 3: a number over two lines names two cases and is flagged', () => {
  const { rows, flags } = read(
    head,
    '',
    '7-',
    '8/27',
    '',
    'Øvelsesrådet',
    'mars 2027',
    '',
    'Plan',
    '',
    'Øvelsesrådet drøftet planen.',
  )
  assert.deepEqual(
    rows.map(({ council, number, date }) => [council, number, date]),
    [['ovelsesradet', '7-8', '2027-03']],
  )
  assert.deepEqual(
    flags.map(({ kind }) => kind),
    ['several-cases'],
  )
})

test('issue 3, item 2: a row without a council has the one its decision names, flagged', () => {
  const { rows, flags } = read(head, '7/27 21.01.27 Øvelser –', '', 'en plan', '', 'Fagrådet drøftet planen.')
  assert.deepEqual(
    [rows[0]?.council, rows[0]?.title, flags[0]?.kind, flags[0]?.repair],
    ['nufa', 'Øvelser – en plan', 'council-inferred', 'nufa'],
  )
})

test('1.8 item 11: a cell that mixes quote and inputs is imported as printed and flagged', () => {
  const { rows, flags } = read(
    head,
    '',
    '7/27 NUFA',
    '',
    'Øvelser',
    '',
    '«NUFA drøftet saken.»',
    '',
    '-fra innspillene: Øv mer.',
  )
  assert.equal(rows[0]?.decision, '«NUFA drøftet saken.» -fra innspillene: Øv mer.')
  assert.deepEqual(
    [flags[0]?.kind, flags[0]?.repair],
    ['mixed-cell', 'Vedtaket er det som står i anførselstegn: «NUFA drøftet saken.»'],
  )
})

test('issue 3, item 1: a table without a column leaves its cells out', () => {
  assert.deepEqual(row('Saksnr. Møte og dato Vedtak', '', '7/27 NUFA 1.2.27 NUFA drøftet saken.'), {
    council: 'nufa',
    year: 2027,
    number: 7,
    date: '2027-02-01',
    decision: 'NUFA drøftet saken.',
  })
})

test('issue 3, item 1: text before the first row is no row', () => {
  assert.deepEqual(read('Saken ble behandlet i 2027.', '', head).rows, [])
})
