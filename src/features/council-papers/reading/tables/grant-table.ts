import type { Grant, PaperText } from '../reading.ts'
import { parseAmount } from './amounts.ts'
import { type Row, type Table, tablesOf } from './cells.ts'
import { type AmountColumn, amountColumns, columnsOf, type GrantColumn } from './grant-columns.ts'

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

/** The grant tables of a paper: tables whose header names an applicant and at least two amounts, in any order. */
export function grantTables(paper: PaperText): readonly GrantTable[] {
  return tablesOf(paper).flatMap((table) => grantTable(paper, table))
}

function grantTable(paper: PaperText, { rows }: Table): readonly GrantTable[] {
  const at = rows.findIndex((row) => isHeader(columnsOf(row.cells)))
  const header = rows[at]
  if (!header) return []
  const columns = columnsOf(header.cells)
  const grants: Grant[] = []
  const unreadable: { line: number; column?: GrantColumn }[] = []
  let totals: GrantTable['totals']
  for (const row of rows.slice(at + 1)) {
    const amounts = amountsOf(row, columns)
    for (const column of amounts.unreadable) unreadable.push({ line: row.line, column })
    if (isSum(row, columns)) totals = { ...amounts.values, line: row.line }
    else if (Object.keys(amounts.values).length > 0 || filled(row) >= 3) {
      if (row.cells.length < lastColumn(columns)) unreadable.push({ line: row.line })
      grants.push({
        ...textsOf(row, columns),
        ...amounts.values,
        source: { document: paper.sha256, lines: [row.line, row.line] },
      })
    }
  }
  const missing = (['category', 'applicant', 'title', ...amountColumns] as const).filter((c) => !columns.includes(c))
  return [{ header: header.line, grants, missing, unreadable, ...(totals && { totals }) }]
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
