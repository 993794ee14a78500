import { type Council, type CouncilId, nameOn } from '../council/index.ts'

/** The short name on a day, today's when no day is given; the id when the council is not known here. */
export function shortName(council: Council | undefined, id: CouncilId, day?: string): string {
  return (council && nameOn(council, day)?.short) ?? id
}
