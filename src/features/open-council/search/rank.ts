import type { SearchEntry } from './store.ts'

/** A part of a case that words stand in. `all` is the whole of it. */
export type PartOfCase = 'title' | 'outcome' | 'all'

/**
 * How much it is worth where a word stands, and whether it stands there itself or only begins a longer one. A title says
 * what a case is about, a decision what came of it; both are worth more than any mention. A word counts once, where it
 * tells most; the sum over the words of a question is the rank. Both stores add up the same numbers.
 */
export const worths: readonly {
  readonly part: PartOfCase
  readonly how: 'exactly' | 'begins'
  readonly worth: number
}[] = [
  { part: 'title', how: 'exactly', worth: 12 },
  { part: 'title', how: 'begins', worth: 9 },
  { part: 'outcome', how: 'exactly', worth: 6 },
  { part: 'outcome', how: 'begins', worth: 4 },
]

/** What a word is worth that only stands somewhere else. */
export const worthOfMention = 1

/** A term as it is indexed for a part. */
export const markedTerm: Readonly<Record<PartOfCase, (term: string) => string>> = {
  title: (term) => `T:${term}`,
  outcome: (term) => `O:${term}`,
  all: (term) => term,
}

/** Everything a case is found by, marked with its part. */
export function indexedTerms({ title, outcome, all }: SearchEntry): readonly string[] {
  return [...all, ...title.map(markedTerm.title), ...outcome.map(markedTerm.outcome)]
}
