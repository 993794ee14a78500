import { analyses } from './analyses.ts'
import type { Chance } from './chance.ts'
import type { Course, CourseMeasurement, CourseMedicine, CourseResult } from './course.ts'
import { type Day, daysAfter, daysBetween } from './day.ts'
import type { Condition, Contact, Given, Measurement, Medicine, Result, Story } from './story.ts'
import type { Places } from './teller.ts'

/** What a course is told from. */
export type Telling = {
  readonly chance: Chance
  /** The day the illness began. */
  readonly since: Day
  /** The last day that is told of: today, or the day of death. */
  readonly until: Day
  readonly places: Places
  /** Makes an id out of words; the same words make the same. */
  readonly id: (words: string) => string
  /** ATC codes that this person must not have. */
  readonly allergicTo: readonly string[]
}

/** What one illness adds to a story. */
export type Told = Partial<Omit<Story, 'person'>>

/** An illness from its first contact to today, or until it was over. */
export function tellCourse(course: Course, telling: Telling): Told {
  const { chance, since, places, id } = telling
  const ended = course.lasts ? daysAfter(since, chance.between(...course.lasts)) : undefined
  const over = ended !== undefined && ended < telling.until ? ended : undefined
  const shown = { ...telling, until: over ?? telling.until }
  const contacts = contactsOf(course, shown)
  const at = placeOf(course.contacts.first, places)
  const condition: Condition = {
    ...at,
    id: id('condition'),
    codes: [
      { system: 'ICD-10', code: course.codes[0], label: course.text },
      { system: 'ICPC-2', code: course.codes[1], label: course.text },
    ],
    text: course.text,
    since,
    ...(over ? { until: over } : {}),
    ...(course.critical ? { critical: course.critical } : {}),
  }
  return {
    conditions: [condition],
    contacts,
    medicines: (course.medicines ?? []).flatMap((each, nth) => medicineOf(each, nth, course, shown)),
    results: (course.results ?? []).flatMap((each) => resultsOf(each, shown)),
    measurements: (course.measurements ?? []).flatMap((each) => measurementsOf(each, shown)),
    ...doneOnce(course, shown, at),
  }
}

function doneOnce({ procedure, implant, document }: Course, { since, until, places, id }: Telling, at: Given): Told {
  const on = (days: number) => (daysAfter(since, days) < until ? daysAfter(since, days) : until)
  const { place, by } = places.hospital
  const surgeon = { place, ...(by ? { by } : {}) }
  return {
    ...(procedure
      ? { procedures: [{ ...surgeon, id: id('procedure'), code: procedure, on: on(procedure.afterDays) }] }
      : {}),
    ...(implant
      ? {
          implants: [
            {
              ...surgeon,
              id: id('implant'),
              device: { system: 'SNOMED-CT' as const, code: implant.snomed, label: implant.label },
              model: implant.model,
              mriSafe: implant.mriSafe,
              on: on(implant.afterDays),
            },
          ],
        }
      : {}),
    ...(document
      ? { documents: [{ ...at, ...document, id: id('document'), on: on(4), confidentiality: 'N' as const }] }
      : {}),
  }
}

function placeOf(kind: Contact['kind'], places: Places): Given {
  const { place, by } = {
    'general-practice': places.practice,
    emergency: places.emergency,
    outpatient: places.hospital,
    admission: places.hospital,
    'home-nursing': places.home,
  }[kind]
  return { place, ...(by ? { by } : {}) }
}

function contactsOf({ contacts: { first, next, everyDays } }: Course, telling: Telling): readonly Contact[] {
  const { since, until, places, id, chance } = telling
  const one = (kind: Contact['kind'], on: Day): Contact => ({
    ...placeOf(kind, places),
    id: id(`contact ${on}`),
    kind,
    on,
    ...(kind === 'admission' ? { until: earlier(daysAfter(on, chance.between(1, 7)), until) } : {}),
    ...(kind === 'admission' || kind === 'outpatient' ? { department: places.hospital.department } : {}),
    about: id('condition'),
  })
  const again = next && everyDays ? daysOf({ since: daysAfter(since, everyDays), until }, everyDays, chance) : []
  return [one(first, since), ...again.map((on) => one(next ?? first, on))]
}

