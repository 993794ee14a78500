import type { PaperText } from '../reading.ts'
import { plain } from '../lines.ts'

/** A row of a table, its cells without marks; an empty cell is ''. */
export type Row = {
  /** Counted from 1. */
  readonly line: number
  /** The last line of a row over several. */
  readonly last?: number
  readonly cells: readonly string[]
}

/** Rows that stand together, without a line of text between them. */
export type Table = { readonly rows: readonly Row[] }

/** The cells of a line of a table (tab-separated, or Markdown with `|`); undefined when the line is none. */
export function cellsOf(line: string): readonly string[] | undefined {
  if (line.includes('\t')) return line.split('\t').map(plain)
  const piped = /^\s*\|(.+)\|\s*$/.exec(line)?.[1]
  return piped?.split('|').map(plain)
}

/** The tables of a paper, in order. Blank lines inside a table do not end it; the rule under a Markdown header is no row. */
export function tablesOf(paper: PaperText): readonly Table[] {
  const tables: Row[][] = []
  let open = false
  for (const [index, line] of paper.lines.entries()) {
    const cells = cellsOf(line)
    if (cells === undefined) {
      open &&= line.trim() === ''
      continue
    }
    if (cells.every((cell) => /^:?-{2,}:?$/.test(cell))) continue
    const row = { line: index + 1, cells }
    const table = tables.at(-1)
    if (open && table) table.push(row)
    else tables.push([row])
    open = true
  }
  return tables.map((rows) => ({ rows }))
}
