import { Problem } from '../../kernel/problem.ts'
import { mod11, weightedSum } from './mod-11.ts'

/**
 * Who gave the number, by what was added to the month.
 *
 * - `register`: nothing; a number of Folkeregisteret, so somebody's
 * - `local`: 40; an H-nummer of one institution (NAV's tool for tests uses it too)
 * - `helsenett`: 65; invented by Norsk helsenett
 * - `tenor`: 80; invented by Skatteetaten
 */
export type NumberSeries = 'register' | 'local' | 'helsenett' | 'tenor'

declare const parsed: unique symbol

/** A national number whose form is checked. Only `parseNationalNumber` makes one. */
export type NationalNumber = {
  /** 11 digits. */
  readonly value: string
  readonly kind: 'FNR' | 'DNR'
  readonly series: NumberSeries
  readonly [parsed]: true
}

const monthOffsets: readonly (readonly [NumberSeries, number])[] = [
  ['tenor', 80],
  ['helsenett', 65],
  ['local', 40],
  ['register', 0],
]

const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2]
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

/** From this day Skatteetaten gives numbers whose first check digit may be off by up to three. */
const widened = new Date('2032-01-01T00:00:00+01:00')

/**
 * Reads a fødselsnummer or D-nummer. Checks form, date and check digits; neither sex nor century is read out of it, since
 * numbers given from 2032 on do not tell them.
 *
 * @throws Problem `invalid`: `national-number-digits`, `-date`, `-check`; the message never repeats a digit
 * @see https://skatteetaten.github.io/folkeregisteret-api-dokumentasjon/nytt-fodselsnummer-fra-2032/
 */
export function parseNationalNumber(text: string, now: Date): NationalNumber {
  if (!/^\d{11}$/.test(text)) return refuse('national-number-digits', 'A national number is eleven digits')
  const day = Number(text.slice(0, 2))
  const month = Number(text.slice(2, 4))
  const [series, offset] = monthOffsets.find(([, added]) => month > added) ?? (['register', 0] as const)
  const kind = day > 40 ? 'DNR' : 'FNR'
  if (!isDay(kind === 'DNR' ? day - 40 : day, month - offset, Number(text.slice(4, 6)))) {
    return refuse('national-number-date', 'No day is written like that in a national number')
  }
  if (!checkDigitsHold(text, now)) return refuse('national-number-check', 'The check digits do not hold')
  // The one place where the brand is put on.
  return { value: text, kind, series } as NationalNumber
}

/** The number of Skatteetaten's series for tests, without its check digits being possible: undefined. */
export function inventedNumber(
  birthDate: { readonly year: number; readonly month: number; readonly day: number },
  individual: number,
  kind: NationalNumber['kind'] = 'FNR',
): string | undefined {
  const two = (value: number) => String(value).padStart(2, '0')
  const { year, month, day } = birthDate
  const nine = `${two(kind === 'DNR' ? day + 40 : day)}${two(month + 80)}${two(year % 100)}${String(individual).padStart(3, '0')}`
  const first = mod11(nine, firstWeights)
  if (first === undefined) return undefined
  const second = mod11(`${nine}${first}`, secondWeights)
  return second === undefined ? undefined : `${nine}${first}${second}`
}

/** The individual numbers that a year of birth has, first and last; several spans where the register uses several. */
export function individualNumbers(year: number): readonly (readonly [number, number])[] {
  if (year >= 2000) return [[500, 999]]
  if (year >= 1940)
    return [
      [0, 499],
      [900, 999],
    ]
  return [[0, 499]]
}

function checkDigitsHold(text: string, now: Date): boolean {
  const sum = weightedSum(text, firstWeights) + Number(text[9])
  const allowed = now < widened ? [0] : [0, 1, 2, 3]
  return allowed.includes(sum % 11) && mod11(text, secondWeights) === Number(text[10])
}

/** The century is not known, so a leap day may be of any year that some century makes a leap year. */
function isDay(day: number, month: number, twoDigitYear: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const longest = [31, twoDigitYear % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day <= longest[month - 1]!
}

function refuse(code: string, message: string): never {
  throw new Problem('invalid', code, message)
}
