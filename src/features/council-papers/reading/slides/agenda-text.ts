import { caseNumberAt } from '../case-numbers.ts'
import { parseCaseType, typeAtEnd } from '../case-types.ts'
import { clocksIn } from '../dates.ts'
import { joinText, sourceOf } from '../lines.ts'
import type { PaperText } from '../reading.ts'
import { agendaRows, clockEnding, clockStarting } from './agenda-lines.ts'
import type { AgendaRow } from './agenda-row.ts'
import { titleWords } from './presenters.ts'
import type { SlideLine } from './deck-lines.ts'
import type { Slide } from './slides.ts'

/** What the slides call a case, by its number. */
export type KnownTitles = ReadonlyMap<number, readonly string[]>

/**
 * The agenda of a deck in PDF text, where the columns ran together: number, title and presenter over one or several
 * lines, with clock and type before or after them. Empty when there is none.
 */
export function agendaFromText(paper: PaperText, slides: readonly Slide[], titles: KnownTitles): readonly AgendaRow[] {
  const rows = agendaRows(slides).flatMap((lines) => readRow(paper, lines, titles))
  const clocks = rows.filter(({ clock }) => clock !== undefined).length
  // Text that follows the last row has no clock where rows have.
  return rows.filter(({ printed, clock }) => printed || clock !== undefined || clocks === 0)
}

type Piece = { readonly line: SlideLine; readonly text: string }
type Taken = { clock?: string; type?: NonNullable<AgendaRow['type']> }

function readRow(paper: PaperText, lines: readonly SlideLine[], titles: KnownTitles): readonly AgendaRow[] {
  const [first] = lines
  if (!first) return []
  const taken: Taken = {}
  const start = clockStarting(first.text)
  if (start) taken.clock = start.clock
  const afterClock = start?.rest ?? first.text
  const number = /^\d/.test(afterClock) ? caseNumberAt(afterClock) : undefined
  const printed = number && { number: number.number, year: number.year }
  const pieces = piecesOf(lines, number?.rest ?? afterClock, taken)
  const known = (printed && titles.get(printed.number)) ?? []
  const { title, rest, used } = split(
    pieces,
    titleWords(
      pieces.map((piece) => piece.text),
      known,
    ),
  )
  if (title === '') return []
  const presenter = withoutType(rest, taken)
  const clock = taken.clock === undefined ? undefined : clocksIn(taken.clock)[0]
  return [
    {
      ...(printed && { printed }),
      title: { value: title, source: sourceOf(paper, used) },
      ...(presenter !== '' && { presenter }),
      ...(clock !== undefined && { clock }),
      ...(taken.type !== undefined && { type: taken.type }),
      source: sourceOf(paper, lines),
    },
  ]
}

/** What the lines of a row say besides clock and type, which are taken off them. */
function piecesOf(lines: readonly SlideLine[], start: string, taken: Taken): readonly Piece[] {
  const pieces = lines.flatMap((line, at) => {
    const alone = at === 0 ? undefined : parseCaseType(line.text)
    if (alone === undefined) return pieceOf(line, at === 0 ? start : line.text, taken)
    taken.type ??= alone
    return []
  })
  const last = pieces.at(-1)
  const ending = last && taken.clock === undefined && taken.type === undefined ? typeAtEnd(last.text) : undefined
  if (!last || !ending?.type) return pieces
  taken.type = ending.type
  return [...pieces.slice(0, -1), { ...last, text: ending.rest }]
}

function pieceOf(line: SlideLine, text: string, taken: Taken): readonly Piece[] {
  const ending = typeAtEnd(text)
  const found = clockEnding(ending.rest)
  if (!found) return text === '' ? [] : [{ line, text }]
  taken.clock ??= found.clock
  if (ending.type) taken.type ??= ending.type
  return found.rest === '' ? [] : [{ line, text: found.rest }]
}

/** Where the clock stands first, the type stands before the presenter or after. */
function withoutType(rest: string, taken: Taken): string {
  if (taken.type !== undefined) return rest
  const [head = '', ...others] = rest.split(' ')
  const before = parseCaseType(head)
  if (before !== undefined) {
    taken.type = before
    return others.join(' ')
  }
  const ending = parseCaseType(rest) ? { rest: '', type: parseCaseType(rest) } : typeAtEnd(rest)
  if (ending.type) taken.type = ending.type
  return ending.rest
}

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
