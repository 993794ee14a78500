import { daysAfter } from './day.ts'
import type { Vaccination } from './story.ts'
import type { TellerNeeds } from './teller.ts'

type Dose = {
  readonly atc: string
  readonly label: string
  readonly against: string
  readonly dose: number
  readonly ageMonths: number
}

/** The childhood programme as FHI describes it, in months of age. */
const childhood: readonly Dose[] = [
  { atc: 'J07BH01', label: 'rotavirusvaksine', against: 'rotavirus', dose: 1, ageMonths: 1.5 },
  { atc: 'J07BH01', label: 'rotavirusvaksine', against: 'rotavirus', dose: 2, ageMonths: 3 },
  ...[3, 5, 12].flatMap((ageMonths, nth): Dose[] => [
    {
      atc: 'J07CA09',
      label: 'sekskomponentvaksine',
      against: 'difteri, stivkrampe, kikhoste, polio, Hib, hepatitt B',
      dose: nth + 1,
      ageMonths,
    },
    { atc: 'J07AL02', label: 'pneumokokkvaksine', against: 'pneumokokker', dose: nth + 1, ageMonths },
  ]),
  { atc: 'J07BD52', label: 'MMR-vaksine', against: 'meslinger, kusma, røde hunder', dose: 1, ageMonths: 15 },
  {
    atc: 'J07CA02',
    label: 'firekomponentvaksine',
    against: 'difteri, stivkrampe, kikhoste, polio',
    dose: 4,
    ageMonths: 88,
  },
  { atc: 'J07BD52', label: 'MMR-vaksine', against: 'meslinger, kusma, røde hunder', dose: 2, ageMonths: 135 },
  { atc: 'J07BM03', label: 'HPV-vaksine', against: 'humant papillomavirus', dose: 1, ageMonths: 150 },
  {
    atc: 'J07CA02',
    label: 'firekomponentvaksine',
    against: 'difteri, stivkrampe, kikhoste, polio',
    dose: 5,
    ageMonths: 186,
  },
]

/** The register has no doses of before it was made. */
const registerSince = '1995-01-01'

/** Vaccines given: the programme to nearly all children, influenza each autumn to most of the old. */
export function vaccinationsOf({ person, chance, until, places, id }: TellerNeeds): readonly Vaccination[] {
  if (chance.happens(0.04)) return []
  const given = (row: Omit<Dose, 'ageMonths'>, on: string): Vaccination => ({
    ...places.practice,
    id: id(`${row.atc} ${on}`),
    vaccine: { system: 'ATC', code: row.atc, label: row.label },
    against: row.against,
    on,
    dose: row.dose,
  })
  const young = childhood.map((row) =>
    given(row, daysAfter(person.born, Math.round(row.ageMonths * 30.44) + chance.between(0, 20))),
  )
  return [
    ...young,
    ...autumns(person.born, until).flatMap((on) =>
      chance.happens(0.65) ? [given(influenza, daysAfter(on, chance.between(0, 50)))] : [],
    ),
  ]
    .filter(({ on }) => on >= registerSince && on <= until)
    .toSorted((one, other) => one.on.localeCompare(other.on))
}

const influenza = { atc: 'J07BB02', label: 'influensavaksine', against: 'influensa', dose: 1 }

/** The first days of October that somebody of 65 or more has seen, five years back. */
function autumns(born: string, until: string): readonly string[] {
  const last = Number(until.slice(0, 4))
  return Array.from({ length: 6 }, (_, back) => `${last - back}-10-01`).filter(
    (on) => on <= until && Number(on.slice(0, 4)) - Number(born.slice(0, 4)) > 65,
  )
}
