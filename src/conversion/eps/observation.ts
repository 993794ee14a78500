import type { Value } from '../../standards/cda/datatypes.ts'
import type { Observation, Organizer, ReferenceRange } from '../../standards/cda/patient-summary/observation.ts'
import type { CodeableConcept, Period, Quantity } from '../../standards/fhir/datatypes.ts'
import { decimalText, type Json, rawDecimal } from '../../standards/fhir/json.ts'
import { codeBehind, codedOf, codeFor } from './codes.ts'
import { concept } from './concept.ts'
import { dateTime, period, timestamp } from './date-time.ts'
import { element, elements } from './elements.ts'
import { identifier } from './identifier.ts'
import { quantity, range, ratio } from './quantity.ts'
import { annotation, plainText } from './words.ts'
import { dataAbsent } from './extensions.ts'
import { asArray, field, fieldList, fill, type Row, readBack, row } from './map.ts'
import { narrativeLinkRow } from './narrative-link.ts'
import { partyAt, partyReference } from './people.ts'
import { timeRow } from './time-row.ts'

/** Observations and their groups to Observation (eu-formats 2.4: results, social history, pregnancy, vital signs). */

/** A value by the FHIR element that holds its kind. What has no entry here is carried. */
const valueElements: readonly {
  readonly element: string
  to(value: Value): unknown
  from(value: unknown): Value | undefined
}[] = [
  {
    element: 'valueCodeableConcept',
    to: (value) => ('coded' in value ? concept.to(value.coded) : undefined),
    from: (value) => ({ type: 'CD', coded: concept.from(element<CodeableConcept>(value) ?? {}) ?? {} }),
  },
  {
    element: 'valueQuantity',
    to: (value) => ('quantity' in value && value.type !== 'INT' ? quantity.to(value.quantity) : undefined),
    from: (value) => ({ type: 'PQ', quantity: quantity.from(element<Quantity>(value) ?? {}) ?? {} }),
  },
  {
    element: 'valueInteger',
    to: (value) =>
      'quantity' in value && value.type === 'INT' && /^-?\d{1,9}$/.test(value.quantity.value ?? '')
        ? rawDecimal(value.quantity.value ?? '')
        : undefined,
    from: (value) => ({ type: 'INT', quantity: { value: decimalText(value) ?? '' } }),
  },
  {
    element: 'valueRange',
    to: (value) => ('interval' in value ? range.to(value.interval) : undefined),
    from: (value) => ({ type: 'IVL_PQ', interval: range.from(element<Json>(value) ?? {}) ?? {} }),
  },
  {
    element: 'valueDateTime',
    to: (value) => ('time' in value && !value.time.low && !value.time.high ? dateTime(value.time.value) : undefined),
    from: (value) => ({ type: 'TS', time: { value: timestamp(String(value)) } }),
  },
  {
    element: 'valuePeriod',
    to: (value) => ('time' in value && (value.time.low || value.time.high) ? period.to(value.time) : undefined),
    from: (value) => ({ type: 'IVL_TS', time: period.from(element<Period>(value) ?? {}) ?? {} }),
  },
  {
    element: 'valueString',
    to: (value) => ('text' in value ? value.text.text : undefined),
    from: (value) => ({ type: 'ST', text: { text: String(value) } }),
  },
  {
    element: 'valueBoolean',
    to: (value) => ('boolean' in value && /^(true|false)$/.test(value.boolean) ? value.boolean === 'true' : undefined),
    from: (value) => ({ type: 'BL', boolean: String(value) }),
  },
  {
    element: 'valueRatio',
    to: (value) => ('ratio' in value ? ratio.to(value.ratio) : undefined),
    from: (value) => ({ type: 'RTO', ratio: ratio.from(element<Json>(value) ?? {}) ?? {} }),
  },
]

function putValue(value: Value | undefined, resource: Json): void {
  if (!value) return
  for (const { element, to } of valueElements) {
    const made = to(value)
    if (made === undefined) continue
    // A value that is only a null flavour is the reason why there is none.
    const reason = codedOf(value)?.nullFlavor ?? ('quantity' in value ? value.quantity.nullFlavor : undefined)
    if (reason && !saysMore(made)) resource.dataAbsentReason = absentReason(reason)
    else resource[element] = made
    return
  }
}

function saysMore(made: unknown): boolean {
  return typeof made !== 'object' || made === null || Object.keys(made).some((key) => key !== 'extension')
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['NASK', 'not-asked'],
  ['ASKU', 'asked-unknown'],
  ['NA', 'not-applicable'],
  ['NAV', 'temp-unknown'],
])

