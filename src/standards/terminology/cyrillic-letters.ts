import { everywhere, type LetterRule } from './letter-rules.ts'

/**
 * Cyrillic as passports have it where no law of the country says otherwise: ICAO Doc 9303, part 3, section 6.
 * Letters that stand for no sound of their own become nothing.
 */
export const passportLetters: readonly LetterRule[] = [
  ...everywhere(`
    а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh
    щ shch ъ ie ы y э e ю iu я ia ѐ e ѝ i і i ї i є ie ґ g ў u ђ d ѓ g ѕ dz ј j ќ k љ lj њ nj ћ c џ dz`),
  ...['ь', '’', "'", 'ʼ'].map((letters) => ({ letters, latin: '' })),
]

/** Bulgarian: the Transliteration Act of 2009, which passports and identity cards follow. */
export const bulgarianLetters: readonly LetterRule[] = [
  { letters: 'ия', latin: 'ia', at: 'end' },
  ...everywhere('й y щ sht ъ a ь y ю yu я ya х h'),
  ...passportLetters,
]

/** Ukrainian: resolution 55 of the Cabinet of Ministers of 2010, which passports follow. */
export const ukrainianLetters: readonly LetterRule[] = [
  { letters: 'є', latin: 'ye', at: 'start' },
  { letters: 'ї', latin: 'yi', at: 'start' },
  { letters: 'й', latin: 'y', at: 'start' },
  { letters: 'ю', latin: 'yu', at: 'start' },
  { letters: 'я', latin: 'ya', at: 'start' },
  ...everywhere('зг zgh г h ґ g и y'),
  ...passportLetters,
]

/** Composed letters without the marks of stress that dictionaries set. */
export function cyrillicOf(word: string): string {
  return word.normalize('NFC').replace(/\p{M}/gu, '')
}
