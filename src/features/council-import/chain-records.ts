import { type CaseId, type CouncilCase, inTimeOrder, type Matter, type Meeting, shared } from '../council/index.ts'
import type { Derived } from './store.ts'

/**
 * The matters that papers tell of: a table of earlier decisions is the secretariat's own word that those cases and this
 * one are treatments of one matter. Whoever knows better splits the matter, which an import then leaves alone.
 */
export function matterRecords(
  cases: readonly CouncilCase[],
  meetings: readonly Meeting[],
): readonly Derived<'matter'>[] {
  const dated = new Map(meetings.map((each) => [each.id, each]))
  const byId = new Map(cases.map((each) => [each.id, each]))
  return chains(cases).map((ids): Derived<'matter'> => {
    const ordered = inTimeOrder(
      [...ids].flatMap((id) => byId.get(id) ?? []),
      dated,
    )
    const citing = ordered.filter(({ earlier }) => earlier.length > 0)
    const [first] = citing.toSorted((a, b) => a.year - b.year || (a.id < b.id ? -1 : 1))
    const id = `saksgang-${(first?.id ?? '').replaceAll('/', '-')}`
    const content: Matter = { id, title: citing.at(-1)?.title ?? '', cases: ordered.map((each) => each.id) }
    return { kind: 'matter', council: shared, id, content }
  })
}

/** The cases that hang together by citing one another. */
function chains(cases: readonly CouncilCase[]): readonly ReadonlySet<CaseId>[] {
  const chainOf = new Map<CaseId, Set<CaseId>>()
  for (const { id, quoted } of cases) {
    for (const { citedIn } of quoted) {
      const [one, other] = [chainOf.get(id) ?? new Set([id]), chainOf.get(citedIn) ?? new Set([citedIn])]
      for (const each of other) one.add(each)
      for (const each of one) chainOf.set(each, one)
    }
  }
  return [...new Set(chainOf.values())]
}
