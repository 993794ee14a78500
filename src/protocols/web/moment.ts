import type { Language } from './language.ts'

const zone = { timeZone: 'Europe/Oslo' } as const

/** How each language writes numbers and dates (BCP 47); nobody here can vouch for how Northern Sámi does. */
export const locales: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', se: 'nb-NO', en: 'en-GB' }

/** The day it is in Norway, as a person reads it. */
export function dayIn(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { ...zone, dateStyle: 'medium' }).format(at)
}

/** Day and clock in Norway. */
export function momentIn(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { ...zone, dateStyle: 'medium', timeStyle: 'short' }).format(at)
}

const hourAndMinute = new Intl.DateTimeFormat('nb', { ...zone, hour: '2-digit', minute: '2-digit' })

/** The clock in Norway, of today: hour and minute, the same in every language. */
export function clockOf(at: Date): string {
  return hourAndMinute.format(at)
}
