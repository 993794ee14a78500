import type { KnownPerson } from '../national-service.ts'

/** Who reads: somebody at work, the person, a person of 12 to 16, somebody with parental responsibility, a guardian. */
export type ReaderKind = 'professional' | 'self' | 'youth' | 'parent' | 'guardian'

/** From a day on: how old one must be to read one's own documents, and up to what age parents read them. */
type AgeRule = {
  /** ISO 8601 day. */
  readonly since: string
  readonly source: string
  /** Reads as `youth` from this age, and as `self` from the next; before it not at all. */
  readonly youthFrom: number
  readonly selfFrom: number
  /** Parents read until the child has this age. */
  readonly parentsUntil: number
  /** A parent counts only where one of the parents lives with the child. */
  readonly parentAtAddress: boolean
}

/**
 * The age limits, latest last. Those of today's services and those of the national guide differ, so both stand here with
 * their days; an old answer can still be explained.
 *
 * The day of the second row is our proposal: the guide is published, and each service sets its own day.
 */
const ageRules: readonly AgeRule[] = [
  {
    since: '0001-01-01',
    source: 'Business rules of XcaDocumentSource (NHN): parents of children under 12; 12 to 16 not themselves',
    youthFrom: 16,
    selfFrom: 16,
    parentsUntil: 12,
    parentAtAddress: true,
  },
  {
    since: '2026-07-01',
    source:
      'National guide on parents’ access (case 20/26): automatically until 16, no default denial; with it 12 to 16 read themselves',
    youthFrom: 12,
    selfFrom: 16,
    parentsUntil: 16,
    parentAtAddress: false,
  },
]

/**
 * What somebody who is signed in as a citizen is to a person, as a reader of their documents; undefined when they may read
 * nothing. A confidential address shuts out representation both ways, and death ends it.
 *
 * @see the decision table of parents' access, D1 to D3 and D7; Volven 7611
 */
export function readerOf(by: KnownPerson, of: KnownPerson, today: string): ReaderKind | undefined {
  const rule = ageRules.findLast(({ since }) => since <= today)
  if (!rule || by.died !== undefined) return undefined
  const age = ageOn(of.born, today)
  if (by.number === of.number) return age >= rule.selfFrom ? 'self' : age >= rule.youthFrom ? 'youth' : undefined
  if (by.confidential || of.confidential || of.died !== undefined) return undefined
  const said = of.representatives.find(({ number }) => number === by.number)
  if (!said) return undefined
  if (said.role === 'VE') return 'guardian'
  const atAddress = of.representatives.some(({ role, together }) => role === 'FO' && together)
  return age < rule.parentsUntil && (atAddress || !rule.parentAtAddress) ? 'parent' : undefined
}

/** Whole years on a day. Born on 29 February, one has a birthday on 1 March in other years. */
function ageOn(born: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}
