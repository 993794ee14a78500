import type { CouncilId } from '../../../council/index.ts'
import { councilOf, findCouncil, knownCouncils, slug } from '../councils.ts'

/** A council’s name one or two letters wrong. */
export type Misspelling = { readonly council: CouncilId; readonly printed: string; readonly meant: string }

/** The names of one word that are long enough to be known by all but one or two of their letters. */
const names = knownCouncils.flatMap(({ id, names: dated, aliases }) =>
  [...dated.map(({ short }) => short), ...aliases]
    .filter((name) => /^[\p{L}-]{10,}$/u.test(name) && name !== name.toUpperCase())
    .map((name) => ({ id, name, stem: stemOf(name) }))
    .filter(({ stem }) => stem.length >= 10),
)

/** A word that is nearly, but not quite, the name of a known council: one letter off, two in a long name. */
export function misspelledCouncil(word: string): Misspelling | undefined {
  const stem = stemOf(word)
  if (stem.length < 8 || stem.length > 30 || names.some((known) => known.stem === stem)) return undefined
  const near = names.filter(
    (known) => known.stem.slice(0, 2) === stem.slice(0, 2) || known.stem.slice(-3) === stem.slice(-3),
  )
  const found = near.find((known) => distance(stem, known.stem) <= (known.stem.length < 12 ? 1 : 2))
  if (found) return { council: found.id, printed: word, meant: found.name }
  const listed = findCouncil(word)
  const short = knownCouncils.find(({ id }) => id === listed?.council)?.names.at(-1)?.short
  return listed?.misspelled && short ? { council: listed.council, printed: word, meant: short } : undefined
}

/** The council a title slide names, though one of its words be misspelled. */
export function councilNamed(name: string): { readonly council: CouncilId; readonly misspelled?: Misspelling } {
  const council = councilOf(name)
  if (knownCouncils.some(({ id }) => id === council)) return { council }
  if (slug(name).length > 60 || /\bfor\b/.test(name)) return { council }
  const misspelled = wordsOf(name)
    .map(misspelledCouncil)
    .find((found) => found !== undefined)
  return misspelled ? { council: misspelled.council, misspelled } : { council }
}

/** The words of a text, hyphens inside them. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}-]+/gu) ?? []
}

/** Without the endings a name takes: «Porteføljerådets», «fagrådene». */
function stemOf(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('-', '')
    .replace(/(?:ene|et|er)?s?$/, '')
    .replace(/e$/, '')
}

/** How many letters have to be changed, put in, taken out or swapped with their neighbour to make one the other. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3
  let [before, row] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      const least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same)
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      next.push(swapped ? Math.min(least, (before[j - 2] ?? 0) + 1) : least)
    }
    ;[before, row] = [row, next]
  }
  return row[other.length] ?? 3
}
