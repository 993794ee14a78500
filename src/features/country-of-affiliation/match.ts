import { sameIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import { isKnownAbroad, type RegisteredPerson } from './registered-person.ts'

/** What became of a search for one person. */
export type Match =
  | { readonly kind: 'one'; readonly person: RegisteredPerson; readonly percent: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'several' }
  /** Only names, dates or places were given: a number is what tells people apart. */
  | { readonly kind: 'identifier-missing' }

/** The least score that is a match, of 100. */
const enough = 85

type Weighed = { readonly weight: number; readonly agrees: (asked: PatientTraits, known: PatientTraits) => Agreement }

/** `unsaid`: one of the two does not say; it counts neither way. */
type Agreement = 'same' | 'different' | 'unsaid'

/** What each trait is worth beside the number. A birth date or a family name that differs is another person, whatever else agrees. */
const weights: readonly Weighed[] = [
  { weight: 60, agrees: (asked, known) => shareIdentifier(asked, known) },
  { weight: 25, agrees: (asked, known) => agreed(asked.birthDate, known.birthDate, datesAgree) },
  { weight: 10, agrees: (asked, known) => agreed(asked.family, known.family, namesAgree) },
  { weight: 5, agrees: (asked, known) => agreed(asked.given?.[0], known.given?.[0], namesAgree) },
  { weight: 5, agrees: (asked, known) => agreed(asked.gender, known.gender, (one, other) => one === other) },
]

/**
 * Finds the one person that is meant. Every identifier that was given must be the person's own, and neither birth date nor
 * family name may differ: whoever tries numbers with made-up names learns nothing. The rest is weighed. Whoever has opted out of everything is not there.
 *
 * @param candidates all who carry at least one of the identifiers
 */
export function matchPerson(asked: PatientTraits, candidates: readonly RegisteredPerson[]): Match {
  if (asked.identifiers.length === 0) return { kind: 'identifier-missing' }
  const scored = candidates
    .filter(isKnownAbroad)
    .map((person) => ({ person, percent: score(asked, person.traits) }))
    .filter(({ percent }) => percent >= enough)
  const [first, second] = scored
  if (!first) return { kind: 'none' }
  return second ? { kind: 'several' } : { kind: 'one', ...first }
}

/** From 0 to 100: how much of what was said about the person agrees. */
function score(asked: PatientTraits, known: PatientTraits): number {
  if (!asked.identifiers.every((id) => known.identifiers.some((own) => sameIdentifier(own, id)))) return 0
  if (agreed(asked.birthDate, known.birthDate, datesAgree) === 'different') return 0
  if (agreed(asked.family, known.family, namesAgree) === 'different') return 0
  const said = weights.map(({ weight, agrees }) => ({ weight, agreement: agrees(asked, known) }))
  const sum = (agreement: Agreement) =>
    said.reduce((total, each) => total + (each.agreement === agreement ? each.weight : 0), 0)
  return Math.round((100 * sum('same')) / (sum('same') + sum('different')))
}

function shareIdentifier(asked: PatientTraits, known: PatientTraits): Agreement {
  return asked.identifiers.some((id) => known.identifiers.some((own) => sameIdentifier(own, id))) ? 'same' : 'different'
}

function agreed<Value>(
  asked: Value | undefined,
  known: Value | undefined,
  agree: (one: Value, other: Value) => boolean,
): Agreement {
  if (asked === undefined || known === undefined) return 'unsaid'
  return agree(asked, known) ? 'same' : 'different'
}

/** A date with less precision agrees with one inside it. */
function datesAgree(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one)
}

/** Without regard to case, accents, hyphens and spaces: names are spelled differently across borders. */
function namesAgree(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}|[^\p{L}]/gu, '')
    .replaceAll('ø', 'o')
    .replaceAll('Ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('Æ', 'ae')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'l')
    .toLowerCase()
}
