const months = [
  'januar',
  'februar',
  'mars',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'desember',
]
const short = months.map((month) => month.slice(0, 3))

/** A day or a month found in a text, and the stretch of the text that says it. */
export type DateFound = {
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  readonly date: string
  readonly from: number
  readonly to: number
}

type Form = { readonly test: RegExp; readonly parts: (match: RegExpExecArray) => readonly (string | undefined)[] }

const monthName = `(${[...months, ...short].join('|')})\\.?`

/** The forms seen in papers, longest first: day with month's name, ISO, digits (points, blanks or slashes), month. */
const forms: readonly Form[] = [
  {
    test: new RegExp(`(?<![\\d.])(\\d{1,2})\\.?\\s*${monthName}\\s*(\\d{4})(?!\\d)`, 'iu'),
    parts: ([, day, month, year]) => [year, month, day],
  },
  { test: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/, parts: ([, year, month, day]) => [year, month, day] },
  {
    test: /(?<![\d.])(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./ ]\s*(\d{4}|\d{2})(?![\d.]\d|\d)/,
    parts: ([, day, month, year]) => [year, month, day],
  },
  { test: new RegExp(`(?<!\\p{L})${monthName}\\s+(\\d{4})(?!\\d)`, 'iu'), parts: ([, month, year]) => [year, month] },
]

/**
 * The first day (or month) a text names: «12. februar 2026», 12.02.2026, (16.10.25), «15.9 21», «februar 2025»,
 * 2026-02-12. A day that is not in the calendar is no date. Years of two digits are of this century.
 */
export function findDate(text: string): DateFound | undefined {
  const head = text.slice(0, 2000)
  const found = forms.flatMap(({ test, parts }) => {
    const match = test.exec(head)
    if (!match) return []
    const date = calendarDate(...parts(match))
    return date ? [{ date, from: match.index, to: match.index + match[0].length }] : []
  })
  return found.sort((one, other) => one.from - other.from || other.to - one.to)[0]
}

/** The date a text consists of, brackets and weekday aside; nothing when it says more than that. */
export function parseDate(text: string): string | undefined {
  const bare = text.replace(/^[(\s]*(?:(?:man|tirs|ons|tors|fre|lør|søn)dag,?\s+)?|[)\s.,;]*$/giu, '')
  const found = findDate(bare)
  return found && found.from === 0 && found.to === bare.length ? found.date : undefined
}

function calendarDate(year?: string, month?: string, day?: string): string | undefined {
  if (year === undefined || month === undefined) return undefined
  const fullYear = year.length === 2 ? Number(year) + 2000 : Number(year)
  const monthNumber = /^\d/.test(month) ? Number(month) : short.indexOf(month.slice(0, 3).toLowerCase()) + 1
  if (fullYear < 1990 || fullYear > 2100 || monthNumber < 1 || monthNumber > 12) return undefined
  const stem = `${fullYear}-${String(monthNumber).padStart(2, '0')}`
  if (day === undefined) return stem
  const days = new Date(Date.UTC(fullYear, monthNumber, 0)).getUTCDate()
  return Number(day) >= 1 && Number(day) <= days ? `${stem}-${day.padStart(2, '0')}` : undefined
}

/** The clocks a text names, `HH:MM`: «10:00», «Kl. 10.00 – 16.00». */
export function clocksIn(text: string): readonly string[] {
  return [...text.slice(0, 500).matchAll(/(?<![\d.:])([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d:]|\.\d)/g)].map(
    ([, hours = '', minutes]) => `${hours.padStart(2, '0')}:${minutes}`,
  )
}
