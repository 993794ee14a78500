/**
 * How much it is worth where a word stands, and whether it stands there itself or only begins a longer one. A title says
 * what a case is about, a decision what came of it; both are worth more than any mention. The sum over the words of a
 * question is the rank; both stores add up the same numbers.
 */
export const worth = {
  title: { exactly: 12, begins: 9 },
  outcome: { exactly: 6, begins: 4 },
  all: { exactly: 2, begins: 1 },
} as const

/** The parts of an entry, the most telling first: a word counts once, where it tells most. */
export const parts = ['title', 'outcome', 'all'] as const