function medicineOf(wanted: CourseMedicine, nth: number, course: Course, telling: Telling): readonly Medicine[] {
  const { chance, since, until, places, id, allergicTo } = telling
  if (wanted.share !== undefined && !chance.happens(wanted.share)) return []
  const ruledOut = allergicTo.some((atc) => wanted.atc[0].startsWith(atc))
  if (ruledOut && !wanted.instead) return []
  const { atc, sold, product, form, use, steps, days } = ruledOut ? wanted.instead! : wanted
  const first: Day = `${sold}-03-01`
  if (until < first) return []
  const began = later(first, earlier(daysAfter(since, nth * 120), until))
  const stops = days === undefined ? undefined : daysAfter(began, days)
  const ended =
    stops !== undefined && stops <= until ? stops : course.lasts && until < telling.until ? until : undefined
  const told = steps.slice(0, 1 + Math.min(steps.length - 1, Math.floor(daysBetween(began, until) / 400)))
  const [strength, dose] = told.at(-1)!
  const { place, by } = places.practice
  const named = (power: string) => `${product} ${form} ${power}`
  return [
    {
      place,
      ...(by ? { by } : {}),
      id: id(`medicine ${atc[0]}`),
      atc: { system: 'ATC', code: atc[0], label: atc[1] },
      product: named(strength),
      form,
      dose,
      use,
      reason: course.text,
      since: daysAfter(began, (told.length - 1) * 400),
      ...(ended ? { until: ended, stopped: 'finished' as const } : {}),
      before: told.slice(0, -1).map(([power, earlierDose], step) => ({
        dose: earlierDose,
        product: named(power),
        since: daysAfter(began, step * 400),
        ...(by ? { by } : {}),
      })),
      dispensed: dispensedOf(use, { since: later(began, daysAfter(until, -730)), until: ended ?? until }, telling),
    },
  ]
}

/** For two years back: every third month what is taken always, seldom what is taken at need, once a course. */
function dispensedOf(use: Medicine['use'], span: Span, { chance, places }: Telling): Medicine['dispensed'] {
  const days = use === 'course' ? [span.since] : daysOf(span, use === 'fixed' ? 90 : 210, chance)
  return days.map((on) => ({ on, pharmacy: places.pharmacy, packs: 1 }))
}

function resultsOf(wanted: CourseResult, { chance, since, until, places, id }: Telling): readonly Result[] {
  const { codes, unit, low, high, decimals } = analyses[wanted.analysis]
  const { place, by } = places.laboratory
  return daysOf({ since: later(since, daysAfter(until, -5 * 365)), until }, wanted.everyDays, chance).map((on) => {
    const drift = ((wanted.perYear ?? 0) * daysBetween(since, on)) / 365
    const value = Math.max(0.1, chance.around(wanted.mean + drift, wanted.deviation))
    return {
      place,
      ...(by ? { by } : {}),
      id: id(`result ${wanted.analysis} ${on}`),
      codes,
      on,
      value: { kind: 'quantity', value: Number(value.toFixed(decimals)), unit },
      ...(low === undefined && high === undefined
        ? {}
        : { reference: { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) } }),
      discipline: 'LAB',
      requisition: id(`requisition ${on}`),
    }
  })
}

function measurementsOf(
  wanted: CourseMeasurement,
  { chance, since, until, places, id }: Telling,
): readonly Measurement[] {
  if (!chance.happens(wanted.share)) return []
  const days = daysOf({ since: later(since, daysAfter(until, -120)), until }, wanted.everyDays, chance)
  // The last day is not over when it is told of: what was measured on it may be of an hour to come.
  const over = days.filter((on) => on < until)
  return over.map((on) => {
    const clock = `${String(chance.between(7, 20)).padStart(2, '0')}:${String(chance.between(0, 59)).padStart(2, '0')}`
    return {
      place: places.home.place,
      id: id(`measurement ${wanted.kind} ${on}`),
      kind: wanted.kind,
      at: `${on}T${clock}:00Z`,
      values: wanted.means.map((mean) => measured(wanted.kind, chance.around(mean, wanted.deviation))),
    }
  })
}

function measured(kind: Measurement['kind'], value: number): number {
  if (kind === 'oxygen-saturation') return Math.round(Math.min(100, value))
  if (kind === 'CFS') return Math.round(Math.min(9, Math.max(1, value)))
  return kind === 'glucose' || kind === 'temperature' || kind === 'body-weight'
    ? Number(value.toFixed(1))
    : Math.max(0, Math.round(value))
}

/** A time from its first day to its last. */
type Span = { readonly since: Day; readonly until: Day }

/** Days about so far apart, from the first on. */
function daysOf({ since, until }: Span, everyDays: number, chance: Chance): readonly Day[] {
  const days: Day[] = []
  for (
    let on = since;
    on <= until;
    on = daysAfter(on, Math.max(1, Math.round(everyDays * (0.8 + chance.next() * 0.4))))
  )
    days.push(on)
  return days
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other
}
