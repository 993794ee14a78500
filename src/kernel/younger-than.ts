import { norwegianDay } from './norwegian-day.ts'

/**
 * Whether somebody has not had their birthday of this age yet, by the local day. Of a birth date that is only a year or a
 * month, as far as it says so for sure; of none, no.
 *
 * @param birthDate ISO 8601, or the beginning of it
 */
export function isYoungerThan(birthDate: string | undefined, years: number, now: Date): boolean {
  if (birthDate === undefined || birthDate === '') return false
  const today = norwegianDay(now)
  const oldest = `${String(Number(today.slice(0, 4)) - years).padStart(4, '0')}${today.slice(4)}`
  return birthDate > oldest.slice(0, birthDate.length)
}
