import type { KnownPerson, Representative } from './national-service.ts'

/**
 * As what somebody reads: at work, as the person, as a person of 12 to 16, in the parents' place, as a guardian, or by a
 * power of attorney.
 */
export type ReaderKind = 'professional' | 'self' | 'youth' | 'parent' | 'guardian' | 'proxy'

/** From a day on: how old one must be for what, and what else differs. */
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
  /** Foster parents count, as Folkeregisteret has them. */
  readonly fosterParents: boolean
}

/**
 * The age limits, latest last. Those of today's services and those of the national guide differ, so both stand here with
 * their days; an old answer can still be explained.
 *
 * The day of the second row is our proposal: the guide is published, and each service sets its own day. That of the third
 * is the first of the year that data on foster parents are expected in.
 */
const ageRules: readonly AgeRule[] = [
  {
    since: '0001-01-01',
    source: 'Business rules of XcaDocumentSource (NHN): parents of children under 12; 12 to 16 not themselves',
    ...{ youthFrom: 16, selfFrom: 16, parentsUntil: 12, parentAtAddress: true, fosterParents: false },
  },
  {
    since: '2026-07-01',
    source:
      'National guide on parents’ access (case 20/26): automatically until 16, no default denial; with it 12 to 16 read themselves',
    ...{ youthFrom: 12, selfFrom: 16, parentsUntil: 16, parentAtAddress: false, fosterParents: false },
  },
  {
    since: '2028-01-01',
    source: 'Hearing note of 20 April 2026: foster parents by Folkeregisteret, data early in 2028',
    ...{ youthFrom: 12, selfFrom: 16, parentsUntil: 16, parentAtAddress: false, fosterParents: true },
  },
]

/** Whole years one must have lived to give a power of attorney, and to hold one (Helsenorge). */
export const youngestParties = { giver: 16, holder: 18 } as const

/** The numbered area of a power of attorney that reaches health services: digital health services (Helsenorge). */
const healthServices = 3

/** What a row of the decision looks at. */
type Facts = {
  readonly by: KnownPerson
  readonly of: KnownPerson
  /** What the one is registered as to the other; undefined where they are nothing to each other. */
  readonly relation: Representative | undefined
  readonly ages: { readonly by: number; readonly of: number }
  readonly limits: AgeRule
}

type Row = {
  /** Of the decision table of parents' access; ours have words instead. */
  readonly id: string
  readonly says: string
  readonly when: (facts: Facts) => boolean
  /** Left out: represents nobody. */
  readonly as?: ReaderKind
}

const is =
  (...roles: readonly Representative['role'][]) =>
  ({ relation }: Facts) =>
    relation !== undefined && roles.includes(relation.role)

/** The first row that holds decides. */
const rows: readonly Row[] = [
  {
    id: 'death',
    says: 'Death ends it, of either',
    when: ({ by, of }) => by.died !== undefined || of.died !== undefined,
  },
  {
    id: 'D1',
    says: 'A confidential address shuts it out, of either',
    when: ({ by, of }) => by.confidential || of.confidential,
  },
  { id: 'D2', says: 'No relation, or one that does not hold today', when: ({ relation }) => relation === undefined },
  {
    id: 'D3',
    says: 'A child of this age decides alone',
    when: (facts) => is('FO', 'foster', 'child-welfare')(facts) && facts.ages.of >= facts.limits.parentsUntil,
  },
  {
    id: 'D4',
    says: 'Care was taken over from those with parental responsibility',
    when: (facts) => is('FO')(facts) && facts.of.careTakenOver === true,
  },
  {
    id: 'D5',
    says: 'The child welfare service that took over care stands in the parents’ place',
    when: (facts) => is('child-welfare')(facts) && facts.of.careTakenOver === true,
    as: 'parent',
  },
  { id: 'D5', says: 'Without care taken over it does not', when: is('child-welfare') },
  {
    id: 'D6',
    says: 'Foster parents, from the day that the register has them',
    when: (facts) => is('foster')(facts) && facts.limits.fosterParents,
    as: 'parent',
  },
  { id: 'D6', says: 'Before that day they do not', when: is('foster') },
  {
    id: 'D7',
    says: 'Today’s services: nobody, where no parent lives with the child',
    when: (facts) => is('FO')(facts) && facts.limits.parentAtAddress && !parentAtHome(facts.of),
  },
  { id: 'D13', says: 'Otherwise parents do, automatically', when: is('FO'), as: 'parent' },
  { id: '7611 VE', says: 'A guardian in personal matters', when: is('VE'), as: 'guardian' },
  {
    id: '7611 FU',
    says: 'A power of attorney, of one old enough to one old enough, for health services',
    when: (facts) => is('FU')(facts) && oldEnough(facts) && (facts.relation?.areas?.includes(healthServices) ?? false),
    as: 'proxy',
  },
  {
    id: '7611 TD',
    says: 'Given to the nearest relative of an adult who lacks capacity, as the general practitioner confirmed',
    when: (facts) => is('TD')(facts) && oldEnough(facts),
    as: 'proxy',
  },
]

/** What came of the decision, with the row that decided. */
export type Representation = { readonly as?: ReaderKind; readonly because: string }

/**
 * As what somebody who is signed in as a citizen reads about a person, if at all.
 *
 * @param today ISO 8601 day, in Norway
 * @see Volven 7611; the decision table of parents' access, D1 to D7 and D13
 */
export function representationOf(by: KnownPerson, of: KnownPerson, today: string): Representation {
  const limits = ageRules.findLast(({ since }) => since <= today)
  if (!limits) return { because: 'D2' }
  const ages = { by: ageOn(by.born, today), of: ageOn(of.born, today) }
  if (by.number === of.number) return ownReading(by, ages.of, limits)
  // Somebody may be several things at once: the first that opens counts, else the reason of the first.
  const decided = relationsOf(by, of, today).map((relation) => decide({ by, of, relation, ages, limits }))
  return decided.find(({ as }) => as !== undefined) ?? decided[0]!
}

function decide(facts: Facts): Representation {
  const row = rows.find(({ when }) => when(facts))
  return { because: row?.id ?? 'D2', ...(row?.as ? { as: row.as } : {}) }
}

function relationsOf(by: KnownPerson, of: KnownPerson, today: string): readonly (Representative | undefined)[] {
  const found = of.representatives.filter(
    ({ number, since, until }) =>
      number === by.number && (since === undefined || since <= today) && (until === undefined || until >= today),
  )
  return found.length > 0 ? found : [undefined]
}

function ownReading({ died }: KnownPerson, age: number, { selfFrom, youthFrom }: AgeRule): Representation {
  if (died !== undefined) return { because: 'death' }
  if (age >= selfFrom) return { as: 'self', because: 'self' }
  return age >= youthFrom ? { as: 'youth', because: 'youth' } : { because: 'too-young' }
}

function parentAtHome({ representatives }: KnownPerson): boolean {
  return representatives.some(({ role, together }) => role === 'FO' && together)
}

function oldEnough({ ages }: Facts): boolean {
  return ages.of >= youngestParties.giver && ages.by >= youngestParties.holder
}

/** Whole years on a day. Born on 29 February, one has a birthday on 1 March in other years. */
function ageOn(born: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}
