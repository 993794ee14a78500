import type { ExtensionParts, ExtensionRules } from './compile-extension.ts'
import { isObject, type JsonObject } from './definitions.ts'
import { allowedIn } from './extension-context.ts'
import type { Fault } from './fault.ts'
import type { Place } from './place.ts'
import type { InvariantRule, Program } from './program.ts'
import { report, type Walk } from './walk.ts'
import { walkProfile } from './walk-profile.ts'

/** Extensions of later versions' elements, which may be made of those versions' definitions. */
const crossVersion = /^http:\/\/hl7\.org\/fhir\/[1-9]\.\d\/StructureDefinition\/extension-[A-Za-z]+\.[\w.[\]]+$/

/** DICOM tags are allowed by number and defined nowhere in FHIR; HL7's tools have definitions of their own. */
const undefinedElsewhere = /nema\.org|^http:\/\/hl7\.org\/fhir\/tools\/StructureDefinition\//

/**
 * An extension against the definition its URL names: known, allowed here, with the value or the parts it asks for. Parts
 * of a complex extension have relative URLs, and are judged with it.
 *
 * @see https://hl7.org/fhir/R4/extensibility.html
 */
export function checkExtension(walk: Walk, place: Place): void {
  const { url } = place.value as JsonObject // of an Extension
  if (typeof url !== 'string' || url === '') return
  if (!isAbsolute(url)) {
    if (place.parent?.type !== 'Extension') report(walk, place, [{ code: 'extension-url-relative', severity: 'error' }])
    return
  }
  const program = walk.run.programs.profile(url)
  if (program?.extension) checkKnown(walk, place, program, program.extension)
  else report(walk, place, [crossVersion.test(url) || undefinedElsewhere.test(url) ? notChecked : unknownExtension])
}

const notChecked: Fault = { code: 'not-checked-extension', severity: 'warning' }
const unknownExtension: Fault = { code: 'extension-unknown', severity: 'error' }

function isAbsolute(url: string): boolean {
  return /^(?:https?:\/\/|urn:)/.test(url)
}

function checkKnown(walk: Walk, place: Place, program: Program, rules: ExtensionRules): void {
  const inDefinition: Walk = { ...walk, canonical: program.canonical }
  const { url } = place.value as JsonObject // of an Extension
  if (String(url).includes('|')) report(inDefinition, place, [{ code: 'extension-url-versioned', severity: 'error' }])
  checkModifier(inDefinition, place, rules)
  checkContext(inDefinition, place, rules)
  checkValueType(inDefinition, place, rules)
  checkParts(inDefinition, place, rules.parts)
  walkProfile(inDefinition, place, program.root)
}

function checkModifier(walk: Walk, place: Place, { modifier }: ExtensionRules): void {
  const asModifier = place.name === 'modifierExtension'
  if (asModifier && !modifier) report(walk, place, [{ code: 'extension-is-no-modifier', severity: 'error' }])
  if (!asModifier && modifier) report(walk, place, [{ code: 'extension-is-modifier', severity: 'error' }])
}

/** At what holds it, as the Java validator places it. An element of another version may come to stand elsewhere. */
function checkContext(walk: Walk, place: Place, { contexts, contextInvariants }: ExtensionRules): void {
  const holder = place.parent
  if (!holder || !contexts) return
  const parameters = { extension: walk.canonical, allowed: contexts.map(({ expression }) => expression).join(', ') }
  if (allowedIn(holder, contexts)) checkContextInvariants(walk, holder, contextInvariants)
  else {
    const severity = crossVersion.test(walk.canonical.split('|')[0] ?? '') ? 'warning' : 'error'
    report(walk, holder, [{ code: 'extension-context', severity, parameters }])
  }
}

function checkContextInvariants(walk: Walk, holder: Place, invariants: readonly InvariantRule[]): void {
  for (const invariant of invariants) {
    const at = holder.form === 'element' ? holder.definedAt : holder.type
    if (invariant.at(at)(holder.value, walk.scope, holder.sibling) !== 'broken') continue
    const parameters = { extension: walk.canonical, human: invariant.constraint.human }
    report(walk, holder, [{ code: 'extension-context-rule', severity: 'error', parameters }])
  }
}

function checkValueType(walk: Walk, place: Place, { valueTypes }: ExtensionRules): void {
  if (!valueTypes) return
  const property = Object.keys(place.value as JsonObject).find((name) => /^value[A-Z]/.test(name)) // of an Extension
  const found = property && walk.run.programs.type('Extension')?.root.properties.get(property)?.type.code
  if (!found || valueTypes.includes(found)) return
  const parameters = { found, allowed: valueTypes.join(', ') }
  report(walk, place, [{ code: 'extension-value-type', severity: 'error', parameters }])
}

function checkParts(walk: Walk, place: Place, parts: ExtensionParts): void {
  const { extension } = place.value as JsonObject // of an Extension
  if (!Array.isArray(extension)) return
  for (const [index, part] of extension.entries()) {
    if (!isObject(part) || typeof part.url !== 'string' || isAbsolute(part.url)) continue
    const at: Place = { ...place, parent: place, name: 'extension', index, value: part }
    const named = parts.named.get(part.url)
    if (named) checkParts(walk, at, named)
    else report(walk, at, [parts.more ? notChecked : { code: 'extension-part-unknown', severity: 'error' }])
  }
}
