import { type Language, texts } from '../../../protocols/web/language.ts'
import type { Time, TimeInterval } from '../../../standards/cda/datatypes.ts'
import { saidAbsence, stateOfFlavor } from './absence.ts'
import { type Moment, readMoment } from './dates.ts'
import type { quantityWords } from './quantities.ts'
import type { Said } from './summary-view.ts'
import type { ViewTexts } from './texts.ts'

const nbMonths = 'januar februar mars april mai juni juli august september oktober november desember'
const enMonths = 'January February March April May June July August September October November December'
const monthTexts = texts({
  nb: { names: nbMonths, day: (day: number, month: string) => `${day}. ${month}` },
  nn: { names: nbMonths, day: (day, month) => `${day}. ${month}` },
  en: { names: enMonths, day: (day, month) => `${day} ${month}` },
})

/** Days only; times too; or times but for midnight, as many senders write a day. */
type Precision = 'day' | 'full' | 'fact'

/** Dates in words, at the precision they were written and never moved to another zone. */
export function dateWords(language: Language, t: ViewTexts, quantity: ReturnType<typeof quantityWords>['quantity']) {
  const month = monthTexts(language)
  const names = month.names.plain.split(' ')
  const lang = month.names.language
  const own = (text: string): Said => ({ text, lang, how: 'own' })

  const day = ({ year, month: number, day: dayNumber }: Moment): string => {
    if (number === undefined) return String(year)
    const name = names[number - 1]!
    return dayNumber === undefined ? `${name} ${year}` : `${month.day(dayNumber, name).plain} ${year}`
  }

  const moment = (read: Moment, precision: Precision): string => {
    if (precision === 'day' || read.hour === undefined) return day(read)
    // Midnight on the dot is how senders write a day alone.
    if (precision === 'fact' && read.hour === 0 && !read.minute) return day(read)
    const clock = `${two(read.hour)}.${two(read.minute ?? 0)}${read.offset === undefined ? '' : ` (UTC${offsetText(read.offset)})`}`
    return t.at(day(read), clock).plain
  }

  /** A point in time; undefined when there is none, an absence when it says why. */
  const time = (written: Time | undefined, precision: Precision = 'full'): Said | undefined => {
    if (!written) return undefined
    const read = readMoment(written.value)
    if (read) return own(moment(read, precision))
    if (written.value) {
      return {
        text: written.value,
        lang: 'und',
        how: 'own',
        warning: { text: t.badDate.plain, lang: t.badDate.language },
      }
    }
    return written.nullFlavor === undefined ? undefined : saidAbsence(stateOfFlavor(written.nullFlavor), language)
  }

  /** A period, or a point: what is there of it, an absence when it says why, undefined when it says nothing. */
  const interval = (written: TimeInterval | undefined, precision: Precision = 'full'): Said | undefined => {
    if (!written) return undefined
    const point = time({ ...pick(written.value, 'value') }, precision) ?? time(written.center, precision)
    if (point) return point
    const low = known(time(written.low, precision))
    const high = known(time(written.high, precision))
    const warning = low?.warning ?? high?.warning
    const warned = warning ? { warning } : {}
    if (low && high) return { ...own(t.fromUntil(low.text, high.text).plain), ...warned }
    if (low && written.width?.value) {
      return {
        ...own(t.lasting(low.text, quantity(written.width)?.text ?? '').plain),
        ...warned,
      }
    }
    if (low) return { ...own(t.since(low.text).plain), ...warned }
    if (high) return { ...own(t.until(high.text).plain), ...warned }
    const flavor = written.nullFlavor ?? written.low?.nullFlavor ?? written.high?.nullFlavor
    return flavor === undefined ? undefined : saidAbsence(stateOfFlavor(flavor), language)
  }

  return { time, interval, moment }
}

function known(said: Said | undefined): Said | undefined {
  return said?.absence === undefined ? said : undefined
}

function pick(value: string | undefined, name: 'value'): Time {
  return value === undefined ? {} : { [name]: value }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  const rest = size % 60 === 0 ? '' : `:${two(size % 60)}`
  return `${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`
}
