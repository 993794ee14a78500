import { everywhere, type LetterRule } from './letter-rules.ts'

const single = everywhere(`
  α a ά a β v γ g δ d ε e έ e ζ z η i ή i θ th ι i ί i ϊ i κ k λ l μ m ν n ξ x ο o ό o π p
  ρ r σ s ς s τ t υ y ύ y ϋ y φ f χ ch ψ ps ω o ώ o ϝ w ϐ v ϑ th ϕ f ϰ k ϱ r ϲ s`)

/** Before these the second letter of αυ, ευ and ηυ is said with voice. */
const voiced = 'αάεέηήιίϊοόυύϋωώβγδζλμνρ'

const vowelPairs = (['α', 'ε', 'η'] as const).flatMap((first): readonly LetterRule[] => {
  const latin = { α: 'a', ε: 'e', η: 'i' }[first]
  return ['υ', 'ύ'].flatMap((second) => [
    { letters: first + second, latin: `${latin}v`, before: voiced },
    { letters: first + second, latin: `${latin}f` },
  ])
})

/**
 * Greek as on passports and identity cards of Greece and Cyprus: ELOT 743, which is the transcription of ISO 843:1997.
 * A pair of vowels is one only where the first has no accent and the second no diaeresis.
 */
export const greekLetters: readonly LetterRule[] = [
  { letters: 'μπ', latin: 'b', at: 'edge' },
  ...single,
  ...vowelPairs,
  ...everywhere('ου ou ού ou γγ ng γξ nx γχ nch μπ mp'),
]

/** Composed letters with no other marks than those the rules tell apart: one accent, and diaeresis. */
export function greekOf(word: string): string {
  const marked = word.normalize('NFD').replace(/[\u0300\u0342]/g, '\u0301')
  const kept = marked.replace(/(?!\p{L}|\u0301|\u0308)./gu, '').replace(/\u0308\u0301|\u0301\u0308/g, '\u0308')
  return kept.normalize('NFC')
}
