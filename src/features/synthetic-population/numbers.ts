import { individualNumbers, inventedNumber } from '../../standards/norway/national-number.ts'
import type { Day } from './day.ts'

/**
 * Gives national numbers, each once: people born on one day take that day's individual numbers in turn.
 *
 * @see inventedNumber: all are of Skatteetaten's series for tests
 */
export type NumberGiver = {
  /** @throws Error when a day has given all it has: some four hundred a day */
  readonly give: (born: Day, kind: 'FNR' | 'DNR', sex: 'female' | 'male') => string
}

/** Begins with none given. */
export function numberGiver(): NumberGiver {
  const given = new Map<string, number>()
  return {
    give(born, kind, sex) {
      const [year, month, day] = born.split('-').map(Number) as [number, number, number]
      const key = `${kind} ${sex} ${born}`
      const spans = individualNumbers(year)
      for (let nth = given.get(key) ?? 0; ; nth++) {
        const individual = nthOf(spans, nth, sex)
        if (individual === undefined) throw new Error('A day of birth has no more national numbers')
        const number = inventedNumber({ year, month, day }, individual, kind)
        if (number === undefined) continue
        given.set(key, nth + 1)
        return number
      }
    },
  }
}

/** Even individual numbers are women's, odd ones men's; nobody may read that back out of a number. */
function nthOf(spans: readonly (readonly [number, number])[], nth: number, sex: 'female' | 'male'): number | undefined {
  let left = nth
  for (const [from, to] of spans) {
    const begin = from % 2 === (sex === 'female' ? 0 : 1) ? from : from + 1
    const count = Math.floor((to - begin) / 2) + 1
    if (left < count) return begin + 2 * left
    left -= count
  }
  return undefined
}
