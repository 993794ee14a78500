import { type Council, type CouncilId, type CouncilName, nameOn as nameOnDay } from '../council/index.ts'

/** What the council was called on a day; today's name when no day is given. */
export function nameOn(council: Council, day?: string): CouncilName | undefined {
  return day === undefined ? council.names.at(-1) : nameOnDay(council, day)
}

/** The short name on a day; the id when the council is not known here. */
export function shortName(council: Council | undefined, id: CouncilId, day?: string): string {
  return (council && nameOn(council, day)?.short) ?? id
}
