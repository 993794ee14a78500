import type { Language } from '../../../protocols/web/language.ts'
import type { Quantity, QuantityInterval, Ratio } from '../../../standards/cda/datatypes.ts'
import { saidAbsence, stateOfFlavor } from './absence.ts'
import { rowOf } from './lookup.ts'
import { oneUnitTexts, unitSpellings, unitTexts } from './posology-texts.ts'
import type { Said } from './summary-view.ts'
import type { ViewTexts } from './texts.ts'

/** Whether a number is written as one: digits with at most one point. Nothing else is made into one. */
export function isNumber(written: string): boolean {
  return /^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(written)
}

/** Whether the unit is the plain count, written as `1`. */
export function isCount(unit: string | undefined): boolean {
  return unit === '1'
}

/** Numbers with units in words. A number is never rounded, padded or reckoned over. */
export function quantityWords(language: Language, t: ViewTexts) {
  const lang = t.yes.language

  /** The decimal sign of the language; digits exactly as written. */
  const number = (written: string): string =>
    lang === 'en' || !isNumber(written) ? written : written.replace('.', ',')

  const unit = (written: string): string => {
    const table = unitTexts(language)
    if (written.startsWith('/')) return t.each(plainUnit(written.slice(1))).plain
    if (written.includes('/')) {
      const [numerator = '', ...rest] = written.split('/')
      if (numerator && rest.length === 1 && rest[0]) return `${unit(numerator)}/${plainUnit(rest[0])}`
    }
    return rowOf(table, rowOf(unitSpellings, written) ?? written)?.plain ?? plainUnit(written)
  }

  const plainUnit = (written: string): string => {
    const key = rowOf(unitSpellings, written) ?? written
    if (key === 'mL') return unitTexts(language).mL.plain
    // UCUM annotations in braces are the sender's own words for what is counted.
    return rowOf(oneUnitTexts(language), key)?.plain ?? written.replace(/^\{(.*)\}$/, '$1')
  }

  /** One of a unit, where the two differ; else as the unit. */
  const singular = (written: string): string =>
    rowOf(oneUnitTexts(language), rowOf(unitSpellings, written) ?? written)?.plain ?? unit(written)

  const own = (text: string, value: string): Said =>
    isNumber(value)
      ? { text, lang, how: 'own' }
      : { text, lang, how: 'own', warning: { text: t.notANumber.plain, lang: t.notANumber.language } }

  const absent = (flavor: string | undefined): Said | undefined =>
    flavor === undefined ? undefined : saidAbsence(stateOfFlavor(flavor), language)

  /** @param unitless whether a number without a unit is whole, as a count or a score */
  const quantity = (written: Quantity | undefined, unitless = false): Said | undefined => {
    if (written?.value === undefined || written.value.trim() === '') return absent(written?.nullFlavor)
    const value = number(written.value.trim())
    const { unit: unitCode } = written
    if (unitless || isCount(unitCode)) return own(value, written.value)
    if (unitCode === undefined || unitCode === '') return own(t.noUnit(value).plain, written.value)
    return own(`${value} ${value === '1' ? singular(unitCode) : unit(unitCode)}`, written.value)
  }

  /** A quantity, or a span of them with its unit said once. */
  const interval = (written: QuantityInterval | undefined): Said | undefined => {
    if (!written) return undefined
    const { low, high } = written
    if (low?.value !== undefined && high?.value !== undefined) {
      if (low.value === high.value && low.unit === high.unit) return quantity(low)
      if (low.unit === high.unit) {
        const bad = [low.value, high.value].find((value) => !isNumber(value)) ?? '0'
        const span = `${number(low.value)}–${number(high.value)}`
        const rest = isCount(low.unit) ? '' : low.unit ? ` ${unit(low.unit)}` : undefined
        return own(rest === undefined ? t.noUnit(span).plain : `${span}${rest}`, bad)
      }
      const [one, other] = [quantity(low), quantity(high)]
      if (one && other)
        return { ...one, ...(other.warning ? { warning: other.warning } : {}), text: `${one.text} – ${other.text}` }
    }
    if (low?.value !== undefined) return prefixed(t.from, quantity(low))
    if (high?.value !== undefined) return prefixed(t.until, quantity(high))
    return quantity(written) ?? absent(low?.nullFlavor ?? high?.nullFlavor)
  }

  const prefixed = (text: ViewTexts['from'], said: Said | undefined): Said | undefined =>
    said && { ...said, text: text(said.text).plain }

  /** A strength: «100 mikrogram» per one, «5 mg per ml», «250 mg per 5 ml». */
  const ratio = (written: Ratio | undefined): Said | undefined => {
    if (!written) return undefined
    const numerator = quantity(written.numerator)
    if (!numerator || numerator.absence !== undefined) return numerator ?? absent(written.nullFlavor)
    const { denominator } = written
    if (denominator?.value === undefined) return { ...numerator, text: t.noDenominator(numerator.text).plain }
    const one = isNumber(denominator.value) && Number(denominator.value) === 1
    if (one && (denominator.unit === undefined || isCount(denominator.unit))) return numerator
    const per = one && denominator.unit ? plainUnit(denominator.unit) : (quantity(denominator)?.text ?? '')
    const warning = isNumber(denominator.value)
      ? {}
      : { warning: { text: t.notANumber.plain, lang: t.notANumber.language } }
    return { ...numerator, ...warning, text: t.per(numerator.text, per).plain }
  }

  return { number, unit, plainUnit, quantity, interval, ratio }
}
