import { Problem } from '../../kernel/problem.ts'
import { caseId } from './numbering.ts'
import { byText } from './order.ts'
import type { CaseId, CouncilCase, EarlierDecision, Matter, Meeting, MeetingId } from './records.ts'

type Dated = ReadonlyMap<MeetingId, Pick<Meeting, 'date'>>

/** The treatments in the order they were had; a case whose meeting has no day stands in its year by its number. */
export function inTimeOrder(cases: readonly CouncilCase[], meetings: Dated): readonly CouncilCase[] {
  const timeOf = ({ meeting, year, quoted }: CouncilCase) =>
    meetings.get(meeting ?? '')?.date ?? quoted[0]?.date ?? String(year)
  return cases.toSorted((a, b) => byText(timeOf(a), timeOf(b)) || a.number - b.number || byText(a.id, b.id))
}

/**
 * Puts a case into a matter, in its place. A case is a treatment of one matter only.
 *
 * @param cases those of the matter and the new one
 * @throws Problem `conflict` (`case-in-other-matter`), its place the other matter's id
 */
export function linkCase(
  matter: Matter,
  linked: CaseId,
  others: readonly Matter[],
  cases: readonly CouncilCase[],
  meetings: Dated,
): Matter {
  const other = others.find(({ id, cases: theirs }) => id !== matter.id && theirs.includes(linked))
  if (other !== undefined) {
    throw new Problem('conflict', 'case-in-other-matter', 'The case belongs to another matter', { at: other.id })
  }
  const wanted = new Set([...matter.cases, linked])
  const known = inTimeOrder(
    cases.filter(({ id }) => wanted.has(id)),
    meetings,
  ).map(({ id }) => id)
  return { ...matter, cases: [...known, ...[...wanted].filter((id) => !known.includes(id))] }
}

/** The matter without that case; undefined when it was the last. */
export function unlinkCase(matter: Matter, unlinked: CaseId): Matter | undefined {
  const cases = matter.cases.filter((id) => id !== unlinked)
  return cases.length === 0 ? undefined : { ...matter, cases }
}

/**
 * Two matters that were one by mistake.
 *
 * @throws Problem `invalid` (`nothing-split`) when one of them would have no case
 */
export function splitMatter(
  matter: Matter,
  apart: { readonly id: string; readonly title: string; readonly cases: readonly CaseId[] },
): readonly [Matter, Matter] {
  const taken = matter.cases.filter((id) => apart.cases.includes(id))
  const left = matter.cases.filter((id) => !apart.cases.includes(id))
  if (taken.length === 0 || left.length === 0) {
    throw new Problem('invalid', 'nothing-split', 'Each matter keeps a case at least')
  }
  return [
    { ...matter, cases: left },
    { ...apart, cases: taken },
  ]
}

/** Two cases that may be of one matter. Only a person links them. */
export type LinkSuggestion = {
  readonly cases: readonly [earlier: CaseId, later: CaseId]
  readonly because: 'cited-as-earlier' | 'same-title'
}

/**
 * Pairs that may belong together: one cites the other in its table of earlier decisions, or both have the same title.
 * Titles that every meeting has tell nothing.
 */
export function suggestLinks(
  cases: readonly CouncilCase[],
  matters: readonly Matter[],
  meetings: Dated,
): readonly LinkSuggestion[] {
  const ordered = inTimeOrder(cases, meetings).filter(({ state }) => state !== 'withdrawn')
  const place = new Map(ordered.map(({ id }, n) => [id, n]))
  const matterOf = new Map(matters.flatMap(({ id, cases: theirs }) => theirs.map((one) => [one, id])))
  const cited = ordered.flatMap(({ id, earlier }) =>
    earlier
      .flatMap(casesOfRow)
      .map((before) => ({ pair: [before, id] as const, because: 'cited-as-earlier' as const })),
  )
  const titled = Map.groupBy(
    ordered.filter(({ title }) => !isRoutine(title)),
    ({ title }) => plain(title),
  )
  const same = [...titled.values()].flatMap((group) =>
    group.slice(1).map((one, n) => ({ pair: [group[n]?.id ?? '', one.id] as const, because: 'same-title' as const })),
  )
  const found = new Map<string, LinkSuggestion>()
  for (const { pair, because } of [...cited, ...same]) {
    const [a, b] = pair.toSorted((x, y) => (place.get(x) ?? -1) - (place.get(y) ?? -1))
    const together = matterOf.has(pair[0]) && matterOf.get(pair[0]) === matterOf.get(pair[1])
    if (a === undefined || b === undefined || a === b || together || !place.has(a) || !place.has(b)) continue
    const key = `${a} ${b}`
    if (!found.has(key)) found.set(key, { cases: [a, b], because })
  }
  return [...found.values()]
}

/** The cases that a printed row is of: «47-48» are two. */
export function casesOfRow({
  council,
  year,
  number,
}: Pick<EarlierDecision, 'council' | 'year' | 'number'>): readonly CaseId[] {
  if (council === undefined) return []
  const [from, to = from] = String(number)
    .split(/\s*[-–]\s*/)
    .map(Number)
  if (from === undefined || to === undefined || !(from <= to && to - from < 20)) return []
  return Array.from({ length: to - from + 1 }, (_, n) => caseId(council, year, from + n))
}

/** Titles that stand on every agenda. */
const routine = /^(godkjenning av|eventuelt|dagsaktuelt|orientering fra|prioriteringer og hva skjer|neste møte)/i

/** Whether a title says nothing of what the case is about. */
export const isRoutine = (title: string): boolean => routine.test(title.trim())

const plain = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
