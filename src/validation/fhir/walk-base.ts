import type { ElementBinding, JsonObject } from './definitions.ts'
import type { Fault } from './fault.ts'
import { checkDatatype } from './document/datatype.ts'
import { elementName } from './element-name.ts'
import { checkExtension } from './extension.ts'
import { type Place, pointerOf } from './place.ts'
import type { Property, Rule, TypeRule } from './program.ts'
import { namesPresent, readMember } from './read-members.ts'
import { checkReference } from './reference/reference.ts'
import { adopt, report, type Walk } from './walk.ts'
import { checkProfiles, checkTargets } from './walk-types.ts'
import { checkInvariants, checkNarrative, checkPrimitiveValue } from './walk-values.ts'

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
    else if (property.rule.choice && isFurtherChoice(object, name, property)) choiceFault(walk, place, name, property)
    else if (!property.sibling || !Object.hasOwn(object, property.beside)) walkMember(walk, place, property)
  }
  for (const child of rule.children) {
    if (child.min > 0) checkPresence(walk, place, child)
  }
}

/** The path is that of its holder, since no element of that name exists; the pointer is its own. */
function unknownMember(walk: Walk, place: Place, name: string, rule: Rule): void {
  if (name === 'resourceType' && place.form === 'resource') return
  memberFault(walk, place, name, { code: 'element-unknown', severity: 'error' }, rule)
}

function memberFault(walk: Walk, place: Place, name: string, fault: Fault, rule: Rule): void {
  const told = elementName(name)
  const before = walk.findings.length
  report(walk, place, [{ ...fault, parameters: { name: told } }], rule)
  const found = walk.findings[before]
  if (found && told === name) walk.findings[before] = { ...found, pointer: pointerOf(place, [name]) }
}

/** Of several types of a choice, the first in the definition's order is read. */
function isFurtherChoice(object: JsonObject, name: string, { rule, sibling, beside }: Property): boolean {
  const [first] = namesPresent(object, rule.names)
  return first !== (sibling ? beside : name)
}

function choiceFault(walk: Walk, place: Place, name: string, { rule }: Property): void {
  memberFault(walk, place, name, { code: 'choice-several', severity: 'error' }, rule)
}

/** Whether a member that must be there is. */
export function checkPresence(walk: Walk, place: Place, child: Rule): void {
  for (const property of child.names.values()) if (readMember(place, property, ignore).length > 0) return
  report(walk, place, [tooFew(child, 0)], child)
}

const ignore = () => {}

/** At the holder, as the Java validator places it. */
function tooFew({ path, min }: Rule, found: number): Fault {
  return { code: 'cardinality-min', severity: 'error', parameters: { element: path, min, found } }
}

function walkMember(walk: Walk, holder: Place, property: Property): void {
  const { rule } = property
  const places = readMember(holder, property, (place, code) => {
    report(walk, place, [{ code, severity: 'error' }], rule)
  })
  for (const place of places) walkForm[place.form](walk, place, rule, property.type)
}

const walkForm: Readonly<Record<Place['form'], (walk: Walk, place: Place, rule: Rule, type: TypeRule) => void>> = {
  primitive: walkPrimitive,
  complex: walkComplex,
  element: walkObject,
  resource: walkNested,
}

function walkPrimitive(walk: Walk, place: Place, rule: Rule): void {
  checkPrimitiveValue(walk, place, rule)
  const { sibling, value, type } = place
  if (sibling) walkOwnType(walk, { ...place, value: sibling })
  if (rule.binding) checkBound(walk, place, rule, rule.binding)
  if (links.has(type) && typeof value === 'string') checkLink(walk, place, value, rule)
  if (type === 'xhtml') checkNarrative(walk, place, rule)
  else checkInvariants(walk, place, rule.invariants, rule)
}

const links: ReadonlySet<string> = new Set(['canonical', 'oid', 'uri', 'url'])

/** What gives a resource its own address leads nowhere else. */
function checkLink(walk: Walk, place: Place, value: string, rule: Rule): void {
  if (rule.path === 'Bundle.entry.fullUrl' || (place.name === 'url' && place.parent?.form === 'resource')) return
  const fault = walk.run.parts.checkUri(place.type as 'uri', value, walk.standing, walk.run.index) // one of `links`
  if (fault) report(walk, place, [fault], rule)
}

function checkBound(walk: Walk, place: Place, rule: Rule, binding: ElementBinding): void {
  const { run } = walk
  const { type, form, value } = place
  // A code written as a number or boolean is still looked up, as the Java validator does.
  const code = form === 'primitive' && value !== undefined ? String(value) : value
  const how = { inherited: true, ask: run.ask }
  report(walk, place, run.parts.terminology.checkBinding(binding, type, code, how), rule)
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
    const bound = rule.binding !== undefined && rule.binding.strength !== 'example'
    report(walk, place, run.parts.terminology.checkCodes(type, value, { bound, ask: run.ask }), rule)
  }
  if (rule.binding) checkBound(walk, place, rule, rule.binding)
  report(walk, place, checkDatatype(type, value as JsonObject), rule)
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
  walkMembers(walk, place, program.root)
  if (place.form === 'complex') checkInvariants(walk, place, program.root.invariants, program.root)
}

/** A resource in a resource is validated by itself. */
function walkNested(walk: Walk, place: Place): void {
  const standing = walk.run.index.standingOf(place.value as JsonObject) // of an object
  if (standing) adopt(walk, walk.run.own(standing).findings)
}
