import { joinText, plain } from '../lines.ts'
import type { PaperText } from '../reading.ts'
import { parseAmount } from './amounts.ts'
import { cellsOf, type Row, type Table } from './cells.ts'
import { type AmountColumn, amountColumns, columnsOf, type GrantColumn } from './grant-columns.ts'
import { rowRules } from './row-rules.ts'

/** The words a column of amounts is headed by, where columns ran together: each begins a column. */
const heads = /(?=\b(?:søknadsbeløp|søkt|omsøkt|innvilget|tildelt|bevilget|utbetales|utbetaling)(?!\p{L}))/iu
const applicantHead = /\b(?:søker|tilskuddsmottaker|mottaker|kommune)\b/i
const titleHead = /\b(?:tittel|tiltak|prosjektnavn)/i

/** The most lines the head of a table takes, each column's words below each other. */
const headLines = 24

/**
 * Grant tables in the text of a PDF, where the cells of a row ran together: a head that names an applicant and at least
 * three columns of amounts, and rows that end with as many amounts. Their cells come apart by how thousands are set and
 * by what the sums of a row demand; a row that could be read in two ways keeps its text and loses its amounts.
 */
export function textTables(paper: PaperText): readonly Table[] {
  const tables: Table[] = []
  let at = 0
  while (at < paper.lines.length) {
    const head = headAt(paper, at)
    if (!head) {
      at += 1
      continue
    }
    const { rows, next } = rowsBelow(paper, head)
    if (rows.length > 0) tables.push({ rows: [{ line: at + 1, cells: headerCells(head) }, ...rows] })
    at = Math.max(next, at + 1)
  }
  return tables
}

type Head = {
  /** The index of the first line below it. */
  readonly end: number
  /** The printed heads of the columns of amounts, in order. */
  readonly amounts: readonly string[]
  readonly category: boolean
}

function headAt({ lines }: PaperText, at: number): Head | undefined {
  if (!/\b(?:søker|mottaker|kategori|kommune)\b/i.test(lines[at] ?? '') || cellsOf(lines[at] ?? '')) return undefined
  let text = ''
  for (let next = at; next < at + headLines && next < lines.length; next += 1) {
    const line = plain(lines[next] ?? '')
    if (cellsOf(lines[next] ?? '')) return undefined
    if (next > at && amountTail(line)) {
      const amounts = text.split(heads).slice(1)
      const known = columnsOf(amounts).filter((column) => isAmountColumn(column))
      const whole = known.length >= 3 && known.length === amounts.length
      return whole && applicantHead.test(text) && titleHead.test(text)
        ? { end: firstOfRow(lines, at, next), amounts, category: /\bkategori\b/i.test(text) }
        : undefined
    }
    text = `${text} ${line}`.trim()
  }
  return undefined
}

/** The first row may begin above the line its amounts are on, after the last words of the head. */
function firstOfRow(lines: readonly string[], head: number, tail: number): number {
  const words = /\b(?:midler|beløp|søker|tittel|tiltak|utbetales|innvilget|friske|ubrukte)\b|\d{4}\)?$|\)$/i
  let first = tail
  while (first - 1 > head && plain(lines[first - 1] ?? '') !== '' && !words.test(plain(lines[first - 1] ?? '')))
    first -= 1
  return first
}

function headerCells({ amounts, category }: Head): readonly string[] {
  return [...(category ? ['Kategori'] : []), 'Søker', 'Tittel', ...amounts]
}

function rowsBelow({ lines }: PaperText, head: Head): { readonly rows: readonly Row[]; readonly next: number } {
  const rows: Row[] = []
  let words: string[] = []
  let first = head.end
  let at = head.end
  let quiet = 0
  for (; at < lines.length && quiet < 8; at += 1) {
    const text = plain(lines[at] ?? '')
    if (cellsOf(lines[at] ?? '')) break
    if (text === '') continue
    if (words.length === 0) first = at
    const tail = amountTail(text)
    quiet = tail ? 0 : quiet + 1
    if (!tail) {
      words.push(text)
      continue
    }
    const { cells, ofTitle } = amountsOf(tail.tokens, head.amounts)
    const label = joinText([...words, tail.before, ...tail.tokens.slice(0, ofTitle)])
    rows.push({ line: first + 1, last: at + 1, cells: [...textCells(label, head.category), ...cells] })
    words = []
    if (/^(?:sum|totalt?|i alt)\b/i.test(label)) {
      at += 1
      break
    }
  }
  return { rows, next: at }
}

