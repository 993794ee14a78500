import { type CaseNumber, caseNumberAt } from './case-numbers.ts'
import { parseCaseType, typeAtEnd } from './case-types.ts'
import { isFinished, type Line } from './lines.ts'
import { columnsOf } from './table-heads.ts'

/** A row of a list of cases: its number as printed, and its lines, the first without the number. */
export type CaseRow = { readonly printed: CaseNumber; readonly lines: readonly Line[]; readonly all: readonly Line[] }

/** A list of cases: under one head, with numbers that count upwards. */
export type CaseList = {
  readonly rows: readonly CaseRow[]
  /** The first line of the first row. */
  readonly from: Line
  /** What stands between the head and the first row. */
  readonly lead: readonly Line[]
}

/** Is the line the start of a row, by itself and the line before it? */
export function startsRow(lines: readonly Line[], at: number): CaseNumber | undefined {
  const [line, before] = [lines[at], lines[at - 1]]
  const found = line && caseNumberAt(line.text)
  if (!line || !found || found.label !== undefined || /^[,.)]/.test(found.rest)) return undefined
  const free = line.afterBlank || !before || isFinished(before.text) || columnsOf(before.text) || endsRow(before.text)
  return free ? { number: found.number, year: found.year } : undefined
}

function endsRow(text: string): boolean {
  return typeAtEnd(text).type !== undefined || parseCaseType(text) !== undefined || /\d{1,2}[.:]\d{2}$/.test(text)
}

/**
 * The lists of cases in a stretch of text. A head starts another list, and so does a number the list already has.
 * Numbers may stand in any order; one of another year is taken only where it fills the row of numbers.
 */
export function caseLists(lines: readonly Line[]): readonly CaseList[] {
  const year = commonYear(lines)
  const known = new Set(lines.flatMap((_line, at) => (startsRow(lines, at) ? [startOfRow(lines[at])] : [])))
  const lists: { from: Line; lead: readonly Line[]; rows: { printed: CaseNumber; lines: Line[]; all: Line[] }[] }[] = []
  let fresh = true
  let lead: Line[] = []
  lines.forEach((line, at) => {
    if (columnsOf(line.text)) {
      fresh = true
      lead = []
      return
    }
    const rows = lists.at(-1)?.rows ?? []
    const last = rows.at(-1)
    const printed = startsRow(lines, at) ?? (known.has(startOfRow(line)) ? numberOf(line) : undefined)
    if (printed && (printed.year === year || fillsRow(rows, printed))) {
      const row = { printed, lines: [{ ...line, text: caseNumberAt(line.text)?.rest ?? '' }], all: [line] }
      const restarts = rows.some((each) => each.printed.number === printed.number)
      if (fresh || !last || restarts) lists.push({ from: line, lead: fresh ? lead : [], rows: [row] })
      else rows.push(row)
      if (last && restarts && !fresh) dropHead(last)
      fresh = false
    } else if (last && !fresh) {
      last.lines.push(line)
      last.all.push(line)
    } else lead.push(line)
  })
  return lists
}

/** The number and the first letters of the title: the same row in another list. */
function startOfRow(line: Line | undefined): string {
  const found = line && caseNumberAt(line.text)
  return found
    ? `${found.number}/${found.year} ${found.rest
        .toLowerCase()
        .replace(/[^\p{L}]+/gu, '')
        .slice(0, 12)}`
    : ''
}

function numberOf({ text }: Line): CaseNumber | undefined {
  const found = caseNumberAt(text)
  return found && { number: found.number, year: found.year }
}

/** The number after the last one, or a gap before it. */
function fillsRow(rows: readonly { readonly printed: CaseNumber }[], { number }: CaseNumber): boolean {
  return rows.length > 0 && number === (rows.at(-1)?.printed.number ?? 0) + 1
}

/** The line that heads the next list, when no one knew it for one. */
function dropHead(row: { lines: Line[]; all: Line[] }): void {
  const line = row.lines.at(-1)
  if (
    row.lines.length > 1 &&
    line?.afterBlank &&
    line.text.split(' ').length <= 6 &&
    !isFinished(line.text) &&
    !endsRow(line.text)
  ) {
    row.lines.pop()
    row.all.pop()
  }
}

/** The year most rows carry. */
function commonYear(lines: readonly Line[]): number | undefined {
  const counts = new Map<number, number>()
  lines.forEach((_line, at) => {
    const year = startsRow(lines, at)?.year
    if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1)
  })
  return [...counts].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0]?.[0]
}
