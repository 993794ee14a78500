import { type PopulationWanted, populationOf } from './population.ts'
import { storyTeller } from './tell-story.ts'

/** One line of NDJSON, and what it tells of. */
export type PopulationLine = { readonly kind: 'organisation' | 'practitioner' | 'person'; readonly line: string }

/** A population as lines: places and professionals first, then everybody with their story. */
export function* populationLines(wanted: PopulationWanted): Iterable<PopulationLine> {
  const { care, people } = populationOf(wanted)
  const line = (kind: PopulationLine['kind'], value: object): PopulationLine => ({
    kind,
    line: JSON.stringify({ kind, ...value }),
  })
  for (const organisation of care.organisations) {
    const { kind, ...rest } = organisation
    yield line('organisation', { care: kind, ...rest })
  }
  for (const practitioner of care.practitioners) yield line('practitioner', practitioner)
  const { seed, today } = wanted
  const storyOf = storyTeller({ seed, today, care })
  for (const person of people) yield line('person', storyOf(person))
}
