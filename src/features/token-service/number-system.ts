import { numberSystems } from '../../standards/helseid/attest-systems.ts'

/** The system of a person's number, by its form: 40 is added to the day of a D-number. */
export function dNumberOrFodselsnummer(number: string): string {
  return Number(number.slice(0, 2)) > 40 ? numberSystems.dNummer : numberSystems.fodselsnummer
}
