/** The nearest rank: a value that was measured. Undefined of none. @param part from 0 to 1 */
export function percentile(values: readonly number[], part: number): number | undefined {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]
}
