import { stemmer } from '@orama/stemmers/norwegian'

/** The stems of the words of a text, in small letters, each once. */
export function stemsIn(text: string): readonly string[] {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set(words.map((word) => stemmer(word)))]
}

/** Shorter stems stand inside too many other words. */
const longEnough = 6

/**
 * Whether a text speaks of a keyword: it has all the words of it, in any form. A long word is also found at either end
 * of a compound: «beredskap» in «helseberedskapen», «gevinst» in «gevinstrealisering».
 *
 * @param stems of the text
 */
export function speaksOf(stems: readonly string[], keyword: string): boolean {
  return stemsIn(keyword).every((wanted) =>
    stems.some(
      (stem) => stem === wanted || (wanted.length >= longEnough && (stem.startsWith(wanted) || stem.endsWith(wanted))),
    ),
  )
}
