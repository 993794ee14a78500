/** Letters that Unicode does not take apart into a letter and a mark. */
const written: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', ı: 'i' }

/**
 * The parts of a name without regard to case, accents, hyphens and apostrophes: names are spelled differently across
 * borders. Letters of other scripts stay as they are.
 *
 * @see Unicode Standard Annex #15 (NFKD)
 */
export function plainParts(name: string): readonly string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .replace(/[øæłđðþßı]/gu, (letter) => written[letter] ?? letter)
  return plain.split(/[^\p{L}]+/u).filter((part) => part !== '')
}
