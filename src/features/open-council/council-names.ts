import type { Council, CouncilId, CouncilName } from '../council/index.ts'

/** What the council was called on a day; today's name when no day is given, the first one for days before it began. */
export function nameOn({ names }: Council, day?: string): CouncilName | undefined {
  if (day === undefined) return names.at(-1)
  return names.findLast(({ from }) => from === undefined || from <= day) ?? names[0]
}

/** The short name on a day; the id when the council is not known here. */
export function shortName(council: Council | undefined, id: CouncilId, day?: string): string {
  return (council && nameOn(council, day)?.short) ?? id
}
