import type { Language } from '../../../protocols/web/language.ts'
import type { Quantity, QuantityInterval, Ratio } from '../../../standards/cda/datatypes.ts'
import { countedUnit, printedUnit } from '../../../standards/terminology/unit-texts.ts'
import { saidAbsence, stateOfFlavor } from './absence.ts'
import { rowOf } from './lookup.ts'
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

/** Spellings met in documents that can be no other unit than the UCUM one. */
const spellings: Readonly<Record<string, string>> = { mcg: 'ug', µg: 'ug', μg: 'ug', IU: '[iU]', unit: '{unit}' }

/** Numbers with units in words. A number is never rounded, padded or reckoned over. */
export function quantityWords(language: Language, documentLanguage: string, t: ViewTexts) {
  const lang = t.yes.language
  const written = language === 'se' ? 'nb' : language

  /** The decimal sign of the language; digits exactly as written. */
  const number = (value: string): string => (written === 'en' || !isNumber(value) ? value : value.replace('.', ','))

  /** One of a unit, as after «per». */
  const oneOf = (code: string): string => {
    const key = spelled(code)
    return countedUnit(key, 1, written) ?? printedUnit(key, written) ?? bare(code)
  }

  const unit = (code: string, amount: string): string => {
    const key = spelled(code)
    if (key.startsWith('/')) return t.each(oneOf(key.slice(1))).plain
    const [above = '', below, ...rest] = key.split('/')
    const quotient = below && rest.length === 0 ? `${unit(above, amount)}/${oneOf(below)}` : bare(key)
    const counted = isNumber(amount) ? countedUnit(key, Number(amount), written) : undefined
    return counted ?? printedUnit(key, written) ?? quotient
  }

  const own = (text: string, value: string): Said =>
    isNumber(value)
      ? { text, lang, how: 'own' }
      : { text, lang, how: 'own', warning: { text: t.notANumber.plain, lang: t.notANumber.language } }

  const absent = (flavor: string | undefined): Said | undefined =>
    flavor === undefined ? undefined : saidAbsence(stateOfFlavor(flavor), language)

  /** What stands in place of a number: the sender's words, else the kind of absence. */
  const instead = (quantity: Quantity | undefined): Said | undefined => {
    const words = quantity?.originalText?.text?.trim()
    return words ? { text: words, lang: documentLanguage, how: 'free-text' } : absent(quantity?.nullFlavor)
  }

  /** @param unitless whether a number without a unit is whole, as a count or a score */
  const quantity = (read: Quantity | undefined, unitless = false): Said | undefined => {
    const value = read?.value?.trim()
    if (!value) return instead(read)
    const shown = number(value)
    if (unitless || isCount(read?.unit)) return own(shown, value)
    return own(read?.unit ? `${shown} ${unit(read.unit, value)}` : t.noUnit(shown).plain, value)
  }

  /** A quantity, or a span of them with its unit said once. */
  const interval = (read: QuantityInterval | undefined): Said | undefined => {
    if (!read) return undefined
    const { low, high } = read
    if (low?.value !== undefined && high?.value !== undefined) return span(low, high)
    if (low?.value !== undefined) return within(t.from, quantity(low))
    if (high?.value !== undefined) return within(t.until, quantity(high))
    return quantity(read) ?? instead(low) ?? instead(high)
  }

  const span = (low: Quantity, high: Quantity): Said | undefined => {
    const [one, other] = [quantity(low), quantity(high)]
    if (!one || !other) return one ?? other
    if (low.unit !== high.unit) {
      return { ...one, ...(other.warning ? { warning: other.warning } : {}), text: `${one.text} – ${other.text}` }
    }
    if (low.value === high.value) return one
    return {
      ...other,
      ...(one.warning ? { warning: one.warning } : {}),
      text: `${number(low.value ?? '')}–${other.text}`,
    }
  }

  const within = (text: ViewTexts['from'], said: Said | undefined): Said | undefined =>
    said && { ...said, text: text(said.text).plain }

  /** A strength: «100 mikrogram» per one, «5 mg per ml», «250 mg per 5 ml». */
  const ratio = (read: Ratio | undefined): Said | undefined => {
    if (!read) return undefined
    const numerator = quantity(read.numerator)
    if (!numerator || numerator.absence !== undefined) return numerator ?? absent(read.nullFlavor)
    if (numerator.how === 'free-text') return numerator
    const { denominator } = read
    if (denominator?.value === undefined) return { ...numerator, text: t.noDenominator(numerator.text).plain }
    const one = isNumber(denominator.value) && Number(denominator.value) === 1
    if (one && (denominator.unit === undefined || isCount(denominator.unit))) return numerator
    const whole = one && denominator.unit ? undefined : quantity(denominator)
    const per = whole?.text ?? oneOf(denominator.unit ?? '')
    return {
      ...numerator,
      ...(whole?.warning ? { warning: whole.warning } : {}),
      text: t.per(numerator.text, per).plain,
    }
  }

  return { number, unit, oneOf, quantity, interval, ratio }
}

function spelled(code: string): string {
  return rowOf(spellings, code) ?? (code.startsWith('{') ? code.toLowerCase() : code)
}

/** UCUM annotations in braces are the sender's own words for what is counted. */
function bare(code: string): string {
  return code.replace(/^\{(.*)\}$/, '$1')
}
