/** What a measuring process tells when it is ready, or cannot be. */
export type Ready =
  | {
      readonly ready: true
      /** Most memory that the first run took above what the process held before it. */
      readonly firstRunMegabytes: number
    }
  | { readonly ready: false; readonly reason: string }

/** What it tells of one turn. */
export type Turn = {
  /** For one run, the mean of the turn. */
  readonly milliseconds: number
  /** Why the work cannot be done; the times are those of failing. */
  readonly failure?: string
}

/** The middle one; of an even number the lower. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN
}
