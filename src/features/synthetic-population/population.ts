import { type Care, careOf } from './care.ts'
import type { Day } from './day.ts'
import { numberGiver } from './numbers.ts'
import { peopleOfFamily } from './people.ts'
import type { Person } from './person.ts'

/** What a population follows from. */
export type PopulationWanted = {
  readonly seed: string
  /** How many people; a family is never cut in two, so a few more may come. */
  readonly people: number
  /** The day that everything is told as of. */
  readonly today: Day
}

/** People who are nobody, with those who care for them. */
export type Population = {
  readonly care: Care
  /** In order, one family after the other; made as they are asked for, in memory that does not grow with them. */
  readonly people: Iterable<Person>
}

/**
 * A population. Its first thousand people are the same whether a thousand are asked for or a hundred thousand.
 *
 * All numbers are of Skatteetaten's series for tests, so nobody has them; streets, family names, practices and hospitals
 * are invented, municipalities are not.
 */
export function populationOf({ seed, people, today }: PopulationWanted): Population {
  const numbers = numberGiver()
  const care = careOf(seed, numbers)
  return { care, people: inOrder({ seed, today, numbers, care }, people) }
}

function* inOrder(needs: Omit<Parameters<typeof peopleOfFamily>[0], 'index'>, wanted: number): Iterable<Person> {
  for (let index = 0, made = 0; made < wanted; index++) {
    const family = peopleOfFamily({ ...needs, index })
    yield* family
    made += family.length
  }
}
