import type { Grant, PaperText } from '../reading.ts'
import { parseAmount } from './amounts.ts'
import { type Row, tablesOf } from './cells.ts'
import { textTables } from './text-table.ts'
import { type AmountColumn, amountColumns, columnsOf, type GrantColumn } from './grant-columns.ts'

/** The amounts of a row or of the totals, in kroner; what is not printed is left out. */
export type Amounts = { readonly [Column in AmountColumn]?: number }

/** A table of grants as printed. */
export type GrantTable = {
  /** The line of the header row, counted from 1. */
  readonly header: number
  readonly grants: readonly Grant[]
  /** Columns the header does not have. */
  readonly missing: readonly GrantColumn[]
  /** The row of sums, when there is one. */
  readonly totals?: Amounts & { readonly line: number }
  /** Cells that should be amounts and could not be read, and rows without the right number of cells. */
  readonly unreadable: readonly { readonly line: number; readonly column?: GrantColumn }[]
}

/** The most lines between two parts of one table: a heading, a footer, the header again. */
const partsApart = 15

/**
 * The grant tables of a paper: tables whose header names an applicant and at least two amounts, in any order. Rows that
 * come after something else, with as many cells and amounts in the same columns, are the same table on the next page.
 */
export function grantTables(paper: PaperText): readonly GrantTable[] {
  const drafts: Draft[] = []
  for (const { rows } of [...tablesOf(paper), ...textTables(paper)]) {
    const at = rows.findIndex((row) => isHeader(columnsOf(row.cells)))
    const header = rows[at]
    const last = drafts.at(-1)
    if (header) {
      const columns = columnsOf(header.cells)
      const again = last && !last.totals && sameColumns(columns, last.columns) && near(last, header)
      const draft = again ? last : { header: header.line, columns, rows: [] }
      if (draft !== last) drafts.push(draft)
      addRows(draft, rows.slice(at + 1))
    } else if (last && !last.totals && rows[0] && near(last, rows[0]) && fits(rows, last)) addRows(last, rows)
  }
  return drafts.map((draft) => grantTable(paper, draft))
}

type Draft = { readonly header: number; readonly columns: Columns; readonly rows: Row[]; totals?: Row }

function addRows(draft: Draft, rows: readonly Row[]): void {
  for (const row of rows) {
    if (isSum(row, draft.columns)) draft.totals = row
    else if (!isHeader(columnsOf(row.cells))) draft.rows.push(row)
  }
}

function near({ header, rows }: Draft, { line }: Row): boolean {
  return line - (rows.at(-1)?.line ?? header) <= partsApart
}

function sameColumns(one: Columns, other: Columns): boolean {
  return one.length === other.length && one.every((column, at) => column === other[at])
}

/** Have most of the rows an amount, or nothing, in every column of amounts? */
function fits(rows: readonly Row[], { columns }: Draft): boolean {
  const fitting = rows.filter((row) => {
    const { values, unreadable } = amountsOf(row, columns)
    return row.cells.length === columns.length && unreadable.length === 0 && Object.keys(values).length >= 2
  })
  return fitting.length * 2 > rows.length
}

function grantTable(paper: PaperText, { header, columns, rows, totals }: Draft): GrantTable {
  const grants: Grant[] = []
  const unreadable: { line: number; column?: GrantColumn }[] = []
  for (const row of rows) {
    const amounts = amountsOf(row, columns)
    if (Object.keys(amounts.values).length === 0 && filled(row) < 3) continue
    for (const column of amounts.unreadable) unreadable.push({ line: row.line, column })
    if (row.cells.length < lastColumn(columns)) unreadable.push({ line: row.line })
    grants.push({
      ...textsOf(row, columns),
      ...amounts.values,
      source: { document: paper.sha256, lines: [row.line, row.last ?? row.line] },
    })
  }
  const missing = (['category', 'applicant', 'title', ...amountColumns] as const).filter((c) => !columns.includes(c))
  const sums = totals && { totals: { ...amountsOf(totals, columns).values, line: totals.line } }
  return { header, grants, missing, unreadable, ...sums }
}

type Columns = readonly (GrantColumn | undefined)[]

function isHeader(columns: Columns): boolean {
  const amounts = amountColumns.filter((column) => columns.includes(column)).length
  return amounts >= 2 && (columns.includes('applicant') || columns.includes('title'))
}

function isSum(row: Row, columns: Columns): boolean {
  const texts = row.cells.filter((cell, index) => !isAmount(columns[index]) && cell !== '')
  return texts.length <= 1 && row.cells.some((cell) => /^(?:sum|totalt?|i alt|samlet)\b/i.test(cell))
}

function isAmount(column: GrantColumn | undefined): column is AmountColumn {
  return amountColumns.some((name) => name === column)
}

function filled(row: Row): number {
  return row.cells.filter((cell) => cell !== '').length
}

function lastColumn(columns: Columns): number {
  return columns.reduce((last, column, index) => (column ? index + 1 : last), 0)
}

function textsOf(row: Row, columns: Columns): Pick<Grant, 'category' | 'applicant' | 'title'> {
  const texts = columns.flatMap((column, index) => {
    const cell = row.cells[index]
    return column && !isAmount(column) && cell ? [[column, cell] as const] : []
  })
  return Object.fromEntries(texts)
}

function amountsOf(row: Row, columns: Columns): { values: Amounts; unreadable: readonly AmountColumn[] } {
  const values: { [Column in AmountColumn]?: number } = {}
  const unreadable: AmountColumn[] = []
  for (const [index, column] of columns.entries()) {
    if (!isAmount(column)) continue
    const amount = parseAmount(row.cells[index] ?? '')
    if (amount === null) unreadable.push(column)
    else if (amount !== undefined) values[column] = amount
  }
  return { values, unreadable }
}
