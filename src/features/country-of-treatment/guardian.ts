import { isYoungerThan } from '../../kernel/younger-than.ts'

/** From this age on, people here decide on their own health care (pasient- og brukerrettighetsloven § 4-3). */
const ownConsentFrom = 16

/**
 * Whether a guardian consents for somebody.
 *
 * @param birthDate ISO 8601, or the beginning of it
 */
export function guardianConsents(birthDate: string | undefined, now: Date): boolean {
  return isYoungerThan(birthDate, ownConsentFrom, now)
}
