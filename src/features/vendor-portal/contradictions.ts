import type { Json } from '../../standards/fhir/json.ts'
import { isObject } from '../../standards/fhir/json-members.ts'
import { contradicted } from './contradicted.ts'

/** One way for an answer to contradict itself. */
type Contradiction = {
  /** As it is asked for. */
  readonly value: string
  /** The service whose answers can; any when left out. */
  readonly service?: string
  /** What is not there to contradict is left as it is. */
  readonly change: (body: Json) => Json
}

/**
 * Every contradiction that can be asked for: two facts of one answer that cannot both be so, of data that the answer has. A
 * new one is a row here.
 */
export const contradictions: readonly Contradiction[] = [
  { value: 'contradictory', change: contradicted },
  {
    value: 'result-before-specimen',
    service: 'test-results',
    change: ofType('Observation', ({ effectiveDateTime: taken }) => ({ issued: momentOf(earlier(taken, 1)) })),
  },
  {
    value: 'dispensed-before-prescribed',
    service: 'medication-list',
    change: ofType('MedicationDispense', ({ whenHandedOver }) => ({ whenHandedOver: earlier(whenHandedOver, 20) })),
  },
  {
    value: 'ended-before-begun',
    service: 'diagnoses-and-procedures',
    change: ofType('Encounter', ({ period }) =>
      isObject(period) ? { period: { ...period, end: earlier(period.start, 1) } } : {},
    ),
  },
  {
    value: 'diastolic-above-systolic',
    service: 'measurements',
    change: ofType('Observation', ({ component }) => ({ component: swapped(component) })),
  },
  { value: 'two-births', service: 'person-register', change: twoBirths },
  { value: 'died-before-born', service: 'person-register', change: diedBeforeBorn },
]

/** Every resource of a type with other members in the place of its own; one without them is left as it is. */
function ofType(type: string, members: (resource: Json) => Json): (body: Json) => Json {
  const changed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(changed)
    if (!isObject(value)) return value
    const inner = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, changed(each)]))
    if (value.resourceType !== type) return inner
    const own = Object.entries(members(value)).filter(([name, each]) => each !== undefined && name in value)
    return { ...inner, ...Object.fromEntries(own) }
  }
  return (body) => {
    const whole = changed(body)
    return isObject(whole) ? whole : body
  }
}

/** A day or moment some years before; a leap day becomes the day before it. */
function earlier(when: unknown, years: number): string | undefined {
  const [, year, rest] = (typeof when === 'string' && /^(\d{4})(-\d{2}-\d{2}.*)$/.exec(when)) || []
  if (year === undefined || rest === undefined) return undefined
  return `${Number(year) - years}${rest.replace(/^-02-29/, '-02-28')}`
}

/** FHIR's `instant` has a time; a day alone has it in the morning. */
function momentOf(when: string | undefined): string | undefined {
  return when === undefined || when.includes('T') ? when : `${when}T08:00:00Z`
}

/** The first two parts of a measurement with each other's values. */
function swapped(component: unknown): unknown {
  const [one, other, ...rest]: readonly unknown[] = Array.isArray(component) ? component : []
  if (!isObject(one) || !isObject(other)) return undefined
  return [{ ...one, valueQuantity: other.valueQuantity }, { ...other, valueQuantity: one.valueQuantity }, ...rest]
}

function twoBirths(body: Json): Json {
  const [birth] = Array.isArray(body.birth) ? body.birth : []
  if (!isObject(birth)) return body
  return { ...body, birth: [birth, { ...birth, birthDate: earlier(birth.birthDate, 1) }] }
}

function diedBeforeBorn(body: Json): Json {
  const [birth] = Array.isArray(body.birth) ? body.birth : []
  const { death } = body
  if (!isObject(birth) || !isObject(death)) return body
  return { ...body, death: { ...death, deceasedDate: earlier(birth.birthDate, 1) } }
}
