import { type Faults, none, oneFault } from './fault.ts'

/**
 * Numbers of FHIR R4, by the text they were written as: `1.0` is no integer, and a decimal is as precise as it is long.
 *
 * @see https://hl7.org/fhir/R4/datatypes.html#integer
 */

const integer = /^-?(?:0|[1-9]\d*)$/
const mostDigits = 18

const invalidInteger = oneFault('error', 'integer-invalid')
const negative = oneFault('error', 'integer-negative')
const notPositive = oneFault('error', 'integer-not-positive')
const longDecimal = oneFault('warning', 'decimal-long', { digits: mostDigits })

/** @param written the number's own text where {@link value} does not tell it */
export function checkInteger(value: number, written: string | undefined): Faults {
  const whole = written === undefined ? Number.isInteger(value) : integer.test(written)
  return whole && value >= -2_147_483_648 && value <= 2_147_483_647 ? none : invalidInteger
}

export function checkUnsignedInt(value: number, written: string | undefined): Faults {
  const faults = checkInteger(value, written)
  return faults === none && (value < 0 || Object.is(value, -0)) ? negative : faults
}

export function checkPositiveInt(value: number, written: string | undefined): Faults {
  const faults = checkInteger(value, written)
  return faults === none && value < 1 ? notPositive : faults
}

/** JSON gives a decimal its form; what is left is whether others can hold it (datatypes.html#decimal: 18 digits). */
export function checkDecimal(value: number, written: string | undefined): Faults {
  if (written === undefined) return none
  const digits = written
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '')
  return digits.length > mostDigits || !Number.isFinite(value) ? longDecimal : none
}
