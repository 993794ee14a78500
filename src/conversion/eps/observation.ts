import type { Value } from '../../standards/cda/datatypes.ts'
import type { Observation, Organizer, ReferenceRange } from '../../standards/cda/patient-summary/observation.ts'
import type { CodeableConcept, Period, Quantity } from '../../standards/fhir/datatypes.ts'
import { decimalText, type Json, rawDecimal } from '../../standards/fhir/json.ts'
import { codeBehind, codedOf, codeFor } from './codes.ts'
import { concept } from './concept.ts'
import { dateTime, period, timestamp } from './date-time.ts'
import { element } from './elements.ts'
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
    from: (value) => ({ type: 'CD', coded: concept.from(value as CodeableConcept) ?? {} }),
  },
  {
    element: 'valueQuantity',
    to: (value) => ('quantity' in value && value.type !== 'INT' ? quantity.to(value.quantity) : undefined),
    from: (value) => ({ type: 'PQ', quantity: quantity.from(value as Quantity) ?? {} }),
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
    from: (value) => ({ type: 'IVL_PQ', interval: range.from(value as Json) ?? {} }),
  },
  {
    element: 'valueDateTime',
    to: (value) => ('time' in value && !value.time.low && !value.time.high ? dateTime(value.time.value) : undefined),
    from: (value) => ({ type: 'TS', time: { value: timestamp(String(value)) } }),
  },
  {
    element: 'valuePeriod',
    to: (value) => ('time' in value && (value.time.low || value.time.high) ? period.to(value.time) : undefined),
    from: (value) => ({ type: 'IVL_TS', time: period.from(value as Period) ?? {} }),
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
    from: (value) => ({ type: 'RTO', ratio: ratio.from(value as Json) ?? {} }),
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

function statusRow<M extends { readonly statusCode?: Observation['statusCode'] }>(): Row<M> {
  return row<M>(
    'status',
    ['statusCode' as keyof M & string],
    ({ statusCode }, resource) => {
      resource.status = codeFor(observationStatus, statusCode) ?? 'unknown'
    },
    (resource) => {
      const code = codeBehind(observationStatus, resource.status)
      return (code ? { statusCode: { code } } : {}) as { readonly [K in keyof M]?: M[K] }
    },
  )
}

function codeRow<M extends { readonly code?: Observation['code'] }>(): Row<M> {
  return row<M>(
    'code',
    ['code' as keyof M & string],
    ({ code }, resource) => {
      resource.code = (code && concept.to(code)) ?? dataAbsent(code?.nullFlavor)
    },
    ({ code }) => (code ? { code: concept.from(code) } : {}) as { readonly [K in keyof M]?: M[K] },
  )
}

function performerRow<M extends { readonly performer?: Observation['performer'] }>(): Row<M> {
  return row<M>(
    'performer',
    ['performer' as keyof M & string],
    ({ performer }, resource, making) => {
      const actor = partyReference(performer?.entity, making)
      if (actor) resource.performer = [actor]
    },
    (resource, unmaking) => {
      const entity = partyAt(asArray(resource.performer)[0], unmaking)
      return (entity ? { performer: { functionCode: undefined, time: undefined, entity } } : {}) as {
        readonly [K in keyof M]?: M[K]
      }
    },
  )
}

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
    (resource) => ({
      interpretation: resource.appliesTo ? concept.from((resource.appliesTo as [CodeableConcept])[0]) : undefined,
    }),
  ),
]

/** One result, habit, sign or finding. */
export const observationRows: readonly Row<Observation>[] = [
  fieldList('ids', 'identifier', identifier),
  statusRow<Observation>(),
  codeRow<Observation>(),
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
  performerRow<Observation>(),
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
      referenceRanges: asArray(resource.referenceRange).map((each) =>
        readBack<ReferenceRange>(referenceRangeRows, each as Json, unmaking),
      ),
    }),
  ),
  fieldList('notes', 'note', annotation),
  narrativeLinkRow(),
]

/** The group's own fields; its members are resources of their own. */
export const organizerRows: readonly Row<Organizer>[] = [
  fieldList('ids', 'identifier', identifier),
  statusRow<Organizer>(),
  codeRow<Organizer>(),
  timeRow<Organizer>('effective'),
  performerRow<Organizer>(),
  narrativeLinkRow(),
]
