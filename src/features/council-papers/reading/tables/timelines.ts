import { flag } from '../flags.ts'
import { plain } from '../lines.ts'
import type { Flag, PaperText, TimelineEntry } from '../reading.ts'
import { type Row, type Table, tablesOf } from './cells.ts'
import { type Phases, shiftFaults } from './shift-rule.ts'

/** The timelines of a paper: tables headed by years, and headings whose timeline was a picture (no days: «mangler»). */
export function readTimelines(paper: PaperText): {
  readonly timelines: readonly TimelineEntry[]
  readonly flags: readonly Flag[]
} {
  const tables = tablesOf(paper).flatMap((table) => yearTable(table))
  return {
    timelines: [...tables.flatMap((table) => entriesOf(paper, table)), ...pictures(paper)],
    flags: tables.flatMap((table) => faultsOf(paper, table)),
  }
}

type Column = { readonly from: string; readonly to: string }
type YearTable = {
  /** By the place of the cell in a row; the first column, of labels, has none. */
  readonly columns: ReadonlyMap<number, Column>
  readonly rows: readonly Row[]
}

const months = ['jan', 'feb', 'mar', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'des']
const english: Readonly<Record<string, string>> = { may: 'mai', oct: 'okt', dec: 'des' }

/** A table whose first row holds at least three years in order; a second row may divide them in months or quarters. */
function yearTable({ rows }: Table): readonly YearTable[] {
  const [head, below, ...rest] = rows
  if (!head) return []
  const years = head.cells.flatMap((cell, at) => (/^(?:19|20)\d{2}$/.test(cell) ? [{ at, year: cell }] : []))
  const ordered = years.every(({ year }, index) => index === 0 || year > (years[index - 1]?.year ?? ''))
  const others = head.cells.filter((cell, at) => at > 0 && cell !== '' && !/^(?:19|20)\d{2}$/.test(cell))
  if (years.length < 3 || !ordered || others.length > 0) return []
  const divided =
    below !== undefined && below.cells.filter((cell) => monthsOf(cell) !== undefined).length >= years.length
  const columns = new Map<number, Column>()
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  for (let at = years[0]?.at ?? 0; at < width; at += 1) {
    const year = years.findLast((each) => each.at <= at)?.year
    const span = divided ? monthsOf(below?.cells[at] ?? '') : undefined
    if (year === undefined || (divided && !span)) continue
    columns.set(at, span ? { from: `${year}-${span[0]}`, to: `${year}-${span[1]}` } : { from: year, to: year })
  }
  return [{ columns, rows: divided ? rest : rows.slice(1) }]
}

/** The months a cell names, `01`-`12`: «Jan - Sept», «Okt–Dec», «Q2», «2. kvartal», «H1». */
function monthsOf(cell: string): readonly [string, string] | undefined {
  const quarter = /^(?:q|k)([1-4])$|^([1-4])\.\s*kvartal$/i.exec(cell)
  if (quarter) return span(Number(quarter[1] ?? quarter[2]) * 3 - 2, 3)
  const half = /^h([12])$|^([12])\.\s*halvår$/i.exec(cell)
  if (half) return span(Number(half[1] ?? half[2]) * 6 - 5, 6)
  const [, first, last] = /^(\p{L}{3,9})\.?\s*(?:[-–—]\s*(\p{L}{3,9})\.?)?$/u.exec(cell) ?? []
  const [from, to] = [monthOf(first), monthOf(last ?? first)]
  return from && to ? [two(from), two(to)] : undefined
}

function span(from: number, count: number): readonly [string, string] {
  return [two(from), two(from + count - 1)]
}

function monthOf(name: string | undefined): number {
  const short = name?.slice(0, 3).toLowerCase() ?? ''
  return months.indexOf(english[short] ?? short) + 1
}

function two(month: number): string {
  return String(month).padStart(2, '0')
}

/** One entry for each stretch of equal cells in a row: «Wave 9», «PPT», from the first column of it to the last. */
function entriesOf(paper: PaperText, { columns, rows }: YearTable): readonly TimelineEntry[] {
  return rows.flatMap(({ line, cells }) => {
    const label = cells[0] ?? ''
    const source = { document: paper.sha256, lines: [line, line] as const }
    const stretches: { phase: string; from: string; to: string; last: number }[] = []
    for (const [at, { from, to }] of columns) {
      const phase = cells[at] ?? ''
      const open = stretches.at(-1)
      if (phase === '') continue
      if (open?.phase === phase && open.last === at - 1) Object.assign(open, { to, last: at })
      else stretches.push({ phase, from, to, last: at })
    }
    return stretches.map(({ phase, from, to }) => ({
      timeline: headingAbove(paper, line),
      label: `${label} ${phase}`.trim(),
      from,
      to,
      source,
    }))
  })
}

function faultsOf(paper: PaperText, { columns, rows }: YearTable): readonly Flag[] {
  const at = [...columns.keys()]
  const phases: readonly Phases[] = rows.map(({ cells }) => at.map((column) => cells[column] ?? ''))
  return shiftFaults(
    rows.map(({ cells }) => cells[0] ?? ''),
    phases,
  ).map(({ row, wanted }) => {
    const printed = rows[row]
    const label = printed?.cells[0] ?? ''
    const changes = wanted.flatMap((phase, index) => {
      const column = columns.get(at[index] ?? -1)
      const now = phases[row]?.[index] ?? ''
      return column && phase !== now ? [`${column.from}: ${phase === '' ? 'ingenting' : phase}`] : []
    })
    return flag('timeline-rule', {
      where: `tidslinje: ${label}`,
      message: `${label} er ikke forskjøvet slik de andre radene er.`,
      repair: changes.join(', '),
      sources: [{ document: paper.sha256, lines: [printed?.line ?? 1, printed?.line ?? 1] }],
    })
  })
}

/** The text of the nearest heading above a line, or the nearest text where there is none. */
function headingAbove(paper: PaperText, line: number): string {
  let nearest = ''
  for (let at = line - 2; at >= 0 && at > line - 60; at -= 1) {
    const raw = paper.lines[at] ?? ''
    if (raw.includes('\t') || raw.trim() === '') continue
    if (/^\s{0,3}#{1,6}\s/.test(raw)) return plain(raw)
    nearest = nearest === '' ? plain(raw) : nearest
  }
  return nearest
}

const timelineWords = /\b(?:tidsplan|tidslinje|fremdriftsplan|framdriftsplan|tidsløp)/i

/** A heading of a timeline with nothing under it before the next heading or slide: what stood there was a picture. */
function pictures(paper: PaperText): readonly TimelineEntry[] {
  return paper.lines.flatMap((raw, at) => {
    const label = plain(raw).replace(/:$/, '')
    if (!timelineWords.test(label) || label.length > 60 || /[.,?]$/.test(label) || /^[•\-o◦]\s/.test(label)) return []
    const [above, below] = [paper.lines.slice(Math.max(0, at - 2), at), paper.lines.slice(at + 1, at + 3)]
    const alone = [...above, ...below].every((line) => line.trim() === '') && below.length === 2 && above.length > 0
    return alone
      ? [{ timeline: label, label, source: { document: paper.sha256, lines: [at + 1, at + 1] as const } }]
      : []
  })
}
