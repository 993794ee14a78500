import { ageOn, daysAfter } from './day.ts'
import type { Allergy, Coded } from './story.ts'
import type { TellerNeeds } from './teller.ts'

type Row = {
  readonly substance: Coded
  readonly reaction: string
  readonly severity: Allergy['severity']
  readonly verification: Allergy['verification']
  /** Of all people. */
  readonly share: number
}

/** What people react to, and how. */
const rows: readonly Row[] = [
  {
    substance: { system: 'ATC', code: 'J01C', label: 'penicilliner' },
    reaction: 'Utslett over hele kroppen',
    severity: 'mild',
    verification: 'probable',
    share: 0.03,
  },
  {
    substance: { system: 'ATC', code: 'J01CE', label: 'penicilliner, betalaktamasefølsomme' },
    reaction: 'Anafylaktisk sjokk',
    severity: 'life-threatening',
    verification: 'confirmed',
    share: 0.004,
  },
  {
    substance: { system: 'ATC', code: 'M01A', label: 'betennelsesdempende midler' },
    reaction: 'Tungpust',
    severity: 'severe',
    verification: 'confirmed',
    share: 0.006,
  },
  {
    substance: { system: 'SNOMED-CT', code: '762952008', label: 'Peanøtt' },
    reaction: 'Hevelse i svelget',
    severity: 'life-threatening',
    verification: 'confirmed',
    share: 0.009,
  },
  {
    substance: { system: 'SNOMED-CT', code: '256262001', label: 'Bjørkepollen' },
    reaction: 'Rennende nese og øyne',
    severity: 'mild',
    verification: 'confirmed',
    share: 0.05,
  },
  {
    substance: { system: 'SNOMED-CT', code: '1003755004', label: 'Lateks' },
    reaction: 'Elveblest',
    severity: 'severe',
    verification: 'suspected',
    share: 0.003,
  },
]

/** What somebody reacts to: most people to nothing. */
export function allergiesOf({ person, chance, until, places, id }: TellerNeeds): readonly Allergy[] {
  const age = ageOn(person.born, until)
  return rows
    .flatMap(({ share, ...row }) =>
      chance.happens(share)
        ? [
            {
              ...places.practice,
              ...row,
              id: id(row.substance.code),
              since: daysAfter(person.born, chance.between(200, Math.max(201, age * 365))),
            },
          ]
        : [],
    )
    .filter(({ since }) => since < until)
}
