import type { Story } from '../synthetic-population/index.ts'
import { ageOn } from './age.ts'
import type { InventedPatient, InventedReason } from './needs.ts'

type Situation = {
  readonly reason: InventedReason
  readonly most: number
  readonly holds: (story: Story) => boolean
}

/** What there is to see for whoever reads medicines alone. */
export const showsMedicines: ReadonlySet<InventedReason> = new Set(['multidose', 'many-medicines', 'anticoagulant'])

const current = ({ medicines }: Story) => medicines.filter(({ until }) => until === undefined)

/** Whom to try, the first that applies: a new one is a row here and its words in `pages/texts.ts`. */
const situations: readonly Situation[] = [
  {
    reason: 'multidose',
    most: 2,
    holds: (story) => story.person.nursingHome !== undefined && current(story).length > 1,
  },
  {
    reason: 'transplant',
    most: 1,
    holds: ({ conditions }) => conditions.some(({ critical }) => critical === 'transplant'),
  },
  { reason: 'pregnant', most: 2, holds: ({ pregnancies }) => pregnancies.some(({ ended }) => !ended) },
  {
    reason: 'allergy',
    most: 2,
    holds: ({ allergies }) => allergies.some(({ severity }) => severity === 'life-threatening'),
  },
  { reason: 'many-medicines', most: 2, holds: (story) => current(story).length >= 6 },
  { reason: 'anticoagulant', most: 2, holds: (story) => current(story).some(({ atc }) => atc.code.startsWith('B01A')) },
  { reason: 'long-course', most: 2, holds: ({ results }) => results.length >= 40 },
  {
    reason: 'child',
    most: 1,
    holds: ({ person, vaccinations }) => person.born > '2020' && vaccinations.length >= 4,
  },
]

/**
 * A few of the invented, with what there is to see in each; nobody who has closed anything or has died. No more stories are
 * told than are needed.
 */
export function inventedPatients(stories: Iterable<Story>, today: string): readonly InventedPatient[] {
  const found = new Map<InventedReason, InventedPatient[]>(situations.map(({ reason }) => [reason, []]))
  for (const story of stories) {
    if (situations.every(({ reason, most }) => found.get(reason)!.length >= most)) break
    const { person, privacySettings } = story
    const open = privacySettings.every(({ kind }) => kind === 'samtykke')
    const situation = situations.find(({ reason, most, holds }) => found.get(reason)!.length < most && holds(story))
    if (!situation || !open || person.died !== undefined) continue
    const { given, family } = person.name
    const { number, born } = person
    found
      .get(situation.reason)!
      .push({ number, name: `${given} ${family}`, age: ageOn(born, today), shows: situation.reason })
  }
  return [...found.values()].flat()
}
