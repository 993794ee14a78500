import { isDeepStrictEqual } from 'node:util'
import { isObject } from '../definitions.ts'
import type { Content, Held } from './content.ts'
import type { Fault } from '../fault.ts'

/** What one prescription's items have in common: «requests written simultaneously», by one, for one. */
const shared = ['subject', 'requester', 'authoredOn'] as const

/**
 * Prescriptions and what is dispensed on them.
 *
 * @see https://hl7.org/fhir/R4/medicationrequest-definitions.html#MedicationRequest.groupIdentifier
 * @see https://hl7.org/fhir/R4/medicationdispense.html
 */
export function checkPrescriptions(content: Content): readonly Fault[] {
  return [...checkGroups(content), ...content.of('MedicationDispense').flatMap((each) => checkDispense(each, content))]
}

function checkGroups(content: Content): readonly Fault[] {
  const first = new Map<string, Held>()
  return content.of('MedicationRequest').flatMap((item) => {
    const key = groupOf(item)
    const before = key === undefined ? undefined : first.get(key)
    if (key !== undefined && !before) first.set(key, item)
    return before
      ? shared
          .filter((name) => differs(item, before, name))
          .map((name) => warning('prescription-group-differs', item, name))
      : []
  })
}

function groupOf({ resource: { groupIdentifier } }: Held): string | undefined {
  if (!isObject(groupIdentifier) || groupIdentifier.value === undefined) return undefined
  return JSON.stringify([groupIdentifier.system, groupIdentifier.value])
}

function differs({ resource }: Held, { resource: other }: Held, name: (typeof shared)[number]): boolean {
  const [one, two] = [resource[name], other[name]]
  return one !== undefined && two !== undefined && !isDeepStrictEqual(one, two)
}

/** Nothing is handed over before it was prescribed. */
function checkDispense(dispense: Held, content: Content): readonly Fault[] {
  const list = dispense.resource.authorizingPrescription
  const { whenHandedOver } = dispense.resource
  const early = (Array.isArray(list) ? list : []).some((each: unknown) =>
    isBefore(whenHandedOver, content.target(each, dispense)?.resource.authoredOn),
  )
  return early ? [warning('dispensed-before-prescribed', dispense, 'whenHandedOver')] : []
}

/** As moments where both have a time, else as the days they are written as. */
function isBefore(one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return false
  if (one.includes('T') && other.includes('T')) return Date.parse(one) < Date.parse(other)
  const length = Math.min(one.length, other.length, 'YYYY-MM-DD'.length)
  return one.slice(0, length) < other.slice(0, length)
}

function warning(code: string, { at }: Held, name: string): Fault {
  return { code, severity: 'warning', at: [...at, name] }
}
