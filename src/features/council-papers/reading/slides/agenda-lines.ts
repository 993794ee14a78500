import { caseNumberAt } from '../case-numbers.ts'
import { parseCaseType, typeAtEnd } from '../case-types.ts'
import { startsInside } from '../lines.ts'
import { isAgendaHeader } from './agenda-row.ts'
import { boxesOf, isBreak } from './boxes.ts'
import type { SlideLine } from './deck-lines.ts'
import type { Slide } from './slides.ts'

const clock = String.raw`(?:kl\.?\s*)?(?<![\d.:])((?:[01]?\d|2[0-3])[.:][0-5]\d)(?![\d.:])(?:\s*[-–]\s*(?:[01]?\d|2[0-3])[.:][0-5]\d)?`
const clockAtEnd = new RegExp(`^(.*?)\\s*\\b${clock}$`, 'i')
const clockAtStart = new RegExp(`^${clock}(?:\\s+(\\S.*))?$`, 'i')

/** A clock taken off a text: what it is, and what is left. */
export type ClockFound = { readonly clock: string; readonly rest: string }

/** The clock a text ends with: «… 10:15», «… kl. 10.15 – 11.00». */
export function clockEnding(text: string): ClockFound | undefined {
  const [, rest = '', found] = clockAtEnd.exec(text) ?? []
  return found === undefined ? undefined : { clock: found, rest }
}

/** The clock a text starts with: «10:15 3/25 …». */
export function clockStarting(text: string): ClockFound | undefined {
  const [, found, rest = ''] = clockAtStart.exec(text) ?? []
  return found === undefined ? undefined : { clock: found, rest }
}

/** Where the rows of an agenda have their clock; some have none. */
type ClockPlace = 'first' | 'last' | 'none'

/** The rows of the agenda of a deck, each of one line or more. Empty when the deck has none. */
export function agendaRows(slides: readonly Slide[]): readonly (readonly SlideLine[])[] {
  const lines = agendaLines(slides)
  const first = lines.filter(({ text }) => clockStarting(text)).length
  const last = lines.filter(({ text }) => endsRow(text)).length
  const place = first + last === 0 ? 'none' : first > last ? 'first' : 'last'
  return rowsOf(lines, place)
}

/** The lines below the header of the agenda, over as many boxes as it goes on. */
function agendaLines(slides: readonly Slide[]): readonly SlideLine[] {
  const boxes = boxesOf(slides)
  const first = boxes.findIndex((lines) => lines.some(({ text }) => isAgendaHeader(text)) || looksLikeAgenda(lines))
  if (first < 0) return []
  let end = first + 1
  while (boxes[end]?.some(({ text }) => startsRow(text) || endsRow(text))) end += 1
  const lines = boxes.slice(first, end).flat()
  const header = lines.findIndex(({ text }) => isAgendaHeader(text))
  const start = lines.findIndex(({ text }, at) => at > header && (startsRow(text) || endsRow(text)))
  return start < 0 ? [] : lines.slice(start).filter(({ text }) => !isAgendaHeader(text))
}

function looksLikeAgenda(lines: readonly SlideLine[]): boolean {
  const rows = lines.filter(({ text }) => startsRow(text)).length
  return rows >= 2 && lines.filter(({ text }) => endsRow(text) || clockStarting(text)).length >= rows
}

function endsRow(text: string): boolean {
  return clockEnding(typeAtEnd(text).rest) !== undefined
}

/** A row starts here: a case number first in the line, with or without a clock before it, not the word «Sak». */
function startsRow(text: string): boolean {
  const rest = clockStarting(text)?.rest ?? text
  return /^\d/.test(rest) && caseNumberAt(rest) !== undefined
}

/**
 * Rows begin with a number; where they have a clock first or last, a row without a number begins or ends there. A type
 * alone, or the rest of a sentence, belongs to the row before it.
 */
function rowsOf(lines: readonly SlideLine[], place: ClockPlace): readonly (readonly SlideLine[])[] {
  const rows: SlideLine[][] = []
  let ended = true
  for (const line of lines) {
    const open = rows.at(-1)
    const belongs = open !== undefined && (parseCaseType(line.text) !== undefined || startsInside(line.text))
    const unnumbered: boolean = {
      first: clockStarting(line.text) !== undefined,
      last: ended && !belongs,
      none: isBreak(line.text),
    }[place]
    const starts: boolean = open === undefined || startsRow(line.text) || unnumbered
    if (starts) rows.push([line])
    else open?.push(line)
    ended = endsRow(line.text) || (ended && !starts)
  }
  return rows
}