function absentReason(nullFlavor: string): CodeableConcept {
  const code = reasons.get(nullFlavor) ?? 'unknown'
  return {
    coding: [
      { system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code },
      { system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: nullFlavor },
    ],
  }
}

function valueFrom(resource: Json): Value | undefined {
  for (const { element, from } of valueElements) if (resource[element] !== undefined) return from(resource[element])
  const reason = element<CodeableConcept>(resource.dataAbsentReason)?.coding?.[1]?.code
  return reason === undefined ? undefined : { type: 'CD', coded: { nullFlavor: reason } }
}

const observationStatus: Readonly<Record<string, string>> = {
  completed: 'final',
  active: 'preliminary',
  aborted: 'cancelled',
  cancelled: 'cancelled',
}

/** What an observation and a group of them tell alike. */
type Told = Pick<Observation, 'statusCode' | 'code' | 'performer'>

const statusRow = row<Told>(
  'status',
  ['statusCode'],
  ({ statusCode }, resource) => {
    resource.status = codeFor(observationStatus, statusCode) ?? 'unknown'
  },
  (resource) => {
    const code = codeBehind(observationStatus, resource.status)
    return code ? { statusCode: { code } } : {}
  },
)

const codeRow = row<Told>(
  'code',
  ['code'],
  ({ code }, resource) => {
    resource.code = (code && concept.to(code)) ?? dataAbsent(code?.nullFlavor)
  },
  ({ code }) => (code ? { code: concept.from(code) } : {}),
)

const performerRow = row<Told>(
  'performer',
  ['performer'],
  ({ performer }, resource, making) => {
    const actor = partyReference(performer?.entity, making)
    if (actor) resource.performer = [actor]
  },
  (resource, unmaking) => {
    const entity = partyAt(asArray(resource.performer)[0], unmaking)
    return entity ? { performer: { functionCode: undefined, time: undefined, entity } } : {}
  },
)

const referenceRangeRows: readonly Row<ReferenceRange>[] = [
  field('text', 'text', plainText),
  row<ReferenceRange>(
    'low, high',
    ['value'],
    ({ value }, resource) => {
      const made = value && 'interval' in value ? range.to(value.interval) : undefined
      if (made) Object.assign(resource, made)
    },
    ({ low, high }) =>
      low || high
        ? {
            value: {
              type: 'IVL_PQ',
              interval: range.from({ ...(low ? { low } : {}), ...(high ? { high } : {}) }) ?? {},
            },
          }
        : {},
  ),
  row<ReferenceRange>(
    'appliesTo',
    ['interpretation'],
    ({ interpretation }, resource) => {
      const made = interpretation && concept.to(interpretation)
      if (made) resource.appliesTo = [made]
    },
    (resource) => {
      const [said] = elements<CodeableConcept>(resource.appliesTo)
      return { interpretation: said && concept.from(said) }
    },
  ),
]

/** One result, habit, sign or finding. */
export const observationRows: readonly Row<Observation>[] = [
  fieldList('ids', 'identifier', identifier),
  statusRow,
  codeRow,
  timeRow<Observation>('effective'),
  row<Observation>(
    'value[x], dataAbsentReason',
    ['value'],
    ({ value }, resource) => putValue(value, resource),
    (resource) => ({ value: valueFrom(resource) }),
  ),
  fieldList('interpretations', 'interpretation', concept),
  field('method', 'method', concept),
  row<Observation>(
    'bodySite',
    ['targetSites'],
    ({ targetSites }, resource) => {
      const site = targetSites[0] && concept.to(targetSites[0])
      if (site) resource.bodySite = site
    },
    (resource) => ({ targetSites: resource.bodySite ? [concept.from(resource.bodySite) ?? {}] : [] }),
  ),
  performerRow,
  row<Observation>(
    'referenceRange',
    ['referenceRanges'],
    ({ referenceRanges }, resource, making) => {
      const made = referenceRanges
        .map((each) => fill(referenceRangeRows, each, {}, making))
        // obs-3: a range says at least a bound or a text.
        .filter((each) => each.low || each.high || each.text)
      if (made.length > 0) resource.referenceRange = made
    },
    (resource, unmaking) => ({
      referenceRanges: elements<Json>(resource.referenceRange).map((each) =>
        readBack<ReferenceRange>(referenceRangeRows, each, unmaking),
      ),
    }),
  ),
  fieldList('notes', 'note', annotation),
  narrativeLinkRow(),
]

/** The group's own fields; its members are resources of their own. */
export const organizerRows: readonly Row<Organizer>[] = [
  fieldList('ids', 'identifier', identifier),
  statusRow,
  codeRow,
  timeRow<Organizer>('effective'),
  performerRow,
  narrativeLinkRow(),
]
