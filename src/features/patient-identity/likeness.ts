import { plainParts } from '../../standards/myhealth-eu/plain-name.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'

/** What a country said of a person, as far as people are told apart by it. */
export type Description = Pick<PatientTraits, 'family' | 'given' | 'birthDate' | 'gender'>

/** What two descriptions are compared by. */
export type Trait = 'family' | 'given' | 'birth-date' | 'gender'

/** `partly`: some parts of a name, or as much of a date as both give. `unsaid`: one of the two does not say. */
export type Agreement = 'same' | 'partly' | 'different' | 'unsaid'

const compared: Readonly<Record<Trait, (one: Description, other: Description) => Agreement>> = {
  family: (one, other) => namesAgree(one.family, other.family),
  given: (one, other) => namesAgree(one.given?.join(' '), other.given?.join(' ')),
  'birth-date': ({ birthDate: one }, { birthDate: other }) => {
    if (one === undefined || other === undefined) return 'unsaid'
    if (one === other) return 'same'
    return one.startsWith(other) || other.startsWith(one) ? 'partly' : 'different'
  },
  gender: ({ gender: one }, { gender: other }) => {
    if (one === undefined || other === undefined || one === 'UN' || other === 'UN') return 'unsaid'
    return one === other ? 'same' : 'different'
  },
}

/** All of them, as they are shown. */
export const traits: readonly Trait[] = ['family', 'given', 'birth-date', 'gender']

/** How much of a trait agrees. Of several descriptions of a person the nearest counts: names change, and are misspelt. */
export function agreementOn(trait: Trait, one: readonly Description[], other: readonly Description[]): Agreement {
  const found = new Set(one.flatMap((mine) => other.map((theirs) => compared[trait](mine, theirs))))
  return (['same', 'partly', 'different'] as const).find((each) => found.has(each)) ?? 'unsaid'
}

/**
 * Whether two may be one person, so that somebody ought to look: born on the same day, of no different sex, and two parts
 * of the name in common, whichever is called the family's where. It is never enough to merge by.
 */
export function mayBeOne(one: Description, other: Description): boolean {
  if (compared['birth-date'](one, other) !== 'same' || !isDay(one.birthDate)) return false
  if (compared.gender(one, other) === 'different') return false
  const [mine, theirs] = [partsOf(one), partsOf(other)]
  const shared = [...mine].filter((part) => theirs.has(part)).length
  return shared >= 2 || (shared === 1 && Math.min(mine.size, theirs.size) === 1)
}

/** Whether a date names one day: only then do two with the same stand out. */
export function isDay(date: string | undefined): date is string {
  return date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date)
}

function partsOf({ family = '', given = [] }: Description): ReadonlySet<string> {
  return new Set(plainParts([...given, family].join(' ')))
}

function namesAgree(one: string | undefined, other: string | undefined): Agreement {
  const [mine, theirs] = [plainParts(one ?? ''), plainParts(other ?? '')]
  if (mine.length === 0 || theirs.length === 0) return 'unsaid'
  if (mine.join(' ') === theirs.join(' ')) return 'same'
  return mine.some((part) => theirs.includes(part)) ? 'partly' : 'different'
}
