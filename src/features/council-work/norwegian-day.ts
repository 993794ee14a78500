/** «torsdag 24. september 2026», or «september 2026» of a month; what is neither is left as it is. */
export function longDay(day: string): string {
  const month = /^\d{4}-\d{2}$/.test(day)
  if (!month && !/^\d{4}-\d{2}-\d{2}$/.test(day)) return day
  const long = { timeZone: 'UTC', year: 'numeric', month: 'long' } as const
  const format = new Intl.DateTimeFormat('nb-NO', month ? long : { ...long, day: 'numeric', weekday: 'long' })
  return format.format(new Date(`${month ? `${day}-01` : day}T00:00:00Z`))
}
