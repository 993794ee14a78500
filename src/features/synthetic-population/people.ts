import type { Care, CareOrganisation } from './care.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Day, daysAfter } from './day.ts'
import { type Family, familyOf, kinshipOf, type Member } from './family.ts'
import { addressLine, cultureOf, familyName, givenName, type Name } from './names.ts'
import type { NumberGiver } from './numbers.ts'
import type { Address, AddressConfidentiality, Guardianship, NextOfKin, Person, Relation } from './person.ts'
import { type Municipality, municipalities } from './places.ts'

/** What a family is made from. */
export type FamilyNeeds = {
  readonly seed: string
  /** Which family it is, from 0. */
  readonly index: number
  /** The day that everybody's age is told on. */
  readonly today: Day
  readonly numbers: NumberGiver
  readonly care: Care
}

/** One of a family, with what the others must know of them. */
type Known = { readonly member: Member; readonly number: string; readonly name: Name; readonly phone: string }

const culturesLanguage = { norwegian: undefined, sami: 'se', polish: 'pl', arabic: 'ar', english: 'en' } as const
const culturesCountry = { norwegian: 'NO', sami: 'NO', polish: 'PL', arabic: 'SY', english: 'GB' } as const

/** Everybody of one family: the same for the same seed, number and day, as long as families are made in order. */
export function peopleOfFamily(needs: FamilyNeeds): readonly Person[] {
  const chance = chanceOf(`${needs.seed}/family ${needs.index}`)
  const at = chance.weighted(municipalities.map((each) => [each, each.weight] as const))
  const family = familyOf(chance)
  const culture = cultureOf(chance, { sapmi: at.language === 'se' })
  const surname = familyName(chance)
  const homes = [addressIn(chance, at), addressIn(chance, at)] as const
  const confidentiality = chance.weighted<AddressConfidentiality>([
    ['ugradert', 990],
    ['klientadresse', 2],
    ['fortrolig', 5],
    ['strengtFortrolig', 3],
  ])
  const shared = { chance, at, culture, homes, confidentiality }
  const known = family.members.map((member) => identityOf(needs, { ...shared, member, surname, adults: family.adults }))
  return known.map((each) => personOf(needs, { ...shared, family, known, each }))
}

type Shared = {
  readonly chance: Chance
  readonly at: Municipality
  readonly culture: ReturnType<typeof cultureOf>
  readonly homes: readonly [Address, Address]
  readonly confidentiality: AddressConfidentiality
}

type Identity = Known & {
  readonly born: Day
  readonly formerNumbers: readonly string[]
  readonly numberKind: 'FNR' | 'DNR'
}

function identityOf(
  { numbers, today }: FamilyNeeds,
  { chance, culture, member, surname, adults }: Shared & { member: Member; surname: string; adults: Family['adults'] },
): Identity {
  const born = daysAfter(today, -(Math.floor(member.age * 365.2425) + 1 + chance.between(0, 364)))
  const foreign = culturesCountry[culture] !== 'NO'
  const numberKind = foreign && member.part !== 'child' && chance.happens(0.3) ? 'DNR' : 'FNR'
  const former = foreign && numberKind === 'FNR' && chance.happens(0.4)
  const ownName = member.part === 'other-adult' && (adults !== 'married' || chance.happens(0.4))
  return {
    member,
    born,
    numberKind,
    number: numbers.give(born, numberKind, member.sex),
    formerNumbers: former ? [numbers.give(born, 'DNR', member.sex)] : [],
    name: {
      given: givenName(chance, culture, member.sex),
      ...(chance.happens(0.15) ? { middle: familyName(chance) } : {}),
      family: ownName ? familyName(chance) : surname,
    },
    phone: phoneOf(chance),
  }
}

function personOf(
  needs: FamilyNeeds,
  {
    chance,
    at,
    culture,
    homes,
    confidentiality,
    family,
    known,
    each,
  }: Shared & { family: Family; known: readonly Identity[]; each: Identity },
): Person {
  const { member, number, numberKind, name, phone, born, formerNumbers } = each
  const inHome = member.age >= 78 && family.members.length === 1 && chance.happens(0.2)
  const nursingHome = inHome ? placeIn(needs.care, at, 'nursing-home')[0]?.orgNumber : undefined
  const died = diedOn(chance, member, needs.today)
  const guardianship = guardianshipOf(needs, known, each)
  const practitioner = chance.happens(0.96) ? doctorIn(chance, needs.care, at) : undefined
  return {
    number,
    numberKind,
    formerNumbers,
    name,
    sex: member.sex,
    born,
    ...(died ? { died } : {}),
    citizenship: culturesCountry[culture],
    language: culturesLanguage[culture] ?? at.language,
    maritalStatus: maritalStatusOf(chance, family, member),
    ...(confidentiality === 'strengtFortrolig' ? {} : { address: homes[member.home] }),
    confidentiality,
    phone,
    relations: relationsOf(family, known, each),
    ...(guardianship ? { guardianship } : {}),
    nextOfKin: nextOfKinOf(chance, family, known, each),
    ...(practitioner ? { generalPractitioner: practitioner } : {}),
    ...(nursingHome ? { nursingHome } : {}),
  }
}

