import type { NationalRecord, NationalRecords } from '../national-records/index.ts'
import { type PopulationWanted, populationOf, type Story, storyTeller } from '../synthetic-population/index.ts'
import type { LaidRecord } from './laid-record.ts'
import { registers } from './person-register.ts'
import { services } from './services.ts'

/** People whose records are written together: few, so that the process answers and stops while people are laid. */
const atOnce = 25

/**
 * Lays a population into the box: the register, what people have decided, and what every service holds of them. Laid twice
 * it is as laid once.
 *
 * @param laid told how many people are in, now and then
 * @param told everybody's story, before it is written
 */
export async function layPopulation(
  records: Pick<NationalRecords, 'lay'>,
  wanted: PopulationWanted,
  laid: (people: number) => void = () => {},
  told: (story: Story) => void = () => {},
): Promise<number> {
  const { care, people } = populationOf(wanted)
  const storyOf = storyTeller({ seed: wanted.seed, today: wanted.today, care })
  let held: NationalRecord[] = []
  let count = 0
  for (const person of people) {
    const story = storyOf(person)
    told(story)
    held.push(...recordsOf(story))
    count++
    if (count % atOnce > 0) continue
    await records.lay(held)
    held = []
    laid(count)
  }
  await records.lay(held)
  return count
}

/** Everything that the box holds of one person at first. */
export function recordsOf(story: Story): readonly NationalRecord[] {
  const { person } = story
  const { number, born } = person
  const register: LaidRecord[] = [{ id: number, kind: 'Person', on: born, content: { ...person } }]
  const settings = story.privacySettings.map(({ id, about, ...content }) => ({
    id,
    kind: about,
    on: content.since,
    content,
  }))
  const under = (service: string, laid: readonly LaidRecord[], of = number): readonly NationalRecord[] =>
    laid.map(({ id, kind, on, content, under: key = of }) => ({
      person: key,
      service,
      id,
      kind,
      version: 1,
      at: new Date(`${on}T12:00:00Z`),
      content,
    }))
  return [
    ...under(registers.people, register),
    ...person.formerNumbers.flatMap((former) =>
      under(registers.people, [{ id: former, kind: 'Moved', on: born, content: { to: number } }], former),
    ),
    ...under(registers.settings, settings),
    ...services.flatMap(({ service, recordsOf: of }) => under(service.id, of(story))),
  ]
}
