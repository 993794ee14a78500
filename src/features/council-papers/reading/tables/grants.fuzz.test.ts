import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cases } from '../../../../../test/seed.ts'
import { paperOf } from '../slides/sample-decks.ts'
import { printAmount } from './amounts.ts'
import { amountColumns } from './grant-columns.ts'
import { readGrants } from './grants.ts'

const header = [
  'Kategori',
  'Søker',
  'Tittel',
  'Søknadsbeløp',
  'Søknadsbeløp (kun friske midler)',
  'Søknadsbeløp ubrukte midler',
  'Innvilget beløp',
  'Utbetales',
]

type Row = Readonly<Record<(typeof amountColumns)[number], number>>

const amount = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20_000_000 }))
const row: fc.Arbitrary<Row> = fc
  .record({ fresh: amount, carriedOver: amount, paid: amount })
  .map((parts) => ({ ...parts, applied: parts.fresh + parts.carriedOver, granted: parts.paid + parts.carriedOver }))
const rows = fc.array(row, { minLength: 1, maxLength: 20 })

function paperWith(all: readonly Row[], sums: readonly Row[], between: string) {
  const lines = all.map((each, at) => {
    const name = String.fromCharCode(65 + at)
    return ['FYR', `${name}VIK KOMMUNE`, 'Molo og lykt', ...amountColumns.map((column) => printAmount(each[column]))]
  })
  const totals = amountColumns.map((column) => printAmount(sums.reduce((sum, each) => sum + each[column], 0)))
  const table = [header, ...lines, ['SUM', ...(between === '\t' ? ['', ''] : []), ...totals]]
  return paperOf(table.map((cells) => cells.join(between)).join('\n'))
}

test('issue 3: tables whose sums hold are read as printed and not flagged', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const { grants, flags } = readGrants(paperWith(all, all, '\t'))
      assert.deepEqual(
        grants.map((grant) => amountColumns.map((column) => grant[column])),
        all.map((each) => amountColumns.map((column) => each[column])),
      )
      assert.deepEqual(flags, [])
    }),
    cases(500),
  )
})

test('A7: one amount misread, in any row and column, is flagged with the amount that was meant', () => {
  fc.assert(
    fc.property(
      rows,
      fc.nat(),
      fc.constantFrom(...amountColumns),
      fc.integer({ min: 1, max: 900_000 }),
      (all, at, column, more) => {
        const wrong = all.map((each, index) =>
          index === at % all.length ? { ...each, [column]: each[column] + more } : each,
        )
        const { flags, grants } = readGrants(paperWith(wrong, all, '\t'))
        const meant = all[at % all.length]?.[column] ?? 0
        assert.deepEqual(
          flags.map(({ kind, repair }) => [kind, repair]),
          [['row-sum', printAmount(meant)]],
        )
        assert.equal(grants[at % all.length]?.[column], meant + more, 'imported as printed')
      },
    ),
    cases(500),
  )
})

test('issue 3, honesty rules: where cells ran together an amount is read right or left out, never guessed', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const { grants } = readGrants(paperWith(all, all, ' '))
      assert.equal(grants.length, all.length)
      for (const [at, grant] of grants.entries()) {
        for (const column of amountColumns) {
          if (grant[column] !== undefined) assert.equal(grant[column], all[at]?.[column])
        }
      }
    }),
    cases(500),
  )
})
