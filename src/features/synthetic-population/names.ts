import type { Chance } from './chance.ts'

/** What somebody is called. */
export type Name = { readonly given: string; readonly middle?: string; readonly family: string }

/** Where names come from: most from Norway, some from Sápmi, some from where people have moved from. */
type NameCulture = 'norwegian' | 'sami' | 'polish' | 'arabic' | 'english'

const given: Readonly<Record<NameCulture, Readonly<Record<'female' | 'male', readonly string[]>>>> = {
  norwegian: {
    female: [
      'Anne',
      'Astrid',
      'Berit',
      'Borghild',
      'Elin',
      'Frida',
      'Gro',
      'Hilde',
      'Ida',
      'Ingrid',
      'Kari',
      'Liv',
      'Maren',
      'Nora',
      'Oda',
      'Ragnhild',
      'Signe',
      'Solveig',
      'Tuva',
      'Åse',
    ],
    male: [
      'Aksel',
      'Arne',
      'Bjørn',
      'Dag',
      'Eirik',
      'Erlend',
      'Finn',
      'Geir',
      'Håkon',
      'Ivar',
      'Jonas',
      'Knut',
      'Lars',
      'Magnus',
      'Odd',
      'Per',
      'Sigurd',
      'Terje',
      'Ulrik',
      'Øystein',
    ],
  },
  sami: {
    female: ['Áile', 'Biret', 'Elle', 'Inga', 'Máret', 'Ravdna', 'Sárá'],
    male: ['Ánte', 'Áslat', 'Issát', 'Jovnna', 'Mihkkal', 'Niillas', 'Piera'],
  },
  polish: {
    female: ['Agnieszka', 'Ewa', 'Katarzyna', 'Małgorzata', 'Zofia'],
    male: ['Andrzej', 'Krzysztof', 'Marek', 'Paweł', 'Tomasz'],
  },
  arabic: {
    female: ['Amina', 'Fatima', 'Layla', 'Nour', 'Yasmin'],
    male: ['Ahmad', 'Hassan', 'Karim', 'Omar', 'Yusuf'],
  },
  english: { female: ['Alice', 'Emma', 'Grace', 'Olivia'], male: ['Daniel', 'George', 'Oliver', 'Thomas'] },
}

/** Family names are put together of nature and place, so that everybody sees that nobody has them. */
const first = [
  'Blåbær',
  'Dugg',
  'Einer',
  'Fjær',
  'Gauke',
  'Hasselnøtt',
  'Issvull',
  'Kråkebolle',
  'Lyng',
  'Multe',
  'Nepe',
  'Orrfugl',
  'Perlemor',
  'Rognebær',
  'Snøfonn',
  'Tranebær',
  'Tyttebær',
  'Vinterhvile',
  'Ørret',
  'Åkerhumle',
]
const last = [
  'bakken',
  'berget',
  'botn',
  'eidet',
  'fossen',
  'gløtten',
  'haugen',
  'holmen',
  'kleiva',
  'lia',
  'moen',
  'myra',
  'neset',
  'odden',
  'sletta',
  'stien',
  'tjern',
  'tunet',
  'vika',
  'åsen',
]

/** A family name that nobody has. */
export function familyName(chance: Chance): string {
  return chance.one(first) + chance.one(last)
}

/** Where a family's given names come from. */
export function cultureOf(chance: Chance, at: { readonly sapmi: boolean }): NameCulture {
  if (at.sapmi)
    return chance.weighted([
      ['sami', 3],
      ['norwegian', 1],
    ])
  return chance.weighted([
    ['norwegian', 86],
    ['sami', 1],
    ['polish', 5],
    ['arabic', 5],
    ['english', 3],
  ])
}

export function givenName(chance: Chance, culture: NameCulture, sex: 'female' | 'male'): string {
  const name = chance.one(given[culture][sex])
  return chance.happens(0.08) ? `${name} ${chance.one(given.norwegian[sex])}` : name
}

const streets = [
  'Bekkefaret',
  'Bjørkelia',
  'Dueslaget',
  'Elgtråkket',
  'Granstubben',
  'Haregangen',
  'Kongleveien',
  'Lerkesvingen',
  'Måkeskrenten',
  'Nøttestien',
  'Regnbuebakken',
  'Stjernehopen',
  'Svaberget',
  'Trollhatten',
  'Ullgata',
  'Vindkastet',
]

/** A street that is in no municipality, with a number. */
export function addressLine(chance: Chance): string {
  return `${chance.one(streets)} ${chance.between(1, 98)}${chance.happens(0.15) ? chance.one(['A', 'B', 'C']) : ''}`
}
