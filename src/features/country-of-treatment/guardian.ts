const localDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' })

/** From this age on, people here decide on their own health care (pasient- og brukerrettighetsloven § 4-3). */
const ownConsentFrom = 16

/**
 * Whether a guardian consents for somebody. Of a birth date that is only a year or a month, as far as it says so for sure.
 *
 * @param birthDate ISO 8601, or the beginning of it
 */
export function guardianConsents(birthDate: string | undefined, now: Date): boolean {
  if (birthDate === undefined) return false
  const today = localDay.format(now)
  const oldest = `${Number(today.slice(0, 4)) - ownConsentFrom}${today.slice(4)}`
  return birthDate > oldest.slice(0, birthDate.length)
}
