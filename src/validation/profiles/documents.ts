import { as, concept, extension, LOINC, to } from './rows.ts'
import type { Cardinality, ElementRule, Reference } from './table.ts'

type Rows = Readonly<Record<string, ElementRule>>

/** A slice of `Bundle.entry` by what its resource is. */
export const entry = (slice: string, card: Cardinality, type: string, profile?: Reference): Rows => ({
  [`entry:${slice}`]: { card },
  [`entry:${slice}.resource`]: {
    types: [as(type, profile)],
  },
})

/** A slice of `Composition.section` by its LOINC code. */
export const plainSection = (slice: string, code: string, row: ElementRule, within: Rows = {}): Rows => ({
  [`section:${slice}`]: row,
  [`section:${slice}.code`]: concept(LOINC, code),
  ...Object.fromEntries(Object.entries(within).map(([at, each]) => [`section:${slice}.${at}`, each])),
})

/** The same, and it may carry a note. */
export const section = (slice: string, code: string, row: ElementRule, within: Rows = {}): Rows => ({
  [`section:${slice}`]: row,
  [`section:${slice}.extension:section-note`]: extension('0..*', 'note'),
  ...plainSection(slice, code, row, within),
})

/** `section.entry`: refers to these types, with a slice for those that are spoken of. */
export const entriesOf = (...types: readonly Reference[]): ElementRule => ({
  sliced: 'type@resolve()',
  types: [to(...types)],
})

/** A slice of `section.entry`. */
export const some = (...profiles: readonly Reference[]): ElementRule => ({ card: '0..*', types: [to(...profiles)] })
