/** Of a note of follow-up. */
export const noteProfile = 'http://ehelse.no/fhir/StructureDefinition/vkp-Composition-v090'

/** What a note is about: 1 safety and coping, 2 monitoring at home. */
export const categorySystem = 'http://ehelse.no/fhir/CodeSystem/vkp-composition-category-v090'
export const categories: ReadonlySet<unknown> = new Set(['1', '2'])

/**
 * Services that a municipality gives, by which it is judged whether somebody may be asked about: response centre, safety
 * alarm, locating by GPS, medicine dispenser, digital supervision, monitoring at home.
 */
export const serviceCodes = ['rt', 'ta', 'gps', 'md', 'dt', 'dho'] as const
