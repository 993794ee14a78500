import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPapers } from '../read-papers.ts'
import { paperOf } from '../slides/sample-decks.ts'
import { parseAmount, printAmount } from './amounts.ts'
import { checkGrantRepair } from './grant-rules.ts'
import { grantTables } from './grant-table.ts'
import { readGrants } from './grants.ts'

const header =
  'Kategori\tSøker\tTittel på tiltak\tSøknadsbeløp (inkl. friske og ubrukte midler)\tSøknadsbeløp (kun friske midler)\tSøknadsbeløp ubrukte midler 2030\tInnvilget beløp (inkl. friske og ubrukte midler)\tUtbetales i 2031 (kun friske midler)'
const rows = [
  'FYR\tSUNDVIK KOMMUNE\tNye lykter\t300 000\t300 000\t0\t200 000\t200 000',
  'FYR\tHOLM KOMMUNE\tKart over skjær\t1 450 000\t1 200 000\t250 000\t450 000\t200 000',
  'HAV\tVIK KOMMUNE\tMolo\t90 000\t\t-\t0\t-',
]
const sum = 'SUM\t\t\t1 840 000\t1 500 000\t250 000\t650 000\t400 000'
const tableOf = (...lines: readonly string[]) => paperOf(['# Tilskudd', '', ...lines, ''].join('\n'))
const whole = tableOf(header, ...rows, sum)

test('issue 3: amounts in whole kroner; «-» is 0, an empty cell is unknown', () => {
  assert.deepEqual(
    readGrants(whole).grants.map(({ source, ...grant }) => [...Object.values(grant), source.lines[0]]),
    [
      ['FYR', 'SUNDVIK KOMMUNE', 'Nye lykter', 300_000, 300_000, 0, 200_000, 200_000, 4],
      ['FYR', 'HOLM KOMMUNE', 'Kart over skjær', 1_450_000, 1_200_000, 250_000, 450_000, 200_000, 5],
      ['HAV', 'VIK KOMMUNE', 'Molo', 90_000, 0, 0, 0, 6],
    ],
  )
  assert.deepEqual(readGrants(whole).flags, [])
})

for (const [printed, amount] of [
  ['1 234 500', 1_234_500],
  ['1\u00a0234\u202f500', 1_234_500],
  ['1.234.500', 1_234_500],
  ['kr 1 234 500,-', 1_234_500],
  ['500,00', 500],
  ['–', 0],
  ['', undefined],
  ['ca. 3', null],
  ['1,5', null],
] as const) {
  test(`issue 3: the amount «${printed}» is ${amount}`, () => assert.equal(parseAmount(printed), amount))
}

test('issue 3, Proof: columns are known by their words, in any order and with other words', () => {
  const paper = tableOf(
    'Utbetaling\tMottaker\tTildelt\tNye midler\tOverføring av midler fra 2030\tSøkt beløp\tProsjektnavn\tOmråde',
    '5\tHOLM\t7\t8\t2\t10\tKart\tFYR',
  )
  const [grant] = readGrants(paper).grants
  assert.deepEqual(
    { ...grant, source: undefined },
    {
      ...{ category: 'FYR', applicant: 'HOLM', title: 'Kart', applied: 10, fresh: 8, carriedOver: 2, granted: 7 },
      ...{ paid: 5, source: undefined },
    },
  )
})

test('issue 3, bad input: a missing column leaves its amounts unknown and is flagged', () => {
  const without = (line: string) => line.split('\t').toSpliced(3, 1).join('\t')
  const { grants, flags } = readGrants(tableOf(...[header, ...rows, sum].map(without)))
  assert.deepEqual(
    grants.map(({ applied, fresh }) => [applied, fresh]),
    [
      [undefined, 300_000],
      [undefined, 1_200_000],
      [undefined, undefined],
    ],
  )
  assert.deepEqual(
    flags.map(({ kind, message }) => [kind, message.includes('søknadsbeløp')]),
    [['column-missing', true]],
  )
})

