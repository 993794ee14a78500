import type { Chance } from './chance.ts'
import type { Kinship } from './person.ts'

/** One who lives in a family, before they have a name: how old, and as what. */
export type Member = {
  readonly part: 'adult' | 'other-adult' | 'child'
  readonly sex: 'female' | 'male'
  /** Whole years. */
  readonly age: number
  /** 0, or 1 for the other home of parents who live apart. */
  readonly home: 0 | 1
}

/** People who are each other's next of kin, at one address or two. */
export type Family = {
  readonly members: readonly Member[]
  /** How the two adults stand, when there are two. */
  readonly adults: 'married' | 'partners' | 'apart' | 'one'
}

type FamilyKind = (chance: Chance) => Family

const sexOf = (chance: Chance) => chance.one(['female', 'male'] as const)

type Weights = readonly (readonly [number, number])[]

const childrenOfTwo: Weights = [
  [1, 4],
  [2, 5],
  [3, 2],
  [4, 0.4],
]
const childrenOfOne: Weights = [
  [1, 6],
  [2, 3],
]

/** Who lives together in Norway, roughly as SSB counts it: some two in five homes hold one person. */
const kinds: readonly (readonly [FamilyKind, number])[] = [
  [(chance) => alone(chance, chance.between(19, 34)), 12],
  [(chance) => alone(chance, chance.between(35, 66)), 13],
  [(chance) => alone(chance, chance.between(67, 101)), 14],
  [(chance) => couple(chance, chance.between(22, 45), 0), 8],
  [(chance) => couple(chance, chance.between(50, 96), 0), 16],
  [(chance) => couple(chance, chance.between(24, 52), chance.weighted(childrenOfTwo)), 15],
  [(chance) => apart(chance, chance.between(25, 52), chance.weighted(childrenOfTwo)), 5],
  [(chance) => single(chance, chance.between(22, 50), chance.weighted(childrenOfOne)), 3],
]

/** A family by chance. */
export function familyOf(chance: Chance): Family {
  return chance.weighted(kinds)(chance)
}

function alone(chance: Chance, age: number): Family {
  return { adults: 'one', members: [{ part: 'adult', sex: sexOf(chance), age, home: 0 }] }
}

function couple(chance: Chance, age: number, children: number): Family {
  const sex = sexOf(chance)
  const other = Math.max(19, Math.round(age + chance.around(0, 3)))
  const same = chance.happens(0.03)
  const sexes = { female: 'male', male: 'female' } as const
  return {
    adults: chance.happens(age > 40 ? 0.8 : 0.4) ? 'married' : 'partners',
    members: [
      { part: 'adult', sex, age, home: 0 },
      { part: 'other-adult', sex: same ? sex : sexes[sex], age: other, home: 0 },
      ...childrenOf(chance, Math.min(age, other), children),
    ],
  }
}

function apart(chance: Chance, age: number, children: number): Family {
  const { members } = couple(chance, age, children)
  return {
    adults: 'apart',
    members: members.map((each) => (each.part === 'other-adult' ? { ...each, home: 1 } : each)),
  }
}

function single(chance: Chance, age: number, children: number): Family {
  return {
    adults: 'one',
    members: [
      { part: 'adult', sex: chance.happens(0.82) ? 'female' : 'male', age, home: 0 },
      ...childrenOf(chance, age, children),
    ],
  }
}

/** Nobody becomes a parent before 19 or after 42, and children live at home until they are 19. */
function childrenOf(chance: Chance, parentAge: number, count: number): readonly Member[] {
  const oldest = Math.min(18, parentAge - 19)
  const youngest = Math.max(0, parentAge - 42)
  return Array.from({ length: youngest <= oldest ? count : 0 }, () => ({
    part: 'child' as const,
    sex: sexOf(chance),
    age: chance.between(youngest, oldest),
    home: 0 as const,
  }))
}

/** What the other is to the one; undefined for parents who live apart. */
export function kinshipOf({ members, adults }: Family, one: Member, other: Member): Kinship | undefined {
  if (one.part === 'child') return other.part === 'child' ? 'sibling' : parentOf(members, other)
  if (other.part === 'child') return 'child'
  return adults === 'married' ? 'spouse' : adults === 'partners' ? 'partner' : undefined
}

function parentOf([adult]: Family['members'], parent: Member): Kinship {
  if (parent.sex === 'male') return 'father'
  return parent.part === 'other-adult' && adult?.sex === 'female' ? 'co-mother' : 'mother'
}
