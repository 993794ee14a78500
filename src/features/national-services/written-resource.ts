import { Problem } from '../../kernel/problem.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { isObject } from '../../standards/fhir/json-members.ts'
import { requireShape } from '../../standards/fhir/shape.ts'
import { identifierSystems } from '../../standards/norway/identifier-systems.ts'
import { refuseRealNumber } from '../../standards/norway/invented-only.ts'
import { parseNationalNumber } from '../../standards/norway/national-number.ts'
import type { Asked } from './national-service.ts'

/** What a service keeps of a type of resource, and the form of what it looks at. */
export type ResourceForm = {
  readonly type: string
  /** Members that are kept: a list of objects, an object, or a text, number or boolean. */
  readonly lists: readonly string[]
  readonly objects: readonly string[]
  readonly others: readonly string[]
  readonly statuses: readonly string[]
}

/**
 * Whether something that was sent is a resource of this form: FHIR's JSON, members that are kept, a status, and no number of
 * somebody real. What the members say is for the service to look at.
 *
 * @throws Problem `invalid`: `fhir-form`, `resource-type`, `element-unknown`, `status`; those of `parseNationalNumber`;
 * `forbidden`: `number-of-real-shape`
 */
export function requireResource(resource: Json, form: ResourceForm, now: Date): void {
  const { type, lists, objects, others, statuses } = form
  requireTold(resource, type, now)
  const wrong = wrongIn(type)
  if (resource.resourceType !== type) throw wrong('resource-type', 'The resource is of another type')
  const members = ['resourceType', 'id', 'meta', 'language', 'text', 'status', ...lists, ...objects, ...others]
  // The name is the sender's, so the message does not repeat it.
  const unknown = Object.keys(resource).some((name) => !members.includes(name.replace(/^_/, '')))
  if (unknown) throw wrong('element-unknown', 'An element is none that is kept')
  for (const [name, value] of Object.entries(resource)) {
    const fits = lists.includes(name)
      ? Array.isArray(value) && value.length > 0 && value.every(isObject)
      : !objects.includes(name) || isObject(value)
    if (!fits) throw wrong('fhir-form', 'An element has not the form that FHIR JSON gives it', name)
  }
  if (resource.meta !== undefined && !isObject(resource.meta)) throw wrong('fhir-form', 'meta is no object', 'meta')
  if (typeof resource.status !== 'string' || !statuses.includes(resource.status)) {
    throw wrong('status', 'The status is missing or none of those that are taken', 'status')
  }
}

/**
 * Whether something that is only kept has the form of FHIR's JSON, and no number of somebody real.
 *
 * @throws Problem `invalid`: `fhir-form`, those of `parseNationalNumber`; `forbidden`: `number-of-real-shape`
 */
export function requireTold(resource: Json, type: string, now: Date): void {
  requireForm(resource, type)
  requireInvented(resource, now)
}

/** What is wrong with a resource of a type, and where: never what it says. */
export function wrongIn(type: string): (code: string, message: string, at?: string) => Problem {
  return (code, message, at) => new Problem('invalid', code, message, { at: at === undefined ? type : `${type}.${at}` })
}

const inBundle = 'Bundle.entry[0].resource'

/** The check of form knows Bundles; a fault is placed in the resource. */
function requireForm(resource: Json, type: string): void {
  try {
    requireShape({ resourceType: 'Bundle', entry: [{ resource }] }, new Set([type]))
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    const at = String(problem.place.at ?? '').replace(inBundle, type)
    throw new Problem(problem.kind, problem.code, problem.message, { at }, { cause: problem })
  }
}

const personal: ReadonlySet<unknown> = new Set([identifierSystems.FNR, identifierSystems.DNR])

/**
 * Whoever is named by number anywhere in what is sent, as patient or as performer, must be invented.
 *
 * @throws Problem those of `parseNationalNumber`; `forbidden`: `number-of-real-shape`
 */
export function requireInvented(value: unknown, now: Date): void {
  if (Array.isArray(value)) for (const each of value) requireInvented(each, now)
  if (!isObject(value)) return
  if (personal.has(value.system) && typeof value.value === 'string') {
    refuseRealNumber(parseNationalNumber(value.value, now))
  }
  for (const each of Object.values(value)) requireInvented(each, now)
}

/** The number that a reference names somebody by, where it does so by identifier. */
export function numberIn(reference: unknown): string | undefined {
  const identifier = isObject(reference) && isObject(reference.identifier) ? reference.identifier : {}
  const { system, value } = identifier
  return personal.has(system) && typeof value === 'string' ? value : undefined
}

/** The name that an identifier gives, within its system; undefined where it names nothing. */
export function nameIn(identifier: unknown): string | undefined {
  const { system = '', value } = isObject(identifier) ? identifier : {}
  return typeof system === 'string' && typeof value === 'string' && value !== '' ? `${system}|${value}` : undefined
}

/** Who sends: what two organisations call alike are two things. */
export function senderOf({ caller }: Asked): string {
  if (caller.kind === 'professional') return caller.token.person.orgnrParent
  return caller.kind === 'system' ? caller.orgNumber : caller.pid
}
