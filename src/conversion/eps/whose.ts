import { element } from './elements.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Reference } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { asArray, type Unmaking } from './map.ts'

/**
 * Refuses an entry about somebody else than the patient of the document: CDA would make it the patient's own.
 *
 * @param at FHIR path of the entry
 * @throws Problem `eps-two-patients`
 */
export function requireSamePatient(resource: Json, patient: Json, unmaking: Unmaking, at: string): void {
  for (const about of [resource.subject, resource.patient]) {
    const reference = element<Reference>(about)?.reference
    if (reference === undefined || unmaking.find(about) === patient) continue
    throw new Problem('invalid', 'eps-two-patients', 'An entry is about another person than the document', { at })
  }
}

const deepest = 8

/**
 * Whether CDA can say what these resources say. It cannot where a `modifierExtension` changes the meaning in a way nobody
 * here knows (https://hl7.org/fhir/R4/extensibility.html#modifierExtension), where the `focus` of an observation is not the
 * patient, and what was entered in error it shall not say. Such entries stay in the narrative.
 */
export function sayable(resources: readonly Json[], unmaking: Unmaking): boolean {
  const seen = new Set<unknown>()
  return resources.every((resource) => clear(resource, 0))

  function clear(value: unknown, depth: number): boolean {
    if (typeof value !== 'object' || value === null || seen.has(value) || depth > deepest) return true
    seen.add(value)
    if (Array.isArray(value)) return value.every((each) => clear(each, depth))
    const said: Json = { ...value }
    if (asArray(said.modifierExtension).length > 0 || asArray(said.focus).length > 0 || isMistake(said)) return false
    return clear(unmaking.find(value), depth + 1) && Object.values(said).every((each) => clear(each, depth))
  }
}

/** An allergy or diagnosis that was a mistake has a word for it in CDA too, and is told with it. */
function isMistake({ status, resourceType }: Json): boolean {
  return resourceType !== undefined && status === 'entered-in-error'
}