/** The numbers a line ends with, by the blanks between them; undefined when it ends with fewer than three. */
function amountTail(text: string): { readonly before: string; readonly tokens: readonly string[] } | undefined {
  if (text.length > 400) return undefined
  const words = text.split(/[\s\u00a0\u202f]+/)
  const from = words.findLastIndex((word) => !/^(?:\d{1,3}|[-–])$/.test(word)) + 1
  const tokens = words.slice(from)
  return tokens.length >= 3 ? { before: words.slice(0, from).join(' '), tokens } : undefined
}

/**
 * The amounts of a row as cells, and how many numbers before them are the end of its title («fase 2»). Of all readings
 * the one whose sums hold is taken, of those the one that leaves the title least; '?' in each cell when none is better than another.
 */
function amountsOf(
  tokens: readonly string[],
  heads: readonly string[],
): { readonly cells: readonly string[]; readonly ofTitle: number } {
  const columns = columnsOf(heads)
  const readings = [0, 1, 2].flatMap((ofTitle) =>
    waysToPart(tokens.slice(ofTitle), heads.length).map((cells) => ({
      cells,
      ofTitle,
      sums: sumsThatHold(cells, columns),
    })),
  )
  const [best, second] = readings.sort((one, other) => other.sums - one.sums || one.ofTitle - other.ofTitle)
  const sure = best && (!second || best.sums > second.sums || best.ofTitle < second.ofTitle)
  return sure ? best : { cells: heads.map(() => '?'), ofTitle: 0 }
}

/** Every way to part groups of digits into so many amounts: a group of three may go on from the one before. */
function waysToPart(tokens: readonly string[], count: number): readonly (readonly string[])[] {
  if (tokens.length > 30) return []
  let ways: readonly (readonly string[])[] = [[]]
  for (const token of tokens) {
    ways = ways.flatMap((way) => {
      const last = way.at(-1)
      const goesOn = last !== undefined && /^[1-9]\d{0,2}(?: \d{3}){0,2}$/.test(last) && /^\d{3}$/.test(token)
      const starts = /^(?:0|[1-9]\d{0,2}|[-–])$/.test(token) && way.length < count
      return [...(starts ? [[...way, token]] : []), ...(goesOn ? [[...way.slice(0, -1), `${last} ${token}`]] : [])]
    })
    if (ways.length > 5000) return []
  }
  return ways.filter((way) => way.length === count)
}

function sumsThatHold(way: readonly string[], columns: readonly (GrantColumn | undefined)[]): number {
  const amount = (column: AmountColumn) => {
    const at = columns.indexOf(column)
    return at < 0 ? undefined : parseAmount(way[at] ?? '')
  }
  return rowRules.filter(({ whole, parts }) => {
    const [sum, one, other] = [amount(whole), amount(parts[0]), amount(parts[1])]
    return typeof sum === 'number' && typeof one === 'number' && typeof other === 'number' && sum === one + other
  }).length
}

/** Category, applicant and title: a code in capitals, a name in capitals or up to what sort of body it is, the rest. */
function textCells(label: string, category: boolean): readonly string[] {
  const [, code = '', afterCode = label] = category ? (/^(\p{Lu}{2,6})\s+(.*)$/u.exec(label) ?? []) : []
  const capitals = /^((?:\p{Lu}[\p{Lu}.-]+\s+)*\p{Lu}[\p{Lu}.-]+)\s+(\S.*)$/u.exec(afterCode)
  const body = /^(.{2,60}?\b(?:fylkeskommune|kommune|bydel|HF|RHF|KF|IKS|AS|SF))\s+(\S.*)$/iu.exec(afterCode)
  const [, applicant = '', title = afterCode] = capitals ?? body ?? []
  return [...(category ? [code] : []), applicant, title]
}

function isAmountColumn(column: GrantColumn | undefined): boolean {
  return amountColumns.some((name) => name === column)
}
