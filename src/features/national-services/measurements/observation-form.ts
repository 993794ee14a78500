import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { requireShape } from '../../../standards/fhir/shape.ts'
import { identifierSystems } from '../../../standards/norway/identifier-systems.ts'
import { refuseRealNumber } from '../../../standards/norway/invented-only.ts'
import { parseNationalNumber } from '../../../standards/norway/national-number.ts'
import { isObject } from '../body-members.ts'

const words = (text: string) => text.trim().split(/\s+/)

/**
 * Members of an Observation that are kept. The others of FHIR change what it says (`implicitRules`, `modifierExtension`),
 * bring resources along (`contained`) or give a time that no search can find (`effectiveTiming`).
 */
const members = new Set(
  words(`resourceType id meta language text extension identifier basedOn partOf status category code subject focus
    encounter effectiveDateTime effectivePeriod effectiveInstant issued performer valueQuantity valueCodeableConcept
    valueString valueInteger dataAbsentReason interpretation note bodySite method specimen device referenceRange hasMember
    derivedFrom component`),
)

/** @see https://hl7.org/fhir/R4/valueset-observation-status.html */
const statuses = new Set(words('registered preliminary final amended corrected cancelled entered-in-error unknown'))

/** Members whose form nobody else looks at. */
const lists = words('identifier category performer note component referenceRange hasMember derivedFrom extension')
const parts = words('meta code subject valueQuantity effectivePeriod bodySite method device')

/**
 * Whether something is an Observation by its form: FHIR's JSON, members that are kept, and no number of somebody real.
 *
 * @throws Problem `invalid`: `fhir-form`, `resource-type`, `element-unknown`, `status`; those of `parseNationalNumber`;
 * `forbidden`: `number-of-real-shape`
 */
export function requireObservation(resource: Json, now: Date): void {
  requireForm(resource)
  if (resource.resourceType !== 'Observation') throw wrong('resource-type', 'The resource is no Observation')
  // The name is the sender's, so the message does not repeat it.
  const unknown = Object.keys(resource).some((name) => !members.has(name.replace(/^_/, '')))
  if (unknown) throw wrong('element-unknown', 'An element is none that is kept')
  for (const name of lists) {
    const value = resource[name]
    if (value !== undefined && !(Array.isArray(value) && value.length > 0 && value.every(isObject))) throw formOf(name)
  }
  for (const name of parts) if (resource[name] !== undefined && !isObject(resource[name])) throw formOf(name)
  if (typeof resource.status !== 'string' || !statuses.has(resource.status)) {
    throw wrong('status', 'The status is missing or none of FHIR’s', 'status')
  }
  requireInvented(resource, now)
}

const inBundle = 'Bundle.entry[0].resource'

/** The check of form knows Bundles; a fault is placed in the Observation. */
function requireForm(resource: Json): void {
  try {
    requireShape({ resourceType: 'Bundle', entry: [{ resource }] }, new Set(['Observation']))
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    const at = String(problem.place.at ?? '').replace(inBundle, 'Observation')
    throw new Problem(problem.kind, problem.code, problem.message, { at }, { cause: problem })
  }
}

const personal: ReadonlySet<unknown> = new Set([identifierSystems.FNR, identifierSystems.DNR])

/** Whoever is named by number, as patient or as performer, must be invented. */
function requireInvented(value: unknown, now: Date): void {
  if (Array.isArray(value)) for (const each of value) requireInvented(each, now)
  if (!isObject(value)) return
  if (personal.has(value.system) && typeof value.value === 'string') {
    refuseRealNumber(parseNationalNumber(value.value, now))
  }
  for (const each of Object.values(value)) requireInvented(each, now)
}

function formOf(name: string): Problem {
  return wrong('fhir-form', 'An element has not the form that FHIR JSON gives it', name)
}

/** What is wrong with an Observation, and where: never what it says. */
export function wrong(code: string, message: string, at?: string): Problem {
  return new Problem('invalid', code, message, { at: at === undefined ? 'Observation' : `Observation.${at}` })
}
