/** A municipality where invented people live. Its number and its post offices are public facts; its streets are invented. */
export type Municipality = {
  /** SSB's number of the municipality (Volven 3402). */
  readonly number: string
  readonly name: string
  readonly postal: readonly { readonly code: string; readonly place: string }[]
  /** How many live there, compared with the others. */
  readonly weight: number
  /** The hospital that takes its people. */
  readonly hospital: string
  /** What people are most often written to in. */
  readonly language: 'nb' | 'nn' | 'se'
}

/** From every part of the country, large and small, with the two sites of the pilot among them. */
export const municipalities: readonly Municipality[] = [
  {
    number: '0301',
    name: 'Oslo',
    postal: [
      { code: '0356', place: 'Oslo' },
      { code: '0657', place: 'Oslo' },
    ],
    weight: 30,
    hospital: 'east',
    language: 'nb',
  },
  {
    number: '3301',
    name: 'Drammen',
    postal: [{ code: '3016', place: 'Drammen' }],
    weight: 8,
    hospital: 'east',
    language: 'nb',
  },
  {
    number: '3107',
    name: 'Fredrikstad',
    postal: [{ code: '1606', place: 'Fredrikstad' }],
    weight: 7,
    hospital: 'east',
    language: 'nb',
  },
  {
    number: '4204',
    name: 'Kristiansand',
    postal: [{ code: '4616', place: 'Kristiansand' }],
    weight: 9,
    hospital: 'south',
    language: 'nb',
  },
  {
    number: '4203',
    name: 'Arendal',
    postal: [{ code: '4836', place: 'Arendal' }],
    weight: 4,
    hospital: 'south',
    language: 'nb',
  },
  {
    number: '4601',
    name: 'Bergen',
    postal: [
      { code: '5018', place: 'Bergen' },
      { code: '5063', place: 'Bergen' },
    ],
    weight: 20,
    hospital: 'west',
    language: 'nb',
  },
  {
    number: '4640',
    name: 'Sogndal',
    postal: [{ code: '6856', place: 'Sogndal' }],
    weight: 2,
    hospital: 'west',
    language: 'nn',
  },
  {
    number: '4621',
    name: 'Voss',
    postal: [{ code: '5700', place: 'Voss' }],
    weight: 2,
    hospital: 'west',
    language: 'nn',
  },
  {
    number: '1106',
    name: 'Haugesund',
    postal: [{ code: '5528', place: 'Haugesund' }],
    weight: 3,
    hospital: 'west',
    language: 'nb',
  },
  {
    number: '5001',
    name: 'Trondheim',
    postal: [
      { code: '7030', place: 'Trondheim' },
      { code: '7052', place: 'Trondheim' },
    ],
    weight: 15,
    hospital: 'middle',
    language: 'nb',
  },
  {
    number: '5035',
    name: 'Stjørdal',
    postal: [{ code: '7500', place: 'Stjørdal' }],
    weight: 3,
    hospital: 'middle',
    language: 'nb',
  },
  {
    number: '1804',
    name: 'Bodø',
    postal: [{ code: '8006', place: 'Bodø' }],
    weight: 5,
    hospital: 'north',
    language: 'nb',
  },
  {
    number: '5501',
    name: 'Tromsø',
    postal: [{ code: '9008', place: 'Tromsø' }],
    weight: 6,
    hospital: 'north',
    language: 'nb',
  },
  {
    number: '5612',
    name: 'Kautokeino',
    postal: [{ code: '9520', place: 'Kautokeino' }],
    weight: 1,
    hospital: 'north',
    language: 'se',
  },
]
