import { inventedOrganisationNumber } from '../../standards/norway/organisation-number.ts'
import { chanceOf } from './chance.ts'
import { dayOf } from './day.ts'
import { familyName, givenName } from './names.ts'
import type { NumberGiver } from './numbers.ts'
import { municipalities } from './places.ts'

/** What kind of place care is given at. */
export type CareKind =
  | 'general-practice'
  | 'emergency-clinic'
  | 'nursing-home'
  | 'home-nursing'
  | 'pharmacy'
  | 'hospital'

/** An organisation that gives care: invented, with a number of the series for tests. */
export type CareOrganisation = {
  readonly orgNumber: string
  /** The legal entity it belongs to; itself when left out. */
  readonly parent?: string
  readonly kind: CareKind
  readonly name: string
  /** Of a hospital: the first municipality it serves. */
  readonly municipality: string
  /** Departments with their RESH ids. */
  readonly departments: readonly { readonly resh: string; readonly name: string }[]
}

/** Category of health personnel (Volven 9060). */
export type Profession = 'LE' | 'SP' | 'JO' | 'FA1'

/** Somebody who gives care. */
export type CarePractitioner = {
  /** Their own national number, for signing in; never shown to patients. */
  readonly number: string
  readonly hpr: string
  readonly name: { readonly given: string; readonly family: string }
  readonly profession: Profession
  readonly orgNumber: string
}

/** Everybody and every place that gives care: the same however many people there are. */
export type Care = {
  readonly organisations: readonly CareOrganisation[]
  readonly practitioners: readonly CarePractitioner[]
}

type Planned = {
  readonly kind: CareKind
  readonly name: (place: string) => string
  readonly staff: readonly (readonly [Profession, number])[]
}

const inEveryMunicipality: readonly Planned[] = [
  {
    kind: 'general-practice',
    name: (place) => `${place} Furutoppen legesenter`,
    staff: [
      ['LE', 4],
      ['SP', 1],
    ],
  },
  { kind: 'general-practice', name: (place) => `${place} Elvebredden legesenter`, staff: [['LE', 3]] },
  {
    kind: 'emergency-clinic',
    name: (place) => `${place} legevakt (oppdiktet)`,
    staff: [
      ['LE', 3],
      ['SP', 2],
    ],
  },
  {
    kind: 'nursing-home',
    name: (place) => `${place} Solsnu sykehjem`,
    staff: [
      ['LE', 1],
      ['SP', 4],
    ],
  },
  {
    kind: 'home-nursing',
    name: (place) => `${place} hjemmesykepleie (oppdiktet)`,
    staff: [
      ['SP', 4],
      ['JO', 1],
    ],
  },
  { kind: 'pharmacy', name: (place) => `${place} Kråkefot apotek`, staff: [['FA1', 2]] },
]

const hospitals = [
  { region: 'east', name: 'Granskogen sykehus' },
  { region: 'south', name: 'Skjærgården sykehus' },
  { region: 'west', name: 'Regnbuen sjukehus' },
  { region: 'middle', name: 'Fjordenden sykehus' },
  { region: 'north', name: 'Nordlyset sykehus' },
] as const

/** What every hospital has. */
const departments = [
  'Akuttmottak',
  'Medisinsk avdeling',
  'Kirurgisk avdeling',
  'Føde- og barselavdeling',
  'Laboratoriemedisin',
  'Bildediagnostikk',
]

/** A number that no municipality has: nobody lives there, and no household is sent there. */
const storfjell = '9901'

/** Where people of the demonstration work who are in no municipality of the population. */
const ofTheDemonstration = [
  { kind: 'emergency-clinic', name: 'Storfjell legevakt' },
  { kind: 'pharmacy', name: 'Lyngmo apotek' },
] as const

/** Numbers that Helsepersonellregisteret is far from giving. */
const firstHpr = 990_000_001

/** All who give care, from the seed. Takes national numbers, so it is made before the people are. */
export function careOf(seed: string, numbers: NumberGiver): Care {
  return { organisations: careOrganisations, practitioners: employed(seed, planned.staff, numbers) }
}

type Plan = {
  readonly organisations: CareOrganisation[]
  readonly staff: (readonly [CareOrganisation, Profession, number])[]
}

function plan(): Plan {
  const serials = organisationSerials()
  const organisations: CareOrganisation[] = []
  const staff: Plan['staff'] = []
  for (const { number, name: place, hospital } of municipalities) {
    const parent = serials()
    for (const { kind, name, staff: wanted } of inEveryMunicipality) {
      const at = { orgNumber: serials(), parent, kind, name: name(place), municipality: number, departments: [] }
      organisations.push(at)
      for (const [profession, count] of wanted) staff.push([at, profession, count])
    }
    const told = hospitals.find(({ region }) => region === hospital)
    if (!told || organisations.some(({ name }) => name === told.name)) continue
    const at = hospitalOf(told.name, number, serials())
    organisations.push(at)
    staff.push([at, 'LE', 8], [at, 'SP', 8], [at, 'JO', 2])
  }
  const parent = serials()
  for (const { kind, name } of ofTheDemonstration) {
    organisations.push({ orgNumber: serials(), parent, kind, name, municipality: storfjell, departments: [] })
  }
  return { organisations, staff }
}

function hospitalOf(name: string, municipality: string, orgNumber: string): CareOrganisation {
  return {
    orgNumber,
    kind: 'hospital',
    name,
    municipality,
    departments: departments.map((department, nth) => ({
      name: department,
      resh: `9${orgNumber.slice(4, 8)}${nth + 1}`,
    })),
  }
}

function employed(
  seed: string,
  staff: readonly (readonly [CareOrganisation, Profession, number])[],
  numbers: NumberGiver,
): readonly CarePractitioner[] {
  const chance = chanceOf(`${seed}/care`)
  let hpr = firstHpr
  return staff.flatMap(([{ orgNumber }, profession, count]) =>
    Array.from({ length: count }, () => {
      const sex = chance.one(['female', 'male'] as const)
      const born = dayOf(chance.between(1962, 1996), chance.between(1, 12), chance.between(1, 28))
      return {
        number: numbers.give(born, 'FNR', sex),
        hpr: String(hpr++),
        name: { given: givenName(chance, 'norwegian', sex), family: familyName(chance) },
        profession,
        orgNumber,
      }
    }),
  )
}

function organisationSerials(): () => string {
  let serial = 4_400_000
  return () => {
    for (;;) {
      const number = inventedOrganisationNumber(serial++)
      if (number !== undefined) return number
    }
  }
}

const planned = plan()

/** Every place that gives care, with numbers that are the same whatever the seed is. */
export const careOrganisations: readonly CareOrganisation[] = planned.organisations
