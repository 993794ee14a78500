import type { Correction } from '../council/index.ts'

/** The last day on which a text that is shown was corrected after its minutes were approved; undefined when it was not. */
export function correctedOn(
  { corrections = [] }: { readonly corrections?: readonly Correction[] },
  ...fields: readonly string[]
): string | undefined {
  return corrections
    .filter(({ field }) => fields.length === 0 || fields.some((start) => `${field}/`.startsWith(`${start}/`)))
    .map(({ at }) => at.slice(0, 10))
    .toSorted()
    .at(-1)
}
