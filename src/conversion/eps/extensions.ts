import type { Extended, Extension } from '../../standards/fhir/datatypes.ts'
import { element } from './elements.ts'

/** Published extensions, and our own under the base that `canonicals.ts` configures. */
export const NULL_FLAVOR = 'http://hl7.org/fhir/StructureDefinition/iso21090-nullFlavor'
export const DATA_ABSENT_REASON = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'
export const NARRATIVE_LINK = 'http://hl7.org/fhir/StructureDefinition/narrativeLink'
export const ALLERGY_ABATEMENT = 'http://hl7.org/fhir/StructureDefinition/allergyintolerance-abatement'
export const ORIGINAL_TEXT = 'http://hl7.org/fhir/StructureDefinition/originalText'
export const ANNOTATION_TYPE = 'http://hl7.org/fhir/StructureDefinition/annotationType'

/** The extension with this URL of an element or resource; anything else has none. */
export function extensionOf(holder: unknown, url: string): Extension | undefined {
  return element<Extended>(holder)?.extension?.find((extension) => extension.url === url)
}

/** Every extension with this URL, in order. */
export function extensionsOf(holder: unknown, url: string): readonly Extension[] {
  return element<Extended>(holder)?.extension?.filter((extension) => extension.url === url) ?? []
}

/** HL7 v3 NullFlavor, which the extension is bound to. */
const nullFlavors: ReadonlySet<string> = new Set(
  'NI INV DER OTH NINF PINF UNC MSK NA UNK ASKU NAV NASK NAVU QS TRC NP'.split(' '),
)

/** The null flavour of an element, as an element's only extension. One that HL7 does not know is `NI`, the root of all. */
export function nullFlavored(nullFlavor: string | undefined): Extended {
  if (nullFlavor === undefined) return {}
  return { extension: [{ url: NULL_FLAVOR, valueCode: nullFlavors.has(nullFlavor) ? nullFlavor : 'NI' }] }
}

export function nullFlavorOf(holder: unknown): { nullFlavor?: string } {
  const nullFlavor = extensionOf(holder, NULL_FLAVOR)?.valueCode
  return nullFlavor === undefined ? {} : { nullFlavor }
}

/**
 * Null flavours as reasons for absent data (http://terminology.hl7.org/CodeSystem/data-absent-reason). `MSK` never
 * gets here (`masking.ts`), and `NI` says no more than unknown.
 */
const absentReasons: ReadonlyMap<string, string> = new Map([
  ['NI', 'unknown'],
  ['UNK', 'unknown'],
  ['NAV', 'temp-unknown'],
  ['ASKU', 'asked-unknown'],
  ['NASK', 'not-asked'],
  ['NA', 'not-applicable'],
  ['OTH', 'unsupported'],
  ['UNC', 'as-text'],
])

/** Why there is no value, as the sender's null flavour has it (http://hl7.org/fhir/StructureDefinition/data-absent-reason). */
export function dataAbsent(nullFlavor: string | undefined): Extended {
  return { extension: [{ url: DATA_ABSENT_REASON, valueCode: absentReasons.get(nullFlavor ?? 'UNK') ?? 'unknown' }] }
}
