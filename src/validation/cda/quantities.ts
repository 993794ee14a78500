import type { XmlElement } from '../../platform/xml/tree.ts'
import { attribute, first } from './select.ts'

/** A REAL as XML Schema writes a decimal; a comma, NaN or a word is none (HL7 v3 data types R1, REAL literal form). */
export function readNumber(value: string | undefined): number | undefined {
  if (value === undefined || !/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(value)) return undefined
  return Number(value)
}

/** The quantities of a PQ or IVL_PQ: itself, or its bounds. */
export function amountsOf(quantity: XmlElement): readonly XmlElement[] {
  return [quantity, first(quantity, 'low'), first(quantity, 'high')].filter(
    (found) => found !== undefined && attribute(found, 'value') !== undefined,
  ) as readonly XmlElement[] // the filter left no undefined
}

/** A UCUM unit that counts things: none, `1`, or an annotation such as `{tablet}`. */
export function counts(unit: string | undefined): boolean {
  return unit === undefined || unit === '1' || /^\{[^}]*\}$/.test(unit)
}

/** A UCUM unit of a concentration: something per volume, mass or piece, but not per time or per body weight. */
export function isConcentration(unit: string | undefined): boolean {
  const per = /\/([\d.]*)\.?([a-zA-Z{]+)/.exec(unit ?? '')?.[2]
  return per !== undefined && /^(mL|ml|ML|L|l|dL|dl|g|mg|\{)/.test(per)
}
