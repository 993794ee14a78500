import type { JsonObject } from './definitions.ts'
import type { Fault } from './fault.ts'
import { checkExtension } from './extension.ts'
import { type Place, pointerOf } from './place.ts'
import type { Property, Rule, TypeRule } from './program.ts'
import { readMember } from './read-members.ts'
import { checkReference } from './reference.ts'
import { report, type Walk } from './walk.ts'
import { checkProfiles, checkTargets } from './walk-types.ts'
import { checkInvariants, checkPrimitiveValue, elementEmpty } from './walk-values.ts'

/** A resource, or an element in place, against the program of its own type: everything is asked. */
export function walkObject(walk: Walk, place: Place, rule: Rule): void {
  walkMembers(walk, place, rule)
  checkInvariants(walk, place, rule.invariants, rule)
}

/** The members of an object: those unknown, those missing, and each value of the others. */
function walkMembers(walk: Walk, place: Place, rule: Rule): void {
  const object = place.value as JsonObject // only places of objects have members
  for (const name in object) {
    const property = rule.properties.get(name)
    if (property === undefined) unknownMember(walk, place, name, rule)
    else if (!property.sibling) walkMember(walk, place, name, property)
    else if (!Object.hasOwn(object, property.beside)) walkMember(walk, place, property.beside, property)
  }
  for (const child of rule.children) {
    if (child.choice) checkChoice(walk, place, child)
    if (child.min > 0) checkPresence(walk, place, child)
  }
}

/** The path is that of its holder, since no element of that name exists; the pointer is its own. */
function unknownMember(walk: Walk, place: Place, name: string, rule: Rule): void {
  if (name === 'resourceType' && place.form === 'resource') return
  memberFault(walk, place, name, { code: 'element-unknown', severity: 'error' }, rule)
}

/** Anything may stand as a name, also that of a person: what does not look like an element is not repeated. */
function memberFault(walk: Walk, place: Place, name: string, fault: Fault, rule: Rule): void {
  const speakable = /^_?[a-z][A-Za-z0-9]{0,63}$/.test(name)
  report(walk, place, [{ ...fault, parameters: { name: speakable ? name : '?' } }], rule)
  const found = walk.findings.pop()
  if (found) walk.findings.push(speakable ? { ...found, pointer: pointerOf(place, [name]) } : found)
}

/** Of several types of a choice, the first in the definition's order is read. */
function checkChoice(walk: Walk, place: Place, child: Rule): void {
  const object = place.value as JsonObject // as above
  let seen = false
  for (const name of child.names.keys()) {
    if (!Object.hasOwn(object, name) && !Object.hasOwn(object, `_${name}`)) continue
    if (seen) memberFault(walk, place, name, { code: 'choice-several', severity: 'error' }, child)
    seen = true
  }
}

function checkPresence(walk: Walk, place: Place, child: Rule): void {
  for (const [name, property] of child.names) if (readMember(place, name, property, () => {}).length > 0) return
  report(walk, place, [tooFew(child, 0)], child)
}

/** At the holder, as the Java validator places it. */
export function tooFew({ path, min }: Rule, found: number): Fault {
  return { code: 'cardinality-min', severity: 'error', parameters: { element: path, min, found } }
}

function walkMember(walk: Walk, holder: Place, name: string, property: Property): void {
  const { rule } = property
  const places = readMember(holder, name, property, (place, code) => {
    report(walk, place, [{ code, severity: 'error' }], rule)
  })
  for (const place of places) walkForm[place.form](walk, place, rule, property.type)
}

const walkForm: Readonly<Record<Place['form'], (walk: Walk, place: Place, rule: Rule, type: TypeRule) => void>> = {
  primitive: walkPrimitive,
  complex: walkComplex,
  element: walkElement,
  resource: walkNested,
}

function walkPrimitive(walk: Walk, place: Place, rule: Rule): void {
  checkPrimitiveValue(walk, place, rule)
  const { sibling, value, type } = place
  if (sibling) walkOwnType(walk, { ...place, value: sibling })
  if (type === 'xhtml' && typeof value === 'string') report(walk, place, walk.run.parts.narrative(value), rule)
  if (rule.binding && value !== undefined) checkBound(walk, place, rule)
  checkInvariants(walk, place, rule.invariants, rule)
}

function checkBound(walk: Walk, place: Place, rule: Rule): void {
  const { run } = walk
  if (!rule.binding) return
  const { type, value } = place
  const how = { inherited: true, ask: run.ask }
  report(walk, place, run.parts.terminology.checkBinding(rule.binding, type, value, how), rule)
}

/** Types that carry codes. */
const coded: ReadonlySet<string> = new Set(
  'Coding CodeableConcept Quantity Age Count Distance Duration Money MoneyQuantity SimpleQuantity'.split(' '),
)

function walkComplex(walk: Walk, place: Place, rule: Rule, allowed: TypeRule): void {
  const { run, standing } = walk
  const { type, value, parent } = place
  walkOwnType(walk, place)
  if (coded.has(type) && parent?.type !== 'CodeableConcept') {
    report(walk, place, run.parts.terminology.checkCodes(type, value, run.ask), rule)
  }
  if (rule.binding) checkBound(walk, place, rule)
  if (type === 'Reference') {
    report(walk, place, checkReference(value as JsonObject, standing, run.index), rule)
    checkTargets(walk, place, rule, allowed)
  }
  if (allowed.profiles.length > 0) checkProfiles(walk, place, rule, allowed)
  if (type === 'Extension') checkExtension(walk, place)
  checkInvariants(walk, place, rule.invariants, rule)
}

/** By the program of the value's own type. */
function walkOwnType(walk: Walk, place: Place): void {
  const program = walk.run.programs.type(place.type)
  if (!program) {
    report(walk, place, [{ code: 'not-checked-type', severity: 'error', parameters: { type: place.type } }])
    return
  }
  const inType: Walk = { ...walk, canonical: program.canonical }
  walkMembers(inType, place, program.root)
  if (place.form === 'complex') checkInvariants(inType, place, program.root.invariants, program.root)
}

function walkElement(walk: Walk, place: Place, rule: Rule): void {
  if (hasOnlyId(place.value as JsonObject)) report(walk, place, [elementEmpty], rule)
  walkObject(walk, place, rule)
}

function hasOnlyId(object: JsonObject): boolean {
  for (const name in object) if (name !== 'id') return false
  return Object.hasOwn(object, 'id')
}

/** A resource in a resource is validated by itself. */
function walkNested(walk: Walk, place: Place): void {
  const { resourceType } = place.value as JsonObject
  const standing = walk.run.index.standingOf(place.value as JsonObject)
  if (typeof resourceType !== 'string') report(walk, place, [{ code: 'resource-type-missing', severity: 'error' }])
  else if (standing) walk.findings.push(...walk.run.own(standing).findings)
}
