import type { Language } from '../../../protocols/web/language.ts'
import type { TimeInterval, Timing } from '../../../standards/cda/datatypes.ts'
import type { Medication } from '../../../standards/cda/patient-summary/medication.ts'
import { readMoment } from './dates.ts'
import { frequencyTexts } from './posology-texts.ts'
import { isCount, isNumber } from './quantities.ts'
import type { Said } from './summary-view.ts'
import type { Words } from './words.ts'

/** The first period of use among the times of a medicine. */
export function periodOf(times: readonly Timing[]): (Timing & TimeInterval) | undefined {
  return times.find((time) => time.type === 'IVL_TS' || time.type === 'TS')
}

/** How much and how often, in words; what the sender left out is said to be left out. */
export function doseInWords(medication: Medication, words: Words): { readonly said: Said; readonly complete: boolean } {
  const { t, language } = words
  const { doseQuantity, rateQuantity, times } = medication
  const period = periodOf(times)
  const dose = amount(words, doseQuantity)
  const rate = words.quantity.interval(rateQuantity)
  const often = times.filter((time) => time !== period).map((time) => frequency(time, language, words))
  const said = often.filter((each) => each !== undefined)
  const parts = [
    dose && dose.absence === undefined ? dose.text : undefined,
    rate && rate.absence === undefined ? t.rate(rate.text).plain : undefined,
    ...said.map(({ text }) => text),
  ].filter((part) => part !== undefined)
  const warning = [dose, rate, ...said].find((each) => each?.warning)?.warning
  const warned = warning ? { warning } : {}
  const lang = t.noDose.language
  if (dose?.absence !== undefined && !rate && said.length === 0) {
    return { said: { text: `${t.noDose.plain} (${lower(dose.text)})`, lang, how: 'own' }, complete: false }
  }
  if (parts.length === 0) return { said: words.own(t.noDose), complete: false }
  const amountKnown = (dose !== undefined && dose.absence === undefined) || rate !== undefined
  if (!amountKnown) {
    return { said: { text: `${t.noDose.plain}, ${parts.join(', ')}`, lang, how: 'own', ...warned }, complete: false }
  }
  if (said.length === 0) {
    return {
      said: { text: `${parts.join(', ')}, ${t.noFrequency.plain}`, lang, how: 'own', ...warned },
      complete: false,
    }
  }
  return { said: { text: parts.join(', '), lang, how: 'own', ...warned }, complete: true }
}

/** A dose; a plain count is so many pieces of the form beside it. */
function amount(words: Words, dose: Medication['doseQuantity']): Said | undefined {
  const said = words.quantity.interval(dose)
  const counted = isCount(dose?.unit ?? dose?.low?.unit ?? dose?.high?.unit)
  if (!said || said.absence !== undefined || !counted) return said
  return { ...said, text: frequencyTexts(words.language).pieces(said.text).plain }
}

type Event = Extract<Timing, { type: 'EIVL_TS' }>

/** One term of how often. */
function frequency(timing: Timing, language: Language, words: Words): Said | undefined {
  const t = frequencyTexts(language)
  const own = (text: string): Said => ({ text, lang: t.and('', '').language, how: 'own' })
  const inOperation = (said: Said | undefined): Said | undefined =>
    said && 'operator' in timing && timing.operator === 'E' ? { ...said, text: t.except(said.text).plain } : said
  switch (timing.type) {
    case 'PIVL_TS': {
      const clock = clockOf(timing.phase?.low?.value ?? timing.phase?.value)
      const parts = [
        period(timing.period?.value, timing.period?.unit, language, words),
        clock && t.clock(clock).plain,
        timing.institutionSpecified === 'true' ? t.institution.plain : undefined,
      ].filter((part) => part)
      if (parts.length > 0) return inOperation(own(parts.join(', ')))
      return undefined
    }
    case 'EIVL_TS':
      return inOperation(eventInWords(timing, language, words))
    case 'SXPR_TS': {
      const said = timing.comp.map((each) => frequency(each, language, words)).filter((each) => each !== undefined)
      const [first, ...rest] = said
      return first && inOperation(rest.reduce((all, each) => own(t.and(all.text, each.text).plain), first))
    }
    default: {
      const span = words.date.interval(timing)
      return span?.absence === undefined ? span : undefined
    }
  }
}

const TIMING_EVENT = '2.16.840.1.113883.5.139'

function eventInWords(timing: Event, language: Language, words: Words): Said | undefined {
  const t = frequencyTexts(language)
  // Many senders leave the system out; the attribute of an EIVL can be of no other.
  const said = words.code(timing.event && { codeSystem: TIMING_EVENT, ...timing.event })
  if (!said || said.absence !== undefined) return undefined
  const { low, high } = timing.offset ?? {}
  const start = low ?? (high ? undefined : timing.offset)
  const size = start?.value && words.quantity.quantity({ ...start, value: start.value.replace(/^[+-]/, '') })
  const around = start?.value && eventAround(timing.event?.code ?? '', start.value.startsWith('-'), words)
  if (size && size.absence === undefined && around) return { ...said, text: t.before(size.text, around).plain }
  const offset = words.quantity.interval(timing.offset)
  return offset && offset.absence === undefined ? { ...said, text: t.offset(offset.text, said.text).plain } : said
}

/** «før måltid» for what starts before a meal, «etter måltid» after; undefined where the event is the other one. */
function eventAround(code: string, before: boolean, words: Words): string | undefined {
  if (code === 'HS') return before ? frequencyTexts(words.language).beforeBed.plain : undefined
  if (code.startsWith(before ? 'P' : 'A')) return undefined
  const meal = /C[MDV]?$/.exec(code)?.[0]
  const said = meal && words.code({ code: `${before ? 'A' : 'P'}${meal}`, codeSystem: TIMING_EVENT })
  return said && said.how === 'terminology' ? said.text : undefined
}

function period(
  value: string | undefined,
  unit: string | undefined,
  language: Language,
  words: Words,
): string | undefined {
  if (value === undefined || value === '') return undefined
  const t = frequencyTexts(language)
  const whole = isNumber(value) && Number.isInteger(Number(value)) && Number(value) > 0
  if (!whole || unit === undefined || !timeUnits.has(unit)) {
    return t.atIntervals(words.quantity.quantity({ value, ...(unit === undefined ? {} : { unit }) })?.text ?? value)
      .plain
  }
  const name = words.quantity.oneOf(unit)
  return Number(value) === 1 ? t.onceA(name).plain : t.everyNth(String(Number(value)), name).plain
}

const timeUnits: ReadonlySet<string> = new Set(['s', 'min', 'h', 'd', 'wk', 'mo', 'a'])

function clockOf(value: string | undefined): string | undefined {
  const moment = readMoment(value)
  if (moment?.hour === undefined) return undefined
  // Midnight without more is how senders write a day alone.
  if (moment.hour === 0 && !moment.minute) return undefined
  return `${String(moment.hour).padStart(2, '0')}.${String(moment.minute ?? 0).padStart(2, '0')}`
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
