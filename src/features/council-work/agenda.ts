import type { AgendaItem } from '../council/index.ts'

/** Length of an item that says nothing of its own. */
const usualMinutes = 15

/** Of an item, its length or what the clock of the next one leaves it. */
export function lengths(agenda: readonly AgendaItem[], ends?: string): readonly number[] {
  return agenda.map(({ minutes, clock }, index) => {
    if (minutes !== undefined) return minutes
    const [from, to] = [minuteOf(clock), minuteOf(agenda[index + 1]?.clock ?? ends)]
    return from !== undefined && to !== undefined && to > from ? to - from : usualMinutes
  })
}

/**
 * The agenda with every clock worked out from the first and the lengths.
 *
 * @param begins `HH:MM`; without it the items have lengths and no clocks
 */
export function withClocks(
  agenda: readonly AgendaItem[],
  begins: string | undefined,
  ends?: string,
): readonly AgendaItem[] {
  const minutes = lengths(agenda, ends)
  let at = minuteOf(begins)
  return agenda.map(({ clock: _, ...item }, index) => {
    const clock = at === undefined ? {} : { clock: clockOf(at) }
    if (at !== undefined) at += minutes[index]!
    return { ...item, ...clock, minutes: minutes[index]! }
  })
}

/** When the last item ends, `HH:MM`; undefined when the meeting has no clock or an item no length. */
export function endOf(agenda: readonly AgendaItem[], begins: string | undefined): string | undefined {
  const from = minuteOf(begins)
  if (agenda.some(({ minutes }) => minutes === undefined)) return undefined
  return from === undefined ? undefined : clockOf(from + lengths(agenda).reduce((sum, each) => sum + each, 0))
}

/** The agenda with the item one place up (-1) or down (1); unchanged where there is no such place. */
export function moved(agenda: readonly AgendaItem[], id: string, by: -1 | 1): readonly AgendaItem[] {
  const from = agenda.findIndex((item) => item.id === id)
  const [item, other] = [agenda[from], agenda[from + by]]
  if (!item || !other) return agenda
  return agenda.map((each, index) => (index === from ? other : index === from + by ? item : each))
}

/** The next id nobody on this agenda has had: ids count up, and a removed item's is the highest at most once. */
export function nextItemId(agenda: readonly AgendaItem[]): string {
  return String(Math.max(0, ...agenda.map(({ id }) => Number(/\d+$/.exec(id)?.[0] ?? 0))) + 1)
}

/** Minutes since midnight of a clock as printed: «10:00», «Kl. 9.30». */
export function minuteOf(printed: string | undefined): number | undefined {
  const [, hour, minute] = /(?<!\d)([01]?\d|2[0-3])[.:]([0-5]\d)(?!\d)/.exec(printed ?? '') ?? []
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute)
}

/** `HH:MM`; past midnight it goes on counting from 00:00. */
export function clockOf(minute: number): string {
  const inDay = minute % (24 * 60)
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
}
