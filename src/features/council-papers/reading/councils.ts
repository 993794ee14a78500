import type { Council, CouncilId } from '../../council/index.ts'
import { longestFirst } from './spellings.ts'

/**
 * The three levels of the council model and what they have been called. A day is there where a paper or a mandate
 * says it; the older names are told apart by order alone.
 */
export const knownCouncils: readonly Council[] = [
  {
    id: 'nufa',
    level: 'fag',
    names: [
      { name: 'Nasjonalt utvalg for fag og arkitektur', short: 'NUFA', to: '2025-12-31' },
      {
        name: 'Nasjonalt fagråd for digitalisering i helse- og omsorgssektoren',
        short: 'Fagrådet',
        from: '2026-01-01',
      },
    ],
    aliases: ['Nasjonalt fagråd', 'Fagråd', 'Fagutvalget'],
    state: 'active',
  },
  {
    id: 'nuit',
    level: 'portefolje',
    names: [
      { name: 'Nasjonalt utvalg for IT-prioritering i helse- og omsorgssektoren', short: 'NUIT', to: '2025-12-31' },
      {
        name: 'Nasjonalt porteføljeråd for digitalisering i helse- og omsorgssektoren',
        short: 'Porteføljerådet',
        from: '2026-01-01',
      },
    ],
    aliases: ['Nasjonalt porteføljeråd', 'Porteføljeråd', 'Prioriteringsutvalget', 'NUIT/Porteføljerådet'],
    state: 'active',
  },
  {
    id: 'strategiradet',
    level: 'strategi',
    names: [
      { name: 'Nasjonalt e-helsestyre', short: 'E-helsestyret' },
      { name: 'Nasjonalt e-helseråd', short: 'E-helserådet', to: '2025-12-31' },
      {
        name: 'Nasjonalt strategiråd for digitalisering i helse- og omsorgssektoren',
        short: 'Strategirådet',
        from: '2026-01-01',
      },
    ],
    aliases: ['Nasjonalt strategiråd', 'Strategiråd', 'E-helseråd', 'Nasjonalt e-helserådet', 'E-helsestyre'],
    state: 'active',
  },
]

/** Spellings that are wrong, found in papers or one slip of the finger away. */
const misspellings: Readonly<Record<string, CouncilId>> = {
  'nasjonalt e-helserård': 'strategiradet',
  'e-helserård': 'strategiradet',
  'e-helserårdet': 'strategiradet',
  'e-helserådert': 'strategiradet',
  'nasjonalt ehelseråd': 'strategiradet',
  ehelseråd: 'strategiradet',
  ehelserådet: 'strategiradet',
  strategirådert: 'strategiradet',
  portefølgeråd: 'nuit',
  portefølgerådet: 'nuit',
  'nasjonalt portefølgeråd': 'nuit',
  portefoljerådet: 'nuit',
  porteføljeradet: 'nuit',
  porteføljerårdet: 'nuit',
  fagrårdet: 'nufa',
  fagradet: 'nufa',
}

/** A council's name in a text: whose, the name as printed, and where. */
export type CouncilFound = {
  readonly council: CouncilId
  readonly printed: string
  readonly from: number
  readonly to: number
  readonly misspelled: boolean
}

type Spelling = { readonly council: CouncilId; readonly misspelled: boolean }

const spellings: ReadonlyMap<string, Spelling> = new Map(
  [
    ...Object.entries(misspellings).map(([name, council]) => ({ name, council, misspelled: true })),
    ...knownCouncils.flatMap(({ id, names, aliases }) =>
      [...names.flatMap(({ name, short }) => [name, short]), ...aliases].map((name) => ({
        name: name.toLowerCase(),
        council: id,
        misspelled: false,
      })),
    ),
  ].map(({ name, ...spelling }) => [name, spelling]),
)

const anySpelling = new RegExp(
  `(?<![\\p{L}\\d-])(?:${longestFirst(spellings.keys())
    .map((name) => name.replace(/ /g, '\\s+'))
    .join('|')})(?![\\p{L}\\d]|s\\p{L})`,
  'iu',
)

/** The first of the known councils a text names, by any of its names. A genitive («Fagrådets») is no name here. */
export function findCouncil(text: string): CouncilFound | undefined {
  const found = anySpelling.exec(text)
  if (!found) return undefined
  const [printed] = found
  // «Nasjonalt fagråd for noe annet» is another council than the one whose name starts like that.
  if (/^\s+for\s+(?!å\s)/.test(text.slice(found.index + printed.length)) && /^nasjonalt/i.test(printed))
    return undefined
  const known = spellings.get(printed.toLowerCase().replace(/\s+/g, ' '))
  return known && { ...known, printed, from: found.index, to: found.index + printed.length }
}

/** The known council a text starts with. */
export function councilAt(text: string): CouncilFound | undefined {
  const found = findCouncil(text.slice(0, 200))
  return found && /^[\s(«"]*$/.test(text.slice(0, found.from)) ? found : undefined
}

const deciding =
  /^\s+(?:(?:har\s+)?(?:drøfte[rt]?|behandle[rt]?)|er\s+orientert|tar|tok|godkjen(?:ner|te)|gir|ga|ber|ba|støtte[rt]?|anbefale[rt]?|anerkjenner|vedtar|vedtok|slutte[rt]|stiller\s+seg|ser|merker|avventer|ønsker\s+at)\b/u
const council = /^(?:\p{Lu}[\p{L}-]*(?:rådet|utvalget|styret|forumet|gruppen|nemnda|komiteen)|[A-ZÆØÅ]{3,6})(?=\s)/u

/** The name of the council a text starts with, when it does what councils do in decisions: «Fagrådet drøftet …». */
export function decidingCouncil(text: string): string | undefined {
  const bare = text.replace(/^(?:[•*-]|\d{1,2}[.)])\s+/u, '')
  const known = councilAt(bare)
  const name = known ? bare.slice(0, known.to) : council.exec(bare)?.[0]
  return name !== undefined && deciding.test(bare.slice(name.length)) ? name : undefined
}

/** Does the text start with a council that decides? */
export function decides(text: string): boolean {
  return decidingCouncil(text) !== undefined
}

/**
 * The council a name names: a known one's id, or a slug of the name. A name with a short one in brackets,
 * «Nasjonalt råd for noe (Noerådet)», goes by the short one.
 */
export function councilOf(name: string): CouncilId {
  const text = name.replace(/\s+/g, ' ').trim()
  const bracketed = /\(([^()]{2,60})\)\s*$/.exec(text)?.[1]
  const short = bracketed ?? text
  return findCouncil(short)?.council ?? (bracketed ? slug(short) : (findCouncil(text)?.council ?? slug(text)))
}

/** Small letters, digits and hyphens: «Råd for øvelser» becomes `rad-for-ovelser`. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .replace(/å/g, 'a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
