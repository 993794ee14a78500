/** Days are `YYYY-MM-DD`, so that their texts are in order of time. */
const dayMilliseconds = 86_400_000

/** The day so many days earlier. @param day `YYYY-MM-DD` */
export const daysBefore = (day: string, count: number): string =>
  new Date(Date.parse(day) - count * dayMilliseconds).toISOString().slice(0, 10)

/** How many days from one to the other. A month (`YYYY-MM`) counts from its first day. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMilliseconds

/** Something that lasts, first and last day included; without an end that is left out. */
export type Lasting = { readonly from?: string; readonly to?: string }

/** Whether it lasts on that day. */
export const isOn = ({ from, to }: Lasting, day: string): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to)

/** Whether both last on some day. */
export const overlap = (a: Lasting, b: Lasting): boolean =>
  (a.from ?? '') <= (b.to ?? '9999') && (b.from ?? '') <= (a.to ?? '9999')
