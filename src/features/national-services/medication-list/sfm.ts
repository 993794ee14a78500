import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, textIn } from '../../../standards/fhir/json-members.ts'

const canonical = 'http://ehelse.no/fhir/StructureDefinition'
const codeSystem = 'http://ehelse.no/fhir/CodeSystem'

/** URL of a profile or extension of SFM. */
export function sfm(name: string): string {
  return `${canonical}/${name}`
}

/** Profiles of SFM Basis that its lists keep, by type of resource. */
export const sfmProfiles = {
  Basic: [sfm('sfm-PLL-info')],
  Bundle: [sfm('sfm-MedicationBundle')],
  Composition: [sfm('sfm-MedicationComposition')],
  Medication: [sfm('sfm-Medication')],
  MedicationDispense: [sfm('sfm-MedicationDispense')],
  MedicationStatement: [sfm('sfm-MedicationStatement')],
  Organization: [sfm('sfm-Organization')],
  Patient: [sfm('sfm-Patient')],
  Practitioner: [sfm('sfm-Practitioner')],
  PractitionerRole: [sfm('sfm-PractitionerRole')],
}

/** URL of a code system of SFM. */
export function sfmCodes(name: string): string {
  return `${codeSystem}/${name}`
}

/** Sections of the document, with their titles and what they say in words. */
export const sections = {
  sectionMedication: ['Medication', 'Legemidler'],
  sectionPLLinfo: ['PllInfo', 'Hvem som har ansvar for listen'],
  sectionAllergies: ['Allergies', 'Allergier'],
  sectionDispense: ['sectionDispense', 'Utleveringer'],
  sectionOtherPrescriptions: ['Other Prescriptions', 'Andre resepter'],
} as const

/** A section of the document. */
export type SectionCode = keyof typeof sections

/** A codeable concept of one code. */
export function concept(system: string, code: string, display?: string): Json {
  return { coding: [{ system, code, ...(display === undefined ? {} : { display }) }] }
}

/** An extension that others stand in; what is undefined is left out. */
export function nested(url: string, parts: readonly (Json | undefined)[]): Json {
  return { url, extension: parts.filter((part) => part !== undefined) }
}

/** A part of an extension, or nothing when there is no value. */
export function part(url: string, key: `value${string}`, value: unknown): Json | undefined {
  return value === undefined ? undefined : { url, [key]: value }
}

/** Extensions of this URL; case is not told apart, since senders write it both ways. */
export function extensionsIn(json: Json | undefined, url: string): readonly Json[] {
  return listIn(json, 'extension').filter((each) => textIn(each, 'url')?.toLowerCase() === url.toLowerCase())
}

/** The first extension of this URL. */
export function extensionIn(json: Json | undefined, url: string): Json | undefined {
  return extensionsIn(json, url)[0]
}

/** The first code of a concept that is of this system. */
export function codeIn(of: Json | undefined, system: string): string | undefined {
  return textIn(
    listIn(of, 'coding').find((coding) => coding.system === system),
    'code',
  )
}
