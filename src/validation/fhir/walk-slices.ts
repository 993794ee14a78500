import type { Place } from './place.ts'
import type { Rule, Slice, Slicing } from './program.ts'
import type { Answer } from './run.ts'
import { belongs, type Ways } from './slice-match.ts'
import { tried } from './trial.ts'
import { report, type Walk } from './walk.ts'

type WalkIn = (walk: Walk, place: Place, rule: Rule) => void

/** What stands in no other slice may be given a slice of its own. */
const forTheRest = '@default'

/**
 * Values of a sliced element: each in its slice, as often as that allows, in the order it asks.
 *
 * @param holder what holds them; counts are reported there, as the Java validator does
 * @param walkIn how a value is checked against its slice
 */
export function checkSlices(
  walk: Walk,
  holder: Place,
  slicing: Slicing,
  places: readonly Place[],
  walkIn: WalkIn,
): void {
  if (places.length === 0) {
    for (const slice of slicing.slices) checkSlice(walk, holder, slice, places, noSlices, walkIn)
    return
  }
  const held = new Map<Slice, Place[]>()
  const untold = new Set<Slice>()
  let last = -1
  for (const place of places) {
    const slice = sliceOf(walk, place, slicing, untold, walkIn)
    if (slice === 'untold') continue
    if (!slice) {
      if (slicing.rules === 'closed') report(walk, place, [{ code: 'slice-not-allowed', severity: 'error' }])
      continue
    }
    const at = slicing.slices.indexOf(slice)
    if (slicing.ordered && at < last)
      report(walk, place, [{ code: 'slice-out-of-order', severity: 'error' }], slice.rule)
    last = Math.max(last, at)
    const before = held.get(slice)
    if (before) before.push(place)
    else held.set(slice, [place])
  }
  for (const slice of slicing.slices) checkSlice(walk, holder, slice, held.get(slice) ?? noPlaces, untold, walkIn)
}

const noPlaces: readonly Place[] = []
const noSlices: ReadonlySet<Slice> = new Set()

function checkSlice(
  walk: Walk,
  holder: Place,
  slice: Slice,
  places: readonly Place[],
  untold: ReadonlySet<Slice>,
  walkIn: WalkIn,
): void {
  const { name, rule } = slice
  if (untold.has(slice)) {
    report(walk, holder, [{ code: 'not-checked-slice', severity: 'information', parameters: { slice: name } }], rule)
  } else checkSliceCount(walk, holder, slice, places.length)
  if (rule.slicing) checkSlices(walk, holder, rule.slicing, places, walkIn)
  for (const place of places) walkIn(walk, place, rule)
}

function checkSliceCount(walk: Walk, holder: Place, { rule }: Slice, found: number): void {
  const { id, min, max } = rule
  if (found < min) {
    report(walk, holder, [{ code: 'slice-min', severity: 'error', parameters: { slice: id, min, found } }], rule)
  }
  if (found > max) {
    report(walk, holder, [{ code: 'slice-max', severity: 'error', parameters: { slice: id, max, found } }], rule)
  }
}

/** Slices that a value meets, surely or perhaps. */
type Met = Readonly<Record<Exclude<Answer, 'no'>, Slice[]>>

/** The slice of a value: the one it surely meets, else the only one that it perhaps meets. */
function sliceOf(
  walk: Walk,
  place: Place,
  { slices, rules }: Slicing,
  untold: Set<Slice>,
  walkIn: WalkIn,
): Slice | 'untold' | undefined {
  const met: Met = { yes: [], perhaps: [] }
  const ways: Ways = new Map()
  for (const slice of slices) {
    // Where only named slices may stand, one that is prohibited is as good as not named: the value is told of, not the lack.
    if (rules === 'closed' && slice.rule.max === 0) continue
    const belonging = slice.name === forTheRest ? 'no' : belongs(walk, place, slice, ways)
    if (belonging === undefined) untold.add(slice)
    else if (belonging !== 'no') met[belonging].push(slice)
  }
  const { yes, perhaps } = areAlike(met.yes) ? told(walk, place, met.yes, walkIn) : met
  const [mine, ...others] = yes
  for (const { name, rule } of mine ? others : []) {
    report(
      walk,
      place,
      [{ code: 'slice-several', severity: 'error', parameters: { slice: mine!.name, other: name } }],
      rule,
    )
  }
  if (mine) return mine
  if (perhaps.length <= 1) return perhaps[0] ?? slices.find(({ name }) => name === forTheRest)
  for (const slice of perhaps) untold.add(slice)
  return 'untold'
}

/** Several that ask the same of the same discriminators: then the definition itself tells them apart by nothing. */
function areAlike([first, ...others]: readonly Slice[]): boolean {
  if (!first || others.length === 0) return false
  const asked = JSON.stringify(first.criteria)
  return others.every(({ criteria }) => JSON.stringify(criteria) === asked)
}

/** By all that each slice asks: the published EPS has slices of observations with the type as their only discriminator. */
function told(walk: Walk, place: Place, slices: readonly Slice[], walkIn: WalkIn): Met {
  const met: Met = { yes: [], perhaps: [] }
  for (const slice of slices) {
    const answer = tried((trial) => walkIn({ ...walk, trial }, place, slice.rule))
    if (answer !== 'no') met[answer].push(slice)
  }
  return met
}
