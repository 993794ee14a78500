import { parseCaseNumber } from '../case-numbers.ts'
import { parseCaseType } from '../case-types.ts'
import { clocksIn } from '../dates.ts'
import type { PaperText } from '../reading.ts'
import { type Row, tablesOf } from '../tables/cells.ts'
import { type AgendaColumn, type AgendaRow, agendaColumnOf } from './agenda-row.ts'

/** The agenda of a deck in Markdown: a table whose header names a case number and a clock. Empty when there is none. */
export function agendaFromTable(paper: PaperText): readonly AgendaRow[] {
  for (const { rows } of tablesOf(paper)) {
    for (const [at, header] of rows.entries()) {
      const columns = columnsOf(header)
      if (columns.has('title') && columns.has('clock') && columns.size >= 3)
        return rows.slice(at + 1).flatMap((row) => readRow(paper, row, columns))
      if (at >= 2) break
    }
  }
  return []
}

type Columns = ReadonlyMap<AgendaColumn, number>

function columnsOf(header: Row): Columns {
  const columns = new Map<AgendaColumn, number>()
  for (const [index, cell] of header.cells.entries()) {
    const column = agendaColumnOf(cell)
    if (column && !columns.has(column)) columns.set(column, index)
    // «Sak | Sakstittel»: the first is the number, the second the title.
    else if (column === 'number' && !columns.has('title')) columns.set('title', index)
  }
  return columns
}

function readRow(paper: PaperText, row: Row, columns: Columns): readonly AgendaRow[] {
  const cell = (column: AgendaColumn) => row.cells[columns.get(column) ?? -1] ?? ''
  const title = cell('title')
  if (title === '') return []
  const source = { document: paper.sha256, lines: [row.line, row.line] as const }
  const printed = parseCaseNumber(cell('number'))
  const clock = clocksIn(cell('clock'))[0]
  const type = parseCaseType(cell('type'))
  return [
    {
      ...(printed && { printed }),
      title: { value: title, source },
      ...(cell('presenter') !== '' && { presenter: cell('presenter') }),
      ...(clock !== undefined && { clock }),
      ...(type !== undefined && { type }),
      source,
    },
  ]
}
