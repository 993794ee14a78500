import type { Chance } from './chance.ts'
import type { Day } from './day.ts'
import type { Person } from './person.ts'
import type { Given } from './story.ts'

/** Where a person is cared for. */
export type Places = {
  readonly practice: Given
  readonly emergency: Given
  readonly hospital: Given & { readonly department: string }
  readonly home: Given
  readonly laboratory: Given
  readonly pharmacy: string
}

/** What one teller looks at. */
export type TellerNeeds = {
  readonly person: Person
  readonly chance: Chance
  /** Today, or the day of death. */
  readonly until: Day
  readonly places: Places
  /** Makes an id out of words; the same words make the same. */
  readonly id: (words: string) => string
}
