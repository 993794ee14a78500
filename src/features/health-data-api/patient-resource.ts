import type { Json } from '../../standards/fhir/json.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { Gender, PatientAddress, PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import { namedFor } from './sealed-id.ts'

const genders: Readonly<Record<Gender, string>> = { F: 'female', M: 'male', UN: 'other' }

/** The id of a patient in our addresses: the same for one country's clients, and no number of the patient's. */
export function patientId(secret: Uint8Array, country: string, { root, extension }: InstanceIdentifier): string {
  return namedFor(secret, country, JSON.stringify([root, extension]))
}

/** @see https://profiles.ihe.net/ITI/PDQm/ITI-78.html */
export function patientResource(id: string, traits: PatientTraits): Json {
  const { identifiers, family, given, gender, birthDate, address } = traits
  const name = { ...(family === undefined ? {} : { family }), ...(given?.length ? { given } : {}) }
  return {
    resourceType: 'Patient',
    id,
    identifier: identifiers.map(fhirIdentifier),
    active: true,
    ...(Object.keys(name).length > 0 ? { name: [name] } : {}),
    ...(gender ? { gender: genders[gender] } : {}),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(address ? addressIn(address) : {}),
  }
}

export function fhirIdentifier({ root, extension }: InstanceIdentifier): Json {
  return { system: `urn:oid:${root}`, value: extension }
}

function addressIn({ lines, city, postalCode, country }: PatientAddress): Json {
  const address: Json = {
    ...(lines?.length ? { line: lines } : {}),
    ...(city === undefined ? {} : { city }),
    ...(postalCode === undefined ? {} : { postalCode }),
    ...(country === undefined ? {} : { country }),
  }
  return Object.keys(address).length > 0 ? { address: [address] } : {}
}
