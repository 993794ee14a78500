import type { Grant } from '../reading.ts'
import type { AmountColumn } from './grant-columns.ts'
import { amountColumns } from './grant-columns.ts'
import type { Amounts, GrantTable } from './grant-table.ts'
import { type RowRule, rowRules } from './row-rules.ts'

/** Which sum says so: that of the row, or that of the column. */
export type RepairReason = { readonly because: 'row-sum'; readonly rule: RowRule } | { readonly because: 'column-sum' }

/** One cell of a row that the sums say should hold something else. */
export type CellRepair = {
  readonly column: AmountColumn
  readonly printed: number
  readonly repair: number
  readonly reasons: readonly RepairReason[]
}

/** A row whose own sums do not hold. */
export type RowFault = {
  /** In `table.grants`. */
  readonly row: number
  readonly broken: readonly RowRule[]
  /** Left out when the sums do not point at one cell. */
  readonly repair?: CellRepair
}

/** A printed total that is not the sum of its column. */
export type ColumnFault = { readonly column: AmountColumn; readonly printed: number; readonly counted: number }

/** Rows whose own sums do not hold, and what would make both them and the column's total right. */
export function rowFaults(table: GrantTable): readonly RowFault[] {
  const sums = columnSums(table)
  return table.grants.flatMap((grant, row) => {
    const broken = rowRules.filter((rule) => holds(rule, grant) === false)
    if (broken.length === 0) return []
    const repair = bestRepair(table, sums, grant, broken)
    return [{ row, broken, ...(repair && { repair }) }]
  })
}

/** Totals that are not the sum of their column and that no faulty row explains. */
export function columnFaults(table: GrantTable, faults: readonly RowFault[]): readonly ColumnFault[] {
  const sums = columnSums(table)
  return amountColumns.flatMap((column) => {
    const printed = table.totals?.[column]
    if (printed === undefined || !table.grants.some((grant) => grant[column] !== undefined)) return []
    const change = faults.reduce(
      (sum, { repair }) => sum + (repair?.column === column ? repair.repair - repair.printed : 0),
      0,
    )
    const counted = (sums[column] ?? 0) + change
    return counted === printed ? [] : [{ column, printed, counted }]
  })
}

/**
 * Would this repair of a row make the table right? Both the row's own sums and the totals of the columns must hold
 * afterwards; a value that settles only one of them is refused (steering and plans, A7).
 */
export function checkGrantRepair(
  table: GrantTable,
  row: number,
  repair: Amounts,
): { readonly ok: boolean; readonly brokenRules: readonly RowRule[]; readonly brokenColumns: readonly AmountColumn[] } {
  const grants = table.grants.map((grant, index) => (index === row ? { ...grant, ...repair } : grant))
  const repaired = grants[row]
  const sums = columnSums({ ...table, grants })
  const brokenRules = repaired ? rowRules.filter((rule) => holds(rule, repaired) === false) : []
  const brokenColumns = amountColumns.filter((column) => {
    const total = table.totals?.[column]
    return column in repair && total !== undefined && sums[column] !== total
  })
  return { ok: repaired !== undefined && brokenRules.length + brokenColumns.length === 0, brokenRules, brokenColumns }
}

/** True, false, or undefined when a cell of the sum is absent. */
function holds({ whole, parts }: RowRule, grant: Grant): boolean | undefined {
  const [sum, first, second] = [grant[whole], grant[parts[0]], grant[parts[1]]]
  if (sum === undefined || first === undefined || second === undefined) return undefined
  return sum === first + second
}

function columnSums({ grants }: Pick<GrantTable, 'grants'>): Amounts {
  return Object.fromEntries(
    amountColumns.map((column) => [column, grants.reduce((sum, grant) => sum + (grant[column] ?? 0), 0)]),
  )
}

/** The one cell whose change mends every broken sum; when several would, the one its column's total also asks for. */
function bestRepair(
  table: GrantTable,
  sums: Amounts,
  grant: Grant,
  broken: readonly RowRule[],
): CellRepair | undefined {
  const candidates = amountColumns.flatMap((column) => {
    const wanted = broken.map((rule) => wantedBy(rule, column, grant))
    const printed = grant[column]
    const repair = wanted[0]
    if (printed === undefined || repair === undefined || wanted.some((value) => value !== repair)) return []
    const mended = { ...grant, [column]: repair }
    if (repair < 0 || rowRules.some((rule) => holds(rule, mended) === false)) return []
    const total = table.totals?.[column]
    const byColumn = total !== undefined && (sums[column] ?? 0) - printed + repair === total
    const reasons: readonly RepairReason[] = [
      ...broken.map((rule) => ({ because: 'row-sum', rule }) as const),
      ...(byColumn ? [{ because: 'column-sum' } as const] : []),
    ]
    return [{ column, printed, repair, reasons, byColumn }]
  })
  const supported = candidates.filter((candidate) => candidate.byColumn)
  const chosen = supported.length > 0 ? supported : candidates.filter(({ column }) => !totalAgrees(table, sums, column))
  const only = chosen.length === 1 ? chosen[0] : undefined
  return only && { column: only.column, printed: only.printed, repair: only.repair, reasons: only.reasons }
}

function totalAgrees(table: GrantTable, sums: Amounts, column: AmountColumn): boolean {
  const total = table.totals?.[column]
  return total !== undefined && total === sums[column]
}

function wantedBy({ whole, parts }: RowRule, column: AmountColumn, grant: Grant): number | undefined {
  const [sum, first, second] = [grant[whole], grant[parts[0]], grant[parts[1]]]
  if (sum === undefined || first === undefined || second === undefined) return undefined
  if (column === whole) return first + second
  if (column === parts[0]) return sum - second
  return column === parts[1] ? sum - first : undefined
}
