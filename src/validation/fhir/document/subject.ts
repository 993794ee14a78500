import type { Content, Held } from './content.ts'
import { objects } from './entries.ts'
import type { Fault } from '../fault.ts'

/** Elements that say whom a resource is about. */
const about = ['subject', 'patient'] as const

/**
 * A document is about one patient: what its resources are about is the Composition's subject, or somebody that a
 * Patient resource links to them. A collection has no Composition; there the first patient named is the one.
 *
 * @see https://hl7.org/fhir/R4/documents.html
 */
export function checkSubject(content: Content): readonly Fault[] {
  const named = content.held.flatMap((each) => about.flatMap((name) => namedIn(each, name, content)))
  const { composition } = content
  const main = composition ? content.target(composition.resource.subject, composition) : named[0]?.patient
  if (main?.resource.resourceType !== 'Patient') return []
  return named
    .filter(({ patient }) => patient !== main && !isLinked(patient, main, content) && !isLinked(main, patient, content))
    .map(({ at }): Fault => ({ code: 'document-other-patient', severity: 'warning', at }))
}

type Named = { readonly patient: Held; readonly at: readonly (string | number)[] }

function namedIn(held: Held, name: (typeof about)[number], content: Content): readonly Named[] {
  const patient = content.target(held.resource[name], held)
  return patient?.resource.resourceType === 'Patient' ? [{ patient, at: [...held.at, name] }] : []
}

/** @see https://hl7.org/fhir/R4/patient.html#links */
function isLinked(patient: Held, other: Held, content: Content): boolean {
  return objects(patient.resource.link).some(({ value }) => content.target(value.other, patient) === other)
}
