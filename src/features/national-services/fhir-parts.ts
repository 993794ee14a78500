import type { Json } from '../../standards/fhir/json.ts'
import { identifierSystems, nationalNumberSystem, volven } from '../../standards/norway/identifier-systems.ts'
import type { CodeSystem, Given } from '../synthetic-population/index.ts'

/** That a resource is of nobody: every one the box makes carries it. */
export const htest: Json = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'HTEST' }

/** How the systems of a story are written in FHIR. */
const systems: Readonly<Record<CodeSystem, string>> = {
  ATC: 'http://www.whocc.no/atc',
  'SNOMED-CT': 'http://snomed.info/sct',
  'ICD-10': volven('7110'),
  'ICPC-2': 'http://hl7.org/fhir/sid/icpc-2',
  NLK: volven('7280'),
  LOINC: 'http://loinc.org',
  NCMP: volven('7275'),
  NCSP: volven('7275'),
}

type Coded = { readonly system: CodeSystem; readonly code: string; readonly label: string }

/** A code as a Coding, with our own label. */
export function codingOf({ system, code, label }: Coded): Json {
  return { system: systems[system], code, display: label }
}

/** A CodeableConcept of one code. */
export function coded(system: string, code: string): Json {
  return { coding: [{ system, code }] }
}

/** Who somebody is, by number alone: services of NHN name patients so, and by no reference. */
export function subjectOf(number: string): Json {
  return { identifier: { system: nationalNumberSystem(number), value: number } }
}

/** Who did it, and where, as a resource to be contained. */
export function practitionerRoleOf(id: string, { place, by }: Given): Json {
  return {
    resourceType: 'PractitionerRole',
    id,
    ...(by ? { practitioner: { identifier: { system: identifierSystems.HPR, value: by } } } : {}),
    organization: { identifier: { system: identifierSystems.ENH, value: place } },
  }
}