test('A7: a row whose sum is wrong keeps it, and the repair has both reasons', () => {
  const wrong = rows.map((row) => row.replace('1 450 000', '1 250 000'))
  const paper = tableOf(header, ...wrong, sum)
  const { grants, flags } = readGrants(paper)
  assert.equal(grants[1]?.applied, 1_250_000)
  assert.deepEqual(
    flags.map(({ kind, where, repair }) => [kind, where, repair]),
    [['row-sum', 'tilskudd, rad 2: HOLM KOMMUNE', '1 450 000']],
  )
  assert.match(flags[0]?.message ?? '', /går raden opp.*summen under kolonnen/)
  const [table] = grantTables(paper)
  assert.ok(table)
  assert.equal(checkGrantRepair(table, 1, { applied: 1_450_000 }).ok, true)
  assert.equal(checkGrantRepair(table, 1, { applied: 1_400_000 }).ok, false)
  assert.equal(checkGrantRepair(table, 1, { fresh: 1_000_000 }).ok, false, 'mends the row, breaks the column')
  assert.equal(checkGrantRepair(table, 9, { applied: 1_450_000 }).ok, false)
})

test('A7: the cell to repair is the one its column points at, when it breaks two sums of the row', () => {
  const wrong = rows.map((row) => row.replace('1 200 000\t250 000', '1 200 000\t350 000'))
  const [flag, ...others] = readGrants(tableOf(header, ...wrong, sum)).flags
  assert.equal(flag?.repair, '250 000')
  assert.deepEqual(others, [])
})

test('A7: without a row of sums no cell is preferred to another', () => {
  const wrong = rows.map((row) => row.replace('1 450 000', '1 250 000'))
  const [flag] = readGrants(tableOf(header, ...wrong)).flags
  assert.equal(flag?.kind, 'row-sum')
  assert.equal(flag?.repair, undefined)
})

test('issue 3: a total that is not the sum of its column is flagged, with what the rows give', () => {
  const { flags } = readGrants(tableOf(header, ...rows, sum.replace('650 000', '660 000')))
  assert.deepEqual(
    flags.map(({ kind, repair }) => [kind, repair]),
    [['column-sum', '650 000']],
  )
})

const list = [
  'Antall søknader: 3 (2 nye / 1 videreføringer)',
  '',
  'Tittel\tSøker\tSatsning\tNytt eller pågående prosjekt',
  'Nye lykter\tSUNDVIK KOMMUNE\tFYR\tNy',
  'Kart over skjær\tHOLM KOMMUNE\tFYR\tVidereføring',
  'Molo\tVIK KOMMUNE\tHAV\tVidereføring',
  '',
  'Tildelt',
  '',
]

test('A8: how many are new, in the text, contradicts the list and is flagged', () => {
  const { flags, grants } = readGrants(tableOf(...list, header, ...rows, sum))
  assert.equal(grants.length, 3, 'a list without amounts is no table of grants')
  assert.deepEqual(
    flags.map(({ kind, repair }) => [kind, repair]),
    [['count-contradicts', '1 nye / 2 videreføringer']],
  )
})

test('issue 3: a name that two tables spell differently is imported as printed and flagged', () => {
  const misread = rows.map((row) => row.replace('SUNDVIK', 'SUNDVIKE').replace('Kart over skjær', 'Kart ovet skjer'))
  const { flags, grants } = readGrants(tableOf(...list.slice(2), header, ...misread, sum))
  assert.equal(grants[0]?.applicant, 'SUNDVIKE KOMMUNE')
  assert.deepEqual(
    flags.map(({ kind, where, repair }) => [kind, where, repair]),
    [
      ['spelling-differs', 'tilskudd, rad 1: søker', 'SUNDVIK KOMMUNE'],
      ['spelling-differs', 'tilskudd, rad 2: tittel', 'Kart over skjær'],
    ],
  )
})

test('A7: applications less refusals that are not the number followed up stay open, without a repair', () => {
  const text = ['Antall søknader: 40 (30 nye / 10 videreføringer)', 'Det vil si at totalt 31 tiltak følges opp.']
  const { flags } = readGrants(tableOf(...text, '- 8 tiltak får avslag på friske midler.'))
  assert.deepEqual(
    flags.map(({ kind, repair }) => [kind, repair]),
    [['count-contradicts', undefined]],
  )
  assert.match(flags[0]?.message ?? '', /32 tiltak, teksten sier 31/)
})

