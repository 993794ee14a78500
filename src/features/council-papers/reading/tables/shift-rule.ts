/** The phases of a row by column; '' where the row has none. */
export type Phases = readonly string[]

/** A row that does not follow the one before it. */
export type ShiftFault = {
  /** In the rows given. */
  readonly row: number
  /** What the rule asks of each column of it. */
  readonly wanted: Phases
}

type Rule = { readonly pattern: Phases; readonly start: number; readonly row: number; readonly shift: number }

const most = 60

/**
 * Rows that break the rule the others follow. The rule is a plan that repeats: every numbered row («Wave 8», «Wave 9»)
 * has the phases of the row above it, moved a fixed number of columns to the right and cut off at the edges of the
 * table. Nothing is reported where no such rule holds for at least three rows of four.
 *
 * @param labels of the rows; only a run of rows numbered one by one is looked at
 */
export function shiftFaults(labels: readonly string[], rows: readonly Phases[]): readonly ShiftFault[] {
  const run = numberedRun(labels)
  const inRun = rows.slice(run.from, run.to)
  if (inRun.length < 4 || inRun.length > most || inRun.some((row) => row.length > most)) return []
  const best = rulesOf(inRun)
    .map((rule) => ({ rule, kept: inRun.filter((row, at) => equal(row, wantedOf(rule, at, row.length))) }))
    .map(({ rule, kept }) => ({ rule, kept: kept.length, filled: kept.filter((row) => row.some(Boolean)).length }))
    .sort((one, other) => other.kept - one.kept)[0]
  if (!best || best.filled < 3 || best.kept * 4 < inRun.length * 3) return []
  return inRun.flatMap((row, at) => {
    const wanted = wantedOf(best.rule, at, row.length)
    return equal(row, wanted) ? [] : [{ row: run.from + at, wanted }]
  })
}

/** The longest run of rows whose labels end in numbers that count up by one. */
function numberedRun(labels: readonly string[]): { readonly from: number; readonly to: number } {
  let best = { from: 0, to: 0 }
  let from = 0
  for (let at = 1; at <= labels.length; at += 1) {
    const [before, here] = [numbered(labels[at - 1] ?? ''), numbered(labels[at] ?? '')]
    const goesOn = before && here && before.stem === here.stem && here.number === before.number + 1
    if (goesOn) continue
    if (at - from > best.to - best.from) best = { from, to: at }
    from = at
  }
  return best
}

function numbered(label: string): { readonly stem: string; readonly number: number } | undefined {
  const [, stem, number] = /^(\D+?)\s*(\d{1,3})$/.exec(label) ?? []
  return stem === undefined ? undefined : { stem: stem.toLowerCase(), number: Number(number) }
}

/** Every plan a row shows whole, with every shift there may be. */
function rulesOf(rows: readonly Phases[]): readonly Rule[] {
  const longest = Math.max(...rows.map((row) => trimmed(row).pattern.length))
  return rows.flatMap((row, at) => {
    const { pattern, start } = trimmed(row)
    if (pattern.length === 0 || pattern.length < longest - 1) return []
    return [1, 2, 3, 4].map((shift) => ({ pattern, start, row: at, shift }))
  })
}

function trimmed(row: Phases): { readonly pattern: Phases; readonly start: number } {
  const start = row.findIndex((phase) => phase !== '')
  const end = row.findLastIndex((phase) => phase !== '')
  return start < 0 ? { pattern: [], start: 0 } : { pattern: row.slice(start, end + 1), start }
}

function wantedOf({ pattern, start, row, shift }: Rule, at: number, width: number): Phases {
  const offset = start + shift * (at - row)
  return Array.from({ length: width }, (_, column) => pattern[column - offset] ?? '')
}

function equal(one: Phases, other: Phases): boolean {
  return one.length === other.length && one.every((phase, at) => phase === other[at])
}
