import { afterStart, chunksOf, type Piece } from './cell-pieces.ts'
import { councilAt, councilOf } from './councils.ts'
import { findDate } from './dates.ts'
import { textOf } from './lines.ts'
import type { Column } from './table-heads.ts'

/** The cell that says which meeting a row is of, and the pieces after it. */
export type MeetingCell = {
  readonly council?: string
  readonly date?: string
  readonly misspelled?: string
  readonly rest: readonly Piece[]
}

const furthest = 5

/** Takes council and day off the front of a row's cells; either may be missing. */
export function takeMeeting(pieces: readonly Piece[], columns: readonly Column[]): MeetingCell {
  const council = columns.includes('council') ? takeCouncil(pieces) : undefined
  const rest = council?.rest ?? pieces
  const found = takeDate(rest)
  // With the council already read, a day further on belongs to the title or the decision.
  const dated = found?.before !== undefined && (council || !columns.includes('council')) ? undefined : found
  if (council || !columns.includes('council'))
    return { ...council, ...(dated && { date: dated.date }), rest: dated?.rest ?? rest }
  if (dated?.before) return { council: councilOf(dated.before), date: dated.date, rest: dated.rest }
  if (dated) return { date: dated.date, rest: dated.rest }
  return takeUnknownCouncil(pieces, columns)
}

function takeCouncil(pieces: readonly Piece[]): (MeetingCell & { readonly council: string }) | undefined {
  let best: (MeetingCell & { readonly council: string }) | undefined
  let longest = 0
  for (let count = 1; count <= Math.min(furthest, pieces.length); count += 1) {
    const joined = textOf(pieces.slice(0, count))
    const found = councilAt(joined)
    const after = found && afterStart(pieces, count, joined, found.to)
    if (!found || !after || found.printed.length <= longest) continue
    longest = found.printed.length
    best = { council: found.council, rest: after, ...(found.misspelled && { misspelled: found.printed }) }
  }
  return best
}

function takeDate(
  pieces: readonly Piece[],
): { readonly date: string; readonly before?: string; readonly rest: readonly Piece[] } | undefined {
  for (let count = 1; count <= Math.min(furthest, pieces.length); count += 1) {
    const joined = textOf(pieces.slice(0, count))
    const found = findDate(joined)
    const next = pieces[count]
    // A longer date may end on the next line: «februar» + «2025», «14.11.» + «2024».
    if (!found || found.from > 70) continue
    const before = joined.slice(0, found.from).replace(/[\s,(–-]+$/, '')
    if (before !== '' && (!/^[\p{Lu}]/u.test(before) || before.length > 60 || /[.]/.test(before))) return undefined
    const end = found.to + (/^[).,\s]*/.exec(joined.slice(found.to))?.[0].length ?? 0)
    const rest = afterStart(pieces, count, joined, end)
    if (rest) return { date: found.date, ...(before !== '' && { before }), rest }
    if (!next) return undefined
  }
  return undefined
}

/** A council nobody knows, in a cell of its own: the text until the first break, when two more cells follow. */
function takeUnknownCouncil(pieces: readonly Piece[], columns: readonly Column[]): MeetingCell {
  const wanted = columns.filter((column) => column === 'title' || column === 'decision').length
  const chunks = chunksOf(pieces)
  const [first] = chunks
  if (!first || chunks.length <= wanted) return { rest: pieces }
  const name = textOf(first).replace(/[,(]+$/, '')
  return name.length <= 60 ? { council: councilOf(name), rest: pieces.slice(first.length) } : { rest: pieces }
}
