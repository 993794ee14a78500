import { chunksOf, type Piece } from './cell-pieces.ts'
import { decides, findCouncil } from './councils.ts'
import { isFinished, textOf } from './lines.ts'
import type { Column } from './table-heads.ts'

/** The title and the decision of a row; what its table has no column for is left out. */
export type Cells = { readonly title?: string; readonly decision?: string }

/** Tells the title of a row from its decision: by the break between the cells, else by how decisions start. */
export function takeTitle(pieces: readonly Piece[], columns: readonly Column[], council: string | undefined): Cells {
  const all = textOf(pieces)
  if (all === '') return {}
  if (!columns.includes('title')) return { decision: all }
  if (!columns.includes('decision')) return { title: all }
  const chunks = chunksOf(pieces)
  const first = textOf(chunks[0] ?? [])
  if (chunks.length > 1 && !isFinished(first)) return { title: first, decision: textOf(chunks.slice(1).flat()) }
  const at = decisionStart(all, council)
  if (at !== undefined) return { title: all.slice(0, at).trim(), decision: all.slice(at).trim() }
  return isFinished(first) ? { decision: all } : { title: all }
}

const openings = /\s(?=(?:Saken|Sakene|Rådet|Utvalget|Styret|Innspill(?:ene)? (?:fra|tas)|Medlemmene)\s+\p{Ll})/u
const preposition = /\b(?:for|i|fra|til|av|og|om|med|på|ved|mellom|hos|under)$/i

/** Where in a text that holds both cells the decision starts. */
function decisionStart(text: string, council: string | undefined): number | undefined {
  const point = /\s1[.)]\s/.exec(text)?.index
  if (point !== undefined && point > 0) return point + 1
  const named = councilAsSubject(text, council)
  if (named !== undefined) return named
  const opening = openings.exec(text)?.index
  if (opening !== undefined && opening > 0) return opening + 1
  const sentences = [...text.slice(0, 300).matchAll(/\s(?=\p{Lu}\p{L}*\s+\p{Ll})/gu)]
    .map(({ index }) => index)
    .filter((at) => at > 0 && !preposition.test(text.slice(0, at)))
  const start = sentences.find((at) => decides(text.slice(at + 1))) ?? sentences[0] ?? text.indexOf(' «')
  return start > 0 ? start + 1 : undefined
}

/** A council's name that a verb follows: «Fagrådet drøftet …», not «mandat for Fagrådet». */
function councilAsSubject(text: string, council: string | undefined): number | undefined {
  for (let from = 1; from < Math.min(text.length, 300); ) {
    const found = findCouncil(text.slice(from))
    if (!found) return undefined
    const at = from + found.from
    const after = text.slice(from + found.to)
    const subject = /^\s+\p{Ll}/u.test(after) && !/^\s+(?:og|i|for|med|til|fra)\s/.test(after)
    if (
      at > 1 &&
      subject &&
      !preposition.test(text.slice(0, at).trim()) &&
      (council === undefined || found.council === council || !found.misspelled)
    )
      return at
    from += found.to
  }
  return undefined
}
