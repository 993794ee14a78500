import type { Release, Source } from './records.ts'

/** Which papers are public. */
export type Released = {
  /** Whether something is free to be shown as far as papers go: no paper says it, or a public one does. */
  allows(sources: readonly Source[] | undefined): boolean
  /** The value with every source in a paper that is not public taken out of its lists, however deep. */
  cited<T>(value: T): T
}

/** @param releases one for each public paper */
export function releasedBy(releases: readonly Release[]): Released {
  const papers = new Set(releases.map(({ id }) => id))
  const isOpen = ({ document }: Source) => papers.has(document)
  // What has nothing to be taken out of is the same value still: there are thousands of cases.
  const cited = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) {
      const kept = value.filter((each) => !isSource(each) || isOpen(each)).map(cited)
      return kept.length === value.length && kept.every((each, n) => each === value[n]) ? value : kept
    }
    const kept = Object.entries(value).map(([key, inside]) => [key, inside, cited(inside)] as const)
    return kept.every(([, inside, left]) => inside === left)
      ? value
      : Object.fromEntries(kept.map(([key, , left]) => [key, left]))
  }
  return {
    allows: (sources) => sources === undefined || sources.length === 0 || sources.some(isOpen),
    cited: <T>(value: T) => cited(value) as T, // lists got shorter, nothing else changed
  }
}

function isSource(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && 'document' in value && 'lines' in value
}
