import type { AmountColumn } from './grant-columns.ts'

/** A sum every row obeys: the whole is fresh money and money carried over from the year before. */
export type RowRule = { readonly whole: AmountColumn; readonly parts: readonly [AmountColumn, AmountColumn] }

/** The sums of every row of a grant table. */
export const rowRules: readonly RowRule[] = [
  { whole: 'applied', parts: ['fresh', 'carriedOver'] },
  { whole: 'granted', parts: ['paid', 'carriedOver'] },
]
