import { caseNumberAt } from '../case-numbers.ts'
import { parseCaseType, typeAtEnd } from '../case-types.ts'
import { clocksIn } from '../dates.ts'
import { joinText, sourceOf, startsInside } from '../lines.ts'
import type { PaperText } from '../reading.ts'
import { type AgendaRow, isAgendaHeader } from './agenda-row.ts'
import { boxesOf, startsAgendaRow } from './boxes.ts'
import { titleWords } from './presenters.ts'
import type { Slide, SlideLine } from './slides.ts'

const clockAtEnd =
  /^(.*?)(?:\bkl\.?\s*)?(?<![\d.:])((?:[01]?\d|2[0-3])[.:][0-5]\d)(?:\s*[-–]\s*(?:[01]?\d|2[0-3])[.:][0-5]\d)?$/i

/** What the slides call a case, by its number. */
export type KnownTitles = ReadonlyMap<number, readonly string[]>

/**
 * The agenda of a deck in PDF text, where the columns ran together: number, title and presenter over one or several
 * lines, the row ended by its clock and its type. Empty when there is none.
 */
export function agendaFromText(paper: PaperText, slides: readonly Slide[], titles: KnownTitles): readonly AgendaRow[] {
  return rowsOf(agendaLines(slides)).flatMap((lines) => readRow(paper, lines, titles))
}

/** The lines below the header of the agenda, over as many boxes as it goes on. */
export function agendaLines(slides: readonly Slide[]): readonly SlideLine[] {
  const boxes = boxesOf(slides)
  const first = boxes.findIndex((lines) => lines.some(({ text }) => isAgendaHeader(text)) || looksLikeAgenda(lines))
  if (first < 0) return []
  let end = first + 1
  while (boxes[end]?.some(({ text }) => startsAgendaRow(text) || endsRow(text))) end += 1
  const lines = boxes.slice(first, end).flat()
  const header = lines.findIndex(({ text }) => isAgendaHeader(text))
  const start = lines.findIndex(({ text }, at) => at > header && (startsAgendaRow(text) || endsRow(text)))
  return start < 0 ? [] : lines.slice(start).filter(({ text }) => !isAgendaHeader(text))
}

function looksLikeAgenda(lines: readonly SlideLine[]): boolean {
  const rows = lines.filter(({ text }) => startsAgendaRow(text)).length
  return rows >= 2 && lines.filter(({ text }) => endsRow(text)).length >= rows
}

function endsRow(text: string): boolean {
  return clockAtEnd.test(typeAtEnd(text).rest)
}

/** Rows end with their clock; a type alone, or the rest of a sentence, belongs to the row before it. */
function rowsOf(lines: readonly SlideLine[]): readonly (readonly SlideLine[])[] {
  const rows: SlideLine[][] = []
  let ended = true
  for (const line of lines) {
    const open = rows.at(-1)
    const belongs = open !== undefined && (parseCaseType(line.text) !== undefined || startsInside(line.text))
    const starts: boolean = open === undefined || startsAgendaRow(line.text) || (ended && !belongs)
    if (starts) rows.push([line])
    else open?.push(line)
    ended = endsRow(line.text) || (ended && !starts)
  }
  return rows
}

function readRow(paper: PaperText, lines: readonly SlideLine[], titles: KnownTitles): readonly AgendaRow[] {
  const first = lines[0]
  if (!first) return []
  const number = startsAgendaRow(first.text) ? caseNumberAt(first.text) : undefined
  const printed = number && { number: number.number, year: number.year }
  let clock: string | undefined
  let type: AgendaRow['type']
  const pieces = lines.flatMap((line) => {
    const text = line === first && number ? number.rest : line.text
    const alone = parseCaseType(text)
    if (alone !== undefined && line !== first) {
      type ??= alone
      return []
    }
    const ending = typeAtEnd(text)
    const found = clockAtEnd.exec(ending.rest) ?? undefined
    if (!found) return text === '' ? [] : [{ line, text }]
    clock ??= clocksIn(found[2] ?? '')[0]
    type ??= ending.type
    const rest = (found[1] ?? '').trim()
    return rest === '' ? [] : [{ line, text: rest }]
  })
  const count = titleWords(
    pieces.map((piece) => piece.text),
    (printed && titles.get(printed.number)) ?? [],
  )
  const { title, rest, used } = split(pieces, count)
  if (title === '') return []
  const presenter = rest === '' ? {} : { presenter: rest }
  return [
    {
      ...(printed && { printed }),
      title: { value: title, source: sourceOf(paper, used) },
      ...presenter,
      ...(clock !== undefined && { clock }),
      ...(type !== undefined && { type }),
      source: sourceOf(paper, lines),
    },
  ]
}

type Piece = { readonly line: SlideLine; readonly text: string }

function split(pieces: readonly Piece[], count: number) {
  const title: string[] = []
  const rest: string[] = []
  const used: SlideLine[] = []
  let left = count
  for (const { line, text } of pieces) {
    const words = text.split(' ').filter((word) => word !== '')
    if (left > 0) {
      title.push(words.slice(0, left).join(' '))
      used.push(line)
    }
    rest.push(words.slice(Math.max(0, left)).join(' '))
    left -= words.length
  }
  return { title: joinText(title), rest: joinText(rest), used }
}
