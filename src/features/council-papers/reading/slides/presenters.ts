import { compact } from '../lines.ts'
import { alike } from '../tables/likeness.ts'

/** Words with a capital that are no part of a person's name, as they end a title or stand in an organisation's name. */
const notNames =
  /direktoratet|departementet|instituttet|helsenett|sykehus|tilsynet|etaten|foretak|kommune|styret$|rådet$|utvalget$|^(?:Helse|Norsk|Nasjonal|Nasjonalt|Sør|Øst|Vest|Nord|Midt|KS|Oslo|Agder|Rogaland|Innlandet|Trøndelag|Nordland|Troms|Finnmark|Norge|Eventuelt|EU)$/iu

const nameWord = /^\p{Lu}[\p{L}.'’-]*$/u
const particles = /^(?:van|von|de|der|den|af|av|la|du)$/

/**
 * Splits what a row of an agenda says into title and presenter, where the columns ran together. `titles` are what the
 * slides call the case: the split that gives one of them wins. Without one, a presenter is where a person's name is
 * followed by a comma or by another name.
 *
 * @param pieces the lines of the row in order, without number, clock and type
 * @returns how many words are title; all of them when no presenter can be seen
 */
export function titleWords(pieces: readonly string[], titles: readonly string[]): number {
  const lines = pieces.map((piece) => piece.split(' ').filter((word) => word !== ''))
  const words = lines.flat()
  const known = Math.max(0, ...titles.map((title) => knownTitle(words, title)))
  if (known > 0) return known
  const lineStarts = new Set(lines.map((_, index) => lines.slice(0, index).flat().length))
  const person = words.findIndex((_, at) => at > 0 && startsWithPerson(words.slice(at, at + 6), !lineStarts.has(at)))
  if (person > 0) return person
  const last = words.at(-1) ?? ''
  return words.length > 1 && /^alle$/i.test(last) ? words.length - 1 : words.length
}

/** How many words of a row give the known title, small differences in spelling aside; 0 when they do not. */
function knownTitle(words: readonly string[], title: string): number {
  const wanted = compact(title)
  const count = title.split(' ').length
  let best = { words: 0, likeness: 0.8 }
  let text = ''
  for (let at = 0; at < words.length && at < count + 6; at += 1) {
    text += compact(words[at] ?? '')
    const next = words[at + 1]
    if (next !== undefined && !/^\p{Lu}/u.test(next)) continue
    if (text === wanted) return at + 1
    const likeness = alike(text, wanted)
    if (likeness > best.likeness) best = { words: at + 1, likeness }
  }
  return best.words
}

function startsWithPerson(words: readonly string[], inLine = false): boolean {
  let names = 0
  for (const word of words.slice(0, 5)) {
    const bare = word.replace(/,$/, '')
    if (particles.test(bare) && names > 0) continue
    if (/^(?:og|&)$/.test(bare)) return names >= 2 && nameWord.test(words[names + 1] ?? '')
    if (!nameWord.test(bare) || notNames.test(bare) || bare === bare.toUpperCase()) return false
    names += 1
    if (word.endsWith(',')) return names >= 2
  }
  return !inLine && names >= 2 && names === words.length
}
