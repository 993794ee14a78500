import { Problem } from '../../kernel/problem.ts'
import type { NationalNumber } from './national-number.ts'

/**
 * People that Norsk helsenett invented with ordinary dates. They stand in public examples, so samples may hold them;
 * nobody is generated like this.
 */
export const inventedByExample: ReadonlySet<string> = new Set(['13116900216', '12057900499'])

/** Whether this can be the number of no living person: made for tests, by whoever makes such numbers. */
export function isInvented({ value, series }: NationalNumber): boolean {
  return series === 'tenor' || series === 'helsenett' || inventedByExample.has(value)
}

/**
 * Stands wherever people come in outside production: a number of real shape may be somebody's, also when it was made up.
 *
 * @throws Problem `forbidden` (`number-of-real-shape`), without the number
 */
export function refuseRealNumber(number: NationalNumber): void {
  if (isInvented(number)) return
  throw new Problem(
    'forbidden',
    'number-of-real-shape',
    'The number has the shape of a living person’s. Outside production only numbers of the series for tests are taken',
  )
}
