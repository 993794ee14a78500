import { answers, type Wanted } from './question.ts'
import { wordsOf } from './words.ts'

/** A piece of a text; `found` where a word of the question stands. */
export type Piece = { readonly text: string; readonly found: boolean }

/** Characters on each side of the first word that is found. */
const around = 110

/**
 * The place in these texts that shows most of the question's words, cut to a few lines, the words marked. Undefined when
 * none of them stands there.
 */
export function snippetOf(texts: readonly string[], wanted: readonly Wanted[]): readonly Piece[] | undefined {
  const best = texts
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .map((text) => ({ text, marks: marksIn(text, wanted) }))
    .toSorted((a, b) => distinct(b.marks) - distinct(a.marks))[0]
  const first = best?.marks[0]
  if (!best || !first) return undefined
  const [from, to] = cut(best.text, first)
  const whole = pieces(best.text, best.marks, from, to)
  return [
    ...(from > 0 ? [{ text: '… ', found: false }] : []),
    ...whole,
    ...(to < best.text.length ? [{ text: ' …', found: false }] : []),
  ]
}

/** A text with the words of the question marked. */
export function marked(text: string, wanted: readonly Wanted[]): readonly Piece[] {
  return pieces(text, marksIn(text, wanted), 0, text.length)
}

type Mark = { readonly from: number; readonly to: number; readonly word: number }

function marksIn(text: string, wanted: readonly Wanted[]): readonly Mark[] {
  if (wanted.length === 0) return []
  return wordsOf(text).flatMap(({ from, to, terms }) => {
    const word = wanted.findIndex((each) => terms.some((term) => answers(term, each)))
    return word < 0 ? [] : [{ from, to, word }]
  })
}

function distinct(marks: readonly Mark[]): number {
  return new Set(marks.map(({ word }) => word)).size
}

/** At blanks, so that no word is cut. */
function cut(text: string, { from, to }: Mark): readonly [number, number] {
  const start = from <= around ? 0 : text.indexOf(' ', from - around) + 1
  const end = text.length - to <= around ? text.length : text.lastIndexOf(' ', to + around)
  return [Math.min(start, from), Math.max(end, to)]
}

function pieces(text: string, marks: readonly Mark[], from: number, to: number): readonly Piece[] {
  const found: Piece[] = []
  let at = from
  for (const mark of marks.filter((each) => each.from >= from && each.to <= to)) {
    found.push({ text: text.slice(at, mark.from), found: false }, { text: text.slice(mark.from, mark.to), found: true })
    at = mark.to
  }
  return [...found, { text: text.slice(at, to), found: false }].filter((piece) => piece.text !== '')
}
