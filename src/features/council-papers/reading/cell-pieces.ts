import { type Line, startsInside } from './lines.ts'

/** A text of a table's row with what stands before it: an empty line, or a gap wider than between words. */
export type Piece = { readonly text: string; readonly afterBlank: boolean; readonly afterGap: boolean }

/** The texts of lines, a line with wide gaps as several. */
export function piecesOf(lines: readonly Line[]): readonly Piece[] {
  return lines.flatMap((line) => gapsOf(line, { text: line.text, afterBlank: line.afterBlank, afterGap: false }))
}

/** A piece as the cells its line has between wide gaps; `piece` is the end of the line, or all of it. */
export function gapsOf(line: Line | undefined, piece: Piece): readonly Piece[] {
  const parts = (line?.raw.trim() ?? '').split(/\s{2,}|\t/).map((part) => part.replace(/\*\*|<\/?b>/g, '').trim())
  if (parts.length < 2) return [piece]
  const joined = parts.join(' ')
  const skip = joined.length - piece.text.length
  if (skip < 0 || joined.slice(skip) !== piece.text) return [piece]
  let at = 0
  const kept = parts.flatMap((part) => {
    const from = at
    at += part.length + 1
    return at - 1 <= skip ? [] : [part.slice(Math.max(0, skip - from)).trim()]
  })
  return kept.map((text, index) => ({ text, afterBlank: index === 0 && piece.afterBlank, afterGap: index > 0 }))
}

/** The pieces after the first `end` characters of the first `count` pieces joined; nothing when that cuts an earlier one. */
export function afterStart(
  pieces: readonly Piece[],
  count: number,
  joined: string,
  end: number,
): readonly Piece[] | undefined {
  const last = pieces[count - 1]
  const left = joined.slice(end).replace(/^[\s,:)]+/, '')
  if (!last || left.length > last.text.length) return undefined
  return left === '' ? pieces.slice(count) : [{ ...last, text: left }, ...pieces.slice(count)]
}

/** Pieces between empty lines. What goes on in the middle of a sentence belongs to the chunk before it. */
export function chunksOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const chunks: Piece[][] = []
  for (const piece of pieces) {
    const chunk = chunks.at(-1)
    const before = chunk?.at(-1)
    const goesOn =
      before &&
      (!piece.afterBlank || startsInside(piece.text) || /(?:[–,-]|\b(?:og|i|for|av|til|på|med|om))$/.test(before.text))
    if (chunk && goesOn && !(piece.afterGap && chunks.length === 1)) chunk.push(piece)
    else chunks.push([piece])
  }
  return chunks
}
