import { isCalendarDay } from '../../kernel/calendar-day.ts'

/**
 * A moment as SAML writes it: `xs:dateTime` with a time zone, since without one nobody knows which moment is meant.
 * Undefined for anything else, also for 31 February.
 *
 * @see SAML core 1.3.3
 */
export function readInstant(text: string): Date | undefined {
  const [, date, time, fraction = '', zone] =
    /^(\d{4}-\d{2}-\d{2})T([01]\d:[0-5]\d:[0-5]\d|2[0-3]:[0-5]\d:[0-5]\d)(\.\d{1,9})?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/.exec(
      text,
    ) ?? []
  if (date === undefined || time === undefined || zone === undefined) return undefined
  if (!isCalendarDay(date)) return undefined
  return new Date(`${date}T${time}${fraction.slice(0, 4)}${zone}`)
}
