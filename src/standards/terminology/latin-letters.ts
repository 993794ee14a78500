import { bulgarianLetters, cyrillicOf, passportLetters, ukrainianLetters } from './cyrillic-letters.ts'
import { greekLetters, greekOf } from './greek-letters.ts'
import { inLatinLetters, type LetterRule } from './letter-rules.ts'

const greekWord = /\p{Script=Greek}[\p{Script=Greek}\p{M}]*/gu

/** An apostrophe inside a word belongs to it. */
const cyrillicWord =
  /\p{Script=Cyrillic}[\p{Script=Cyrillic}\p{M}]*(?:['’ʼ]\p{Script=Cyrillic}[\p{Script=Cyrillic}\p{M}]*)*/gu

/** Languages (BCP 47) and countries (ISO 3166-1) with a law of their own for Cyrillic letters. */
const byLaw: ReadonlyMap<string, readonly LetterRule[]> = new Map([
  ['bg', bulgarianLetters],
  ['BG', bulgarianLetters],
  ['uk', ukrainianLetters],
  ['UA', ukrainianLetters],
])

/**
 * A name or an address in the letters that stand in the Latin line of a passport or identity card, so that one can be
 * held against the other. An aid beside the original, never in its place: two spellings may become one.
 *
 * @param from the language of the text, or the country it comes from
 * @returns undefined for a text without Greek or Cyrillic letters
 */
export function inLatin(text: string, from: string): string | undefined {
  if (!/[\p{Script=Greek}\p{Script=Cyrillic}]/u.test(text)) return undefined
  const cyrillic = byLaw.get(from.split(/[-_]/)[0] ?? '') ?? passportLetters
  return text
    .replace(greekWord, (word) => inLatinLetters(greekOf(word), greekLetters))
    .replace(cyrillicWord, (word) => inLatinLetters(cyrillicOf(word), cyrillic))
}
