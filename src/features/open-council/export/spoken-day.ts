/** Days and months as people say them. Nynorsk and bokmål write dates alike; Northern Sámi falls back to bokmål. */
const locales: Readonly<Record<string, string>> = { nb: 'nb-NO', nn: 'nb-NO', se: 'nb-NO', en: 'en-GB' }

/**
 * A day or a month in words: `23. april 2026`, `februar 2026` where only the month is known. Anything else is said as it
 * is printed.
 */
export function spokenDay(printed: string, language: string): string {
  return inWords(printed, language, 'long')
}

/** The same where there is little room: `23. apr. 2026`. */
export function shortDay(printed: string, language: string): string {
  return inWords(printed, language, 'short')
}

function inWords(printed: string, language: string, style: 'long' | 'short'): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(printed) ?? []
  if (year === undefined || month === undefined) return printed
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)))
  const shown = day === undefined ? {} : { day: 'numeric' as const }
  const format = new Intl.DateTimeFormat(locales[language] ?? 'nb-NO', {
    ...shown,
    month: style,
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.format(moment)
}
