import { stemmer } from '@orama/stemmers/norwegian'

/** Words so frequent that they tell nothing, in bokmål, nynorsk and English. */
const empty = new Set(
  `og i på til for av en et ei den det de som er var med om at fra ved ble blir å har ikke seg kan skal vil eller der dette
   disse men også eg ein eit dei frå ikkje dette vart blei vere være the a an of to in on and or is are be for with`.split(
    /\s+/,
  ),
)

/** Joined over a line's end: «prøve-\nsvar» is one word, but a hyphen that stands before a capital is a real one. */
const brokenWord = /(\p{L})[-\u00ad]\s*\n\s*(\p{Ll})/gu

/** Letters, digits and what ties them: «e-helse», «22/24», «ICD-11». */
const word = /[\p{L}\p{N}]+(?:[-/.][\p{L}\p{N}]+)*/gu

/** A word as it stands in a text, and the terms it is found by. */
export type Word = { readonly from: number; readonly to: number; readonly terms: readonly string[] }

/** The words of a text, in order. Positions count UTF-16 units of the text as it was given. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(word)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    terms: termsOf(found[0]),
  }))
}

/** All terms of a text, each once, in no order that matters. */
export function termsIn(text: string): readonly string[] {
  return [...new Set(wordsOf(text.replace(brokenWord, '$1$2')).flatMap(({ terms }) => terms))]
}

/**
 * The terms one word is found by: folded, and folded and stemmed; a word with hyphens also by its parts and by them
 * joined. Words that tell nothing have none.
 */
export function termsOf(written: string): readonly string[] {
  const folded = fold(written)
  const parts = folded.split(/[-/.]/)
  const forms = parts.length === 1 ? parts : [folded, parts.join(''), ...parts.filter((part) => part.length > 1)]
  return [...new Set(forms.filter((form) => !empty.has(form)).flatMap((form) => [form, stem(form)]))]
}

/** Lower case, without the marks that people leave out; æ, ø and å are letters of their own and stay. */
export function fold(written: string): string {
  return written
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z0-9æøå]/gu, (letter) =>
      letter.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd').replace('ŋ', 'n').replace('ŧ', 't'),
    )
}

/** Norwegian stems; the rules leave English words findable, since a question is stemmed by the same ones. */
export function stem(folded: string): string {
  return /^\p{L}+$/u.test(folded) ? stemmer(folded) : folded
}
