import { norwegianDay } from '../../../kernel/norwegian-day.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import { isOrganisationNumber } from '../../../standards/norway/organisation-number.ts'
import type { Outcome } from '../national-service.ts'
import { operationOutcome } from '../refusal.ts'
import { identifierSystems, nationalNumberSystem } from '../../../standards/norway/identifier-systems.ts'
import { elements } from './elements.ts'
import { type ParekType, personSystems } from './parek.ts'

/** One rule of a profile: where it holds, how its breach is told, and whether a resource keeps it. */
export type Rule = {
  readonly at: string
  readonly code: string
  readonly text: string
  readonly holds: (resource: Json, now: Date) => boolean
}

/** A rule that was broken: where, never with what. */
type Fault = Pick<Rule, 'at' | 'code' | 'text'>

/** What every resource of Parek demands of its own identifiers. */
export function identifierRule(type: ParekType): Rule {
  return {
    at: `${type}.identifier`,
    code: 'identifier-form',
    text: 'An identifier lacks its system or value',
    holds: ({ identifier }) => listIn(identifier).every((each) => isIdentifier(each)),
  }
}

/** What every resource of Parek demands of whom it is about. */
export function subjectRules(type: ParekType): readonly Rule[] {
  return [
    {
      at: `${type}.subject.identifier.system`,
      code: 'code-unknown',
      text: 'The patient is named by FNR, DNR or FHN',
      holds: ({ subject }) => isIdentifier(objectIn(subject, 'identifier'), personSystems),
    },
    {
      at: `${type}.subject.identifier`,
      code: 'identifier-system',
      text: 'The number is of another series than its system',
      holds: ({ subject }) => isOfItsSystem(objectIn(subject, 'identifier')),
    },
  ]
}

/** All rules that a resource breaks, elements that R5 does not have or has otherwise first. */
export function faultsOf(type: ParekType, resource: Json, rules: readonly Rule[], now: Date): readonly Fault[] {
  return [
    ...typeFaults(type, resource),
    ...elementFaults(type, resource),
    ...rules.filter(({ holds }) => !holds(resource, now)).map(({ at, code, text }) => ({ at, code, text })),
  ]
}

function typeFaults(type: ParekType, { resourceType }: Json): readonly Fault[] {
  if (resourceType === type) return []
  return [{ at: 'resourceType', code: 'resource-type', text: 'The resource is of another type than the address' }]
}

function elementFaults(type: ParekType, resource: Json): readonly Fault[] {
  return Object.entries(resource).flatMap(([name, value]) => {
    const known = elements[type]
    // A primitive's extensions stand beside it, under its name and an underscore.
    const times = Object.hasOwn(known, name.replace(/^_/, '')) ? known[name.replace(/^_/, '')] : undefined
    // A name that is none of ours may be anything: it is not repeated.
    if (!times) return [{ at: type, code: 'element-unknown', text: 'An element is none of the type’s in FHIR R5' }]
    if (Array.isArray(value) === (times === 'list')) return []
    return [{ at: `${type}.${name}`, code: 'element-form', text: 'A list is one value, or one value a list' }]
  })
}

/** All that is wrong at once, so that a sender corrects it in one go. */
export function refusedFor(faults: readonly Fault[]): Outcome {
  const issue = faults.flatMap(
    ({ code, text, at }) => operationOutcome('error', 'business-rule', { code, text, at }).issue as readonly Json[],
  )
  return { status: 422, body: { resourceType: 'OperationOutcome', issue } }
}

/** The member of that name when it is an object. */
export function objectIn(value: unknown, ...path: readonly string[]): Json | undefined {
  const found = path.reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), value)
  return isObject(found) ? found : undefined
}

/** The objects of a list; nothing of what is no list. */
export function listIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** Whether a CodeableConcept says something: a text, or codes that all have both system and code. */
export function isConcept(value: unknown): boolean {
  if (!isObject(value)) return false
  const codings = Array.isArray(value.coding) ? value.coding : []
  const told = codings.every((each) => isObject(each) && isText(each.system) && isText(each.code))
  return told && (codings.length > 0 || isText(value.text))
}

/** Whether a CodeableReference has a concept that says something. An R4 CodeableConcept in its place has none. */
export function isCodeable(value: unknown): boolean {
  return isObject(value) && isConcept(value.concept)
}

/** Whether an identifier has a value under one of these systems; an organisation number, one whose check digit holds. */
export function isIdentifier(value: unknown, systems?: readonly string[]): boolean {
  if (!isObject(value) || !isText(value.value) || !isText(value.system)) return false
  if (value.system === identifierSystems.ENH && !isOrganisationNumber(value.value)) return false
  return systems === undefined || systems.includes(value.system)
}

/** Whether a number stands under the system of its own series; FHN has no form of its own. */
export function isOfItsSystem(value: unknown): boolean {
  if (!isObject(value) || typeof value.value !== 'string') return false
  return value.system === identifierSystems.FHN || value.system === nationalNumberSystem(value.value)
}

/** Whether a reference names somebody by identifier, with a display. */
export function isNamed(value: unknown, systems: readonly string[]): boolean {
  return isObject(value) && isText(value.display) && isIdentifier(value.identifier, systems)
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

const dateTime =
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:\d{2}))?)?)?$/

/** Whether a value is a dateTime of FHIR, of a day that there is. */
export function isDateTime(value: unknown): value is string {
  if (typeof value !== 'string' || !dateTime.test(value)) return false
  const day = value.slice(0, 10)
  return day.length < 10 || (!Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day))
}

/** Whether a dateTime is still to come; a day is, when it is not yet begun in Norway. */
export function isFuture(value: string, now: Date): boolean {
  return value.includes('T') ? Date.parse(value) > now.getTime() : value > norwegianDay(now).slice(0, value.length)
}