function relationsOf(family: Family, known: readonly Known[], { member }: Known): readonly Relation[] {
  return known.flatMap((other) => {
    const kinship = other.member === member ? undefined : kinshipOf(family, member, other.member)
    if (!kinship) return []
    const responsible = member.part === 'child' && member.age < 18 && other.member.part !== 'child'
    return [
      {
        to: other.number,
        kinship,
        ...(responsible ? { parentalResponsibility: true as const } : {}),
        together: other.member.home === member.home,
      },
    ]
  })
}

function nextOfKinOf(chance: Chance, family: Family, known: readonly Known[], { member }: Known): readonly NextOfKin[] {
  const kin = known.flatMap((other) => {
    const kinship =
      other.member === member || other.member.age < 18 ? undefined : kinshipOf(family, member, other.member)
    return kinship
      ? [{ name: `${other.name.given} ${other.name.family}`, phone: other.phone, number: other.number, kinship }]
      : []
  })
  if (kin.length > 0) return kin
  if (chance.happens(0.2)) return []
  const name = `${givenName(chance, 'norwegian', chance.one(['female', 'male'] as const))} ${familyName(chance)}`
  return [{ name, phone: phoneOf(chance), kinship: 'friend' }]
}

/** Some of the oldest have a guardian, somebody younger they live with. Chance of its own: the rest of a family stays as it is. */
function guardianshipOf(
  { seed, today }: FamilyNeeds,
  known: readonly Identity[],
  { member, number }: Identity,
): Guardianship | undefined {
  const guardian = known.find((other) => other.number !== number && other.member.age >= 18)
  const chance = chanceOf(`${seed}/guardianship ${number}`)
  if (!guardian || member.age < 75 || guardian.member.age >= member.age || !chance.happens(0.08)) return undefined
  return {
    guardian: guardian.number,
    scope: chance.one(['personligeInteresser', 'oekonomiskeInteresser', 'personligeOgOekonomiskeInteresser'] as const),
    since: daysAfter(today, -chance.between(30, 1500)),
  }
}

function maritalStatusOf(chance: Chance, { adults }: Family, { part, age }: Member): Person['maritalStatus'] {
  if (part === 'child') return 'ugift'
  if (adults === 'married') return 'gift'
  if (adults === 'apart') return chance.happens(0.6) ? 'skilt' : 'ugift'
  if (age >= 70)
    return chance.weighted([
      ['enkeEllerEnkemann', 6],
      ['skilt', 2],
      ['ugift', 2],
    ])
  return chance.happens(0.2) ? 'skilt' : 'ugift'
}

/** Some who died in the last year are still asked about: the register says so. */
function diedOn(chance: Chance, { age }: Member, today: Day): Day | undefined {
  return age >= 50 && chance.happens(age >= 85 ? 0.12 : age >= 70 ? 0.03 : 0.004)
    ? daysAfter(today, -chance.between(1, 365))
    : undefined
}

function addressIn(chance: Chance, { number, postal }: Municipality): Address {
  const { code, place } = chance.one(postal)
  return { line: addressLine(chance), postalCode: code, place, municipality: number }
}

function placeIn({ organisations }: Care, { number }: Municipality, kind: CareOrganisation['kind']) {
  return organisations.filter((each) => each.kind === kind && each.municipality === number)
}

function doctorIn(chance: Chance, care: Care, at: Municipality): string | undefined {
  const practice = chance.one(placeIn(care, at, 'general-practice'))
  const doctors = care.practitioners.filter(
    ({ orgNumber, profession }) => orgNumber === practice.orgNumber && profession === 'LE',
  )
  return chance.one(doctors)?.hpr
}

/** Numbers beginning with 0 are no subscriber's; +47 0 is not dialled. */
function phoneOf(chance: Chance): string {
  return `+470${String(chance.between(0, 9_999_999)).padStart(7, '0')}`
}
