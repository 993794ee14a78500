import { ageOn, type Day, daysAfter } from './day.ts'
import type { Given, StoryDocument } from './story.ts'
import type { Places, TellerNeeds } from './teller.ts'

type Wanted = Pick<StoryDocument, 'type' | 'title' | 'text' | 'confidentiality'> & {
  /** Of those of the age, how many have it. */
  readonly share: number
  /** From this age to this, both included. */
  readonly ages: readonly [number, number]
  readonly where: (places: Places) => Given
  /** Days ago, at the latest and at the earliest. */
  readonly ago: readonly [number, number]
}

const hospital = ({ hospital: { place, by } }: Places): Given => ({ place, ...(by ? { by } : {}) })
const practice = ({ practice: at }: Places): Given => at

/** Documents that go with no single illness: one of each kind of answer, and some that are kept from somebody. */
const wanted: readonly Wanted[] = [
  {
    type: 'C00-1',
    title: 'Prøvesvar, vevsprøve av hud',
    text: 'Føflekk fra rygg. Godartet. Fri kant. Ingen videre oppfølging.',
    confidentiality: 'N',
    share: 0.06,
    ages: [18, 100],
    where: hospital,
    ago: [20, 900],
  },
  {
    type: 'D00-1',
    title: 'EKG i hvile',
    text: 'Regelmessig sinusrytme, 64 slag i minuttet. Ingen tegn til nylig infarkt.',
    confidentiality: 'N',
    share: 0.08,
    ages: [40, 100],
    where: practice,
    ago: [30, 2600],
  },
  {
    type: 'E00-1',
    title: 'Røntgen av lunger',
    text: 'Vanlig hjertestørrelse. Ingen fortetninger i lungene. Ingen væske.',
    confidentiality: 'N',
    share: 0.07,
    ages: [18, 100],
    where: hospital,
    ago: [10, 2600],
  },
  {
    type: 'I00-1',
    title: 'Henvisning til hudlege',
    text: 'Eksem som ikke blir bedre av salve. Ber om vurdering.',
    confidentiality: 'N',
    share: 0.05,
    ages: [5, 100],
    where: practice,
    ago: [10, 800],
  },
  {
    type: 'B00-1',
    title: 'Notat fra helsesykepleier',
    text: 'Samtale om søvn og trivsel. Ny time om fire uker.',
    confidentiality: 'N',
    share: 0.2,
    ages: [6, 15],
    where: practice,
    ago: [5, 400],
  },
  {
    type: 'B00-1',
    title: 'Notat fra barne- og ungdomspsykiatrisk poliklinikk',
    text: 'Har det vanskelig hjemme. Foreldre bør ikke lese dette nå. Oppfølging hver uke.',
    confidentiality: 'NORN_FORANS',
    share: 0.03,
    ages: [8, 15],
    where: hospital,
    ago: [5, 300],
  },
  {
    type: 'B00-1',
    title: 'Notat om alvorlig tilstand',
    text: 'Foreldre er orientert. Ungdommen skal få vite det i samtale, ikke ved å lese.',
    confidentiality: 'NORN_UNGDOM',
    share: 0.02,
    ages: [12, 15],
    where: hospital,
    ago: [5, 300],
  },
  {
    type: 'C00-1',
    title: 'Prøvesvar som skal forklares først',
    text: 'Funn som må følges opp. Pasienten får svaret i time hos behandler.',
    confidentiality: 'NORU',
    share: 0.01,
    ages: [18, 100],
    where: hospital,
    ago: [0, 10],
  },
  {
    type: 'B00-1',
    title: 'Notat fra rusmiddelpoliklinikk',
    text: 'I behandling. Pasienten ønsker at andre ikke leser dette.',
    confidentiality: 'NORS',
    share: 0.02,
    ages: [18, 80],
    where: hospital,
    ago: [30, 900],
  },
]

/** Documents beside those of the illnesses. */
export function documentsOf(needs: TellerNeeds): readonly StoryDocument[] {
  return wanted.flatMap((each) => told(each, needs))
}

function told(
  { share, ages, where, ago, ...document }: Wanted,
  { person, chance, until, places, id }: TellerNeeds,
): readonly StoryDocument[] {
  const on: Day = daysAfter(until, -chance.between(...ago))
  const age = ageOn(person.born, on)
  if (!chance.happens(share) || age < ages[0] || age > ages[1]) return []
  return [{ ...where(places), ...document, id: id(document.title), on }]
}
