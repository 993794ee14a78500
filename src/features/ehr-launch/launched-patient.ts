import type { Gender, PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import type { SearchMask } from '../../standards/smp/search-mask.ts'

/** Whom the search form is filled in about, and for which country. */
export type LaunchedPatient = { readonly country: string; readonly traits: PatientTraits }

type Json = Readonly<Record<string, unknown>>

const genders: Readonly<Record<string, Gender>> = { female: 'F', male: 'M', other: 'UN', unknown: 'UN' }

/**
 * The id of the patient in context: `patient`, else the first Patient of `fhirContext`; undefined when there is none.
 *
 * @see https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html
 */
export function patientInContext(token: Json): string | undefined {
  const references = listOf(token.fhirContext).map(({ reference }) => /^Patient\/(.+)$/.exec(textOf(reference))?.[1])
  const named = textOf(token.patient) || references.find((id) => id !== undefined)
  return named !== undefined && /^[A-Za-z0-9\-.]{1,64}$/.test(named) ? named : undefined
}

/**
 * What a FHIR R4 Patient says that a country may be asked by: of its identifiers those of that country alone, and nothing
 * of the rest. The country is the one whose search mask knows the identifier's system, else that of an address.
 *
 * @param masks of the countries that can be asked
 * @returns undefined when no country that can be asked is told by it
 */
export function launchedPatient(patient: Json, masks: readonly SearchMask[]): LaunchedPatient | undefined {
  if (patient.resourceType !== 'Patient') return undefined
  const identifiers = listOf(patient.identifier).map(({ system, value }) => ({
    root: textOf(system).replace(/^urn:oid:/, ''),
    extension: textOf(value),
  }))
  const domainsOf = (mask: SearchMask) => new Set(mask.fields.map(({ domain }) => domain))
  const known = masks.find((mask) => identifiers.some(({ root }) => domainsOf(mask).has(root)))
  const countries = new Set(listOf(patient.address).map(({ country }) => textOf(country)))
  const mask = known ?? masks.find(({ country }) => countries.has(country))
  if (!mask) return undefined
  const domains = domainsOf(mask)
  const its = identifiers.filter(({ root, extension }) => domains.has(root) && extension !== '')
  return { country: mask.country, traits: { ...demographicsOf(patient), identifiers: its } }
}

function demographicsOf(patient: Json): Omit<PatientTraits, 'identifiers'> {
  const names = listOf(patient.name)
  const name = names.find(({ use }) => use === 'official') ?? names[0]
  const given = Array.isArray(name?.given) ? name.given.map(textOf).filter(Boolean) : []
  const family = textOf(name?.family)
  const gender = genders[textOf(patient.gender)]
  const birthDate = textOf(patient.birthDate)
  return {
    ...(family === '' ? {} : { family }),
    ...(given.length === 0 ? {} : { given }),
    ...(gender === undefined ? {} : { gender }),
    ...(/^\d{4}(-\d\d){0,2}$/.test(birthDate) ? { birthDate } : {}),
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 250) : ''
}

function listOf(value: unknown): readonly Json[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  return list.flatMap((each) => (typeof each === 'object' && each !== null ? [{ ...each }] : []))
}