test('issue 3: a category that the list of codes above the table has not is flagged', () => {
  const codes = 'Det gjelder fyr og lykter (FYR), havner og moloer (HAV) og leder (LED).'
  const odd = [...rows, 'PYR\tØY KOMMUNE\tLykt\t0\t0\t0\t0\t0']
  const { flags } = readGrants(tableOf(codes, '', header, ...odd))
  assert.deepEqual(
    flags.map(({ kind, where }) => [kind, where]),
    [['category-unknown', 'tilskudd, rad 4']],
  )
})

test('issue 3: kroner are printed as Norwegian readers write them', () => {
  assert.deepEqual([0, 950, 5_400_000].map(printAmount), ['0', '950', '5 400 000'])
})

test('issue 3, Proof: a table that goes on over a page, with its header again or without, is one table', () => {
  const page = ['', 'Tilskudd - Havnedirektoratet', '', '## Tilskudd', '']
  for (const again of [[], [header]]) {
    const paper = tableOf(header, ...rows.slice(0, 1), ...page, ...again, ...rows.slice(1), sum)
    assert.equal(grantTables(paper).length, 1)
    assert.equal(readGrants(paper).grants.length, 3)
    assert.deepEqual(readGrants(paper).flags, [])
  }
  const other = tableOf(header, ...rows, sum, ...page, 'Type\tAntall\tFra\tTil\tA\tB\tC\tD', 'x\t1\t2\t3\t4\t5\t6\t7')
  assert.equal(readGrants(other).grants.length, 3, 'after its sums a table is ended')
})

test('issue 3: a table whose cells ran together comes apart by its thousands and its sums', () => {
  const together = [header, ...rows, sum].map((line) =>
    line.replaceAll('\t', ' ').replace('90 000  -', '90 000 90 000 -'),
  )
  const wrapped = together.flatMap((line) => line.replace(/ (kart|skjær|\(inkl)/gi, '\n$1').split('\n'))
  for (const lines of [together, wrapped]) {
    const { grants, flags } = readGrants(
      paperOf(['Tilskudd', '', ...lines.flatMap((line) => [line, '']), 'Takk'].join('\n')),
    )
    assert.deepEqual(
      grants.map(({ source, ...grant }) => Object.values(grant)),
      [
        ['FYR', 'SUNDVIK KOMMUNE', 'Nye lykter', 300_000, 300_000, 0, 200_000, 200_000],
        ['FYR', 'HOLM KOMMUNE', 'Kart over skjær', 1_450_000, 1_200_000, 250_000, 450_000, 200_000],
        ['HAV', 'VIK KOMMUNE', 'Molo', 90_000, 90_000, 0, 0, 0],
      ],
    )
    assert.deepEqual(
      flags.map(({ kind, repair }) => [kind, repair]),
      [['column-sum', '1 590 000']],
    )
  }
})

test('issue 3: a row that can be read in two ways keeps its text, and no amount is guessed', () => {
  const { grants, flags } = readGrants(
    paperOf(
      'Søker Tittel Søknadsbeløp (friske midler) Innvilget beløp Utbetales\nVIK KOMMUNE Molo 1 200 300 400 500\n',
    ),
  )
  assert.deepEqual(
    grants.map(({ source, ...grant }) => grant),
    [{ applicant: 'VIK KOMMUNE', title: 'Molo' }],
  )
  assert.ok(flags.some(({ kind }) => kind === 'cell-unreadable'))
})

test('issue 3, bad input: a cell that is no amount is unknown and flagged, and so is a row that is cut', () => {
  const odd = [rows[0]?.replace('300 000\t300 000', 'ca. 300\t300 000') ?? '', 'HAV\tVIK KOMMUNE\tMolo\t90 000']
  const { grants, flags } = readGrants(tableOf(header, ...odd))
  assert.deepEqual(
    grants.map(({ applied, fresh, paid }) => [applied, fresh, paid]),
    [
      [undefined, 300_000, 200_000],
      [90_000, undefined, undefined],
    ],
  )
  assert.deepEqual(
    flags.map(({ kind, where }) => [kind, where]),
    [
      ['cell-unreadable', 'tilskudd, linje 4'],
      ['cell-unreadable', 'tilskudd, linje 5'],
    ],
  )
})

test('issue 3, bad input: a document that is a table of grants and nothing else is read, not refused', () => {
  const reading = readPapers([whole])
  assert.equal(reading.grants.length, 3)
  assert.deepEqual(reading.flags, [])
})
