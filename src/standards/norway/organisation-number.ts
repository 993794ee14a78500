import { mod11 } from './mod-11.ts'

const weights = [3, 2, 7, 6, 5, 4, 3, 2]

/** Nine digits of which the last is the check digit. Whether Enhetsregisteret knows it is another question. */
export function isOrganisationNumber(text: string): boolean {
  return /^\d{9}$/.test(text) && mod11(text, weights) === Number(text[8])
}

/**
 * An organisation of Tenor's series for tests: 2 or 3 first, which Enhetsregisteret gives to nobody.
 *
 * @param serial 0 to 9 999 999
 * @returns undefined for the one serial in eleven that has no check digit
 */
export function inventedOrganisationNumber(serial: number): string | undefined {
  const first = `2${String(serial).padStart(7, '0')}`
  const check = mod11(first, weights)
  return check === undefined ? undefined : `${first}${check}`
}
