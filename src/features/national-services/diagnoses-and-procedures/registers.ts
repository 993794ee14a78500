import type { Json } from '../../../standards/fhir/json.ts'
import type { CodeSystem, Contact } from '../../synthetic-population/index.ts'

/** A register that providers report to: hospitals to NPR, general practitioners and municipalities to KPR. */
export type Register = 'NPR' | 'KPR'

/** Which register a contact is reported to, as what (HL7 v3 ActCode), and in which classification its diagnosis stands. */
export type Reported = { readonly register: Register; readonly actClass: string; readonly codedIn: CodeSystem }

/**
 * By kind of contact. Home nursing is reported to KPR by way of IPLOS, without a diagnosis for each visit, so it is no line
 * here.
 */
export const reportedAs: Readonly<Partial<Record<Contact['kind'], Reported>>> = {
  admission: { register: 'NPR', actClass: 'IMP', codedIn: 'ICD-10' },
  outpatient: { register: 'NPR', actClass: 'AMB', codedIn: 'ICD-10' },
  'general-practice': { register: 'KPR', actClass: 'AMB', codedIn: 'ICPC-2' },
  emergency: { register: 'KPR', actClass: 'EMER', codedIn: 'ICPC-2' },
}

/** The registers by the tag that resources carry, and that a search asks by. Our own. */
export const registerSystem = 'https://knutepunkt.example/fhir/CodeSystem/national-register'

/** Which register said it. */
export function registerTag(register: Register): Json {
  return { system: registerSystem, code: register }
}
