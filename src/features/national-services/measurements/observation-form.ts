import { type ResourceForm, wrongIn } from '../written-resource.ts'

const words = (text: string) => text.trim().split(/\s+/)

/**
 * Members of an Observation that are kept. The others of FHIR change what it says (`implicitRules`, `modifierExtension`),
 * bring resources along (`contained`) or give a time that no search can find (`effectiveTiming`).
 *
 * @see https://hl7.org/fhir/R4/observation.html
 */
export const observationForm: ResourceForm = {
  type: 'Observation',
  lists:
    words(`extension identifier basedOn partOf category focus performer interpretation note referenceRange hasMember
    derivedFrom component`),
  objects:
    words(`code subject encounter effectivePeriod valueQuantity valueCodeableConcept dataAbsentReason bodySite method
    specimen device`),
  others: words('effectiveDateTime effectiveInstant issued valueString valueInteger'),
  statuses: words('registered preliminary final amended corrected cancelled entered-in-error unknown'),
}

/** What is wrong with an Observation, and where. */
export const wrong = wrongIn('Observation')
