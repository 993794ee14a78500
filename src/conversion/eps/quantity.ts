import { element } from './elements.ts'
import type { Quantity as Pq, QuantityInterval, Ratio, Text } from '../../standards/cda/datatypes.ts'
import type { Extension, Quantity } from '../../standards/fhir/datatypes.ts'
import { decimalText, type Json, rawDecimal } from '../../standards/fhir/json.ts'
import { isUcum } from '../../standards/terminology/ucum.ts'
import { dataAbsent, extensionOf, nullFlavored, nullFlavorOf, ORIGINAL_TEXT } from './extensions.ts'
import type { Both } from './map.ts'

const UCUM = 'http://unitsofmeasure.org'

/** PQ to Quantity: UCUM; a count has the unit `1`. A value that is no decimal is left to be carried. */
export const quantity: Both<Pq, Quantity> = {
  to({ value, unit, nullFlavor, originalText }) {
    const number = value === undefined ? undefined : rawDecimal(value)
    const beside = [...(nullFlavored(nullFlavor).extension ?? []), ...inWords(originalText)]
    if (number === undefined && beside.length === 0) return undefined
    return {
      ...(number === undefined ? {} : { value: number, ...unitTo(unit) }),
      ...(beside.length > 0 ? { extension: beside } : {}),
    }
  },
  from({ value, unit, code, ...rest }) {
    const number = decimalText(value)
    const ucum = code ?? unit
    const text = extensionOf(rest, ORIGINAL_TEXT)?.valueString
    return {
      ...(number === undefined ? {} : { value: number }),
      ...(ucum === undefined ? {} : { unit: ucum }),
      ...nullFlavorOf(rest),
      ...(text === undefined ? {} : { originalText: { text } }),
    }
  },
}

/** A unit as UCUM, unless it is not: `µg` and `tablet` are only words. */
function unitTo(unit: string | undefined): Quantity {
  if (!unit) return {}
  return isUcum(unit) ? { unit, system: UCUM, code: unit } : { unit }
}

/** A quantity in the sender's words, as the extension that FHIR has for it. */
function inWords(originalText: Text | undefined): readonly Extension[] {
  return originalText?.text ? [{ url: ORIGINAL_TEXT, valueString: originalText.text }] : []
}

/** IVL_PQ with bounds to Range. */
export const range: Both<QuantityInterval, Json> = {
  to({ low, high }) {
    const lowQuantity = low && quantity.to(low)
    const highQuantity = high && quantity.to(high)
    if (!lowQuantity && !highQuantity) return undefined
    return { ...(lowQuantity ? { low: lowQuantity } : {}), ...(highQuantity ? { high: highQuantity } : {}) }
  },
  from({ low, high }) {
    return {
      ...(low ? { low: quantity.from(low) ?? {} } : {}),
      ...(high ? { high: quantity.from(high) ?? {} } : {}),
    }
  },
}

/** RTO_PQ_PQ to Ratio. A side that is not there is said to be absent, as rat-1 wants both or none. */
export const ratio: Both<Ratio, Json> = {
  to({ numerator, denominator, nullFlavor }) {
    const top = numerator && quantity.to(numerator)
    const bottom = denominator && quantity.to(denominator)
    if (!top && !bottom) return nullFlavor === undefined ? undefined : { ...nullFlavored(nullFlavor) }
    return { numerator: top ?? dataAbsent(undefined), denominator: bottom ?? dataAbsent(undefined) }
  },
  from({ numerator, denominator, ...rest }) {
    const sides = {
      numerator: quantity.from(element<Quantity>(numerator) ?? {}),
      denominator: quantity.from(element<Quantity>(denominator) ?? {}),
    }
    const said = Object.entries(sides).filter(([, side]) => side && Object.keys(side).length > 0)
    return { ...Object.fromEntries(said), ...nullFlavorOf(rest) }
  },
}
