/** One value to draw: a moment and a number. */
export type Point = { readonly at: string; readonly value: number }

/** A picture of values over time, in its own units: what is drawn where. */
export type TrendPicture = {
  readonly width: number
  readonly height: number
  /** For each line, its points from the left. */
  readonly lines: readonly (readonly { readonly x: number; readonly y: number; readonly outside: boolean }[])[]
  /** What is usual, from the top down; left out where nobody has said. */
  readonly band?: { readonly y: number; readonly height: number }
}

/** What is usual, as the latest answer says it. */
export type Usual = { readonly low?: number; readonly high?: number }

const width = 176
const height = 40
const margin = 5

/** Where the values of one analysis stand in its picture. Moments that cannot be read are left out. */
export function trendOf(lines: readonly (readonly Point[])[], usual: Usual = {}): TrendPicture {
  const drawn = lines.map((points) => points.filter(({ at }) => !Number.isNaN(Date.parse(at))))
  const all = drawn.flat()
  const limits = [usual.low, usual.high].filter((limit) => limit !== undefined)
  const [lowest, highest] = rangeOf([...all.map(({ value }) => value), ...limits])
  const [first, last] = rangeOf(all.map(({ at }) => Date.parse(at)))
  const x = (at: string) => round(margin + ((Date.parse(at) - first) / (last - first)) * (width - 2 * margin))
  const y = (value: number) => round(height - margin - ((value - lowest) / (highest - lowest)) * (height - 2 * margin))
  return {
    width,
    height,
    lines: drawn.map((points) =>
      points.map(({ at, value }) => ({ x: x(at), y: y(value), outside: isOutside(value, usual) })),
    ),
    ...(limits.length === 0 ? {} : { band: bandOf(usual, y) }),
  }
}

/** Whether a value is outside what is usual. */
export function isOutside(value: number, { low, high }: Usual): boolean {
  return (low !== undefined && value < low) || (high !== undefined && value > high)
}

/** A single value stands in the middle. */
function rangeOf(values: readonly number[]): readonly [number, number] {
  const lowest = values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY)
  const highest = values.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY)
  if (values.length === 0) return [0, 1]
  return lowest < highest ? [lowest, highest] : [lowest - 1, highest + 1]
}

/** To the edge of the picture where there is no limit. */
function bandOf({ low, high }: Usual, y: (value: number) => number): { readonly y: number; readonly height: number } {
  const top = high === undefined ? 0 : y(high)
  const bottom = low === undefined ? height : y(low)
  return { y: top, height: round(bottom - top) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
