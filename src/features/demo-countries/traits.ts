import type { Address } from '../../standards/cda/datatypes.ts'
import type { PatientRole } from '../../standards/cda/patient-summary/people.ts'
import type { Gender, PatientAddress, PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'

const genders: readonly Gender[] = ['F', 'M', 'UN']

/** The patient of a document as a register would have them. */
export function traitsOf(patient: PatientRole | undefined): PatientTraits {
  const identifiers = (patient?.ids ?? []).flatMap(({ root, extension }) =>
    root === undefined || extension === undefined ? [] : [{ root, extension }],
  )
  const parts = patient?.names[0]?.parts ?? []
  const named = (wanted: string) =>
    parts.filter(({ part, text }) => part === wanted && text !== '').map(({ text }) => text)
  const family = named('family').join(' ')
  const given = named('given')
  const gender = genders.find((code) => code === patient?.gender?.code)
  const birthDate = dayOf(patient?.birthTime?.value)
  return {
    identifiers,
    ...(family === '' ? {} : { family }),
    ...(given.length === 0 ? {} : { given }),
    ...(gender === undefined ? {} : { gender }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(patient?.addresses[0] ? { address: addressOf(patient.addresses[0]) } : {}),
  }
}

function addressOf({ parts }: Address): PatientAddress {
  const said = (wanted: string) => parts.find(({ part, text }) => part === wanted && text !== '')?.text
  const lines = parts.filter(({ part, text }) => part === 'streetAddressLine' && text !== '').map(({ text }) => text)
  const [city, postalCode, country] = [said('city'), said('postalCode'), said('country')]
  return {
    ...(lines.length === 0 ? {} : { lines }),
    ...(city === undefined ? {} : { city }),
    ...(postalCode === undefined ? {} : { postalCode }),
    ...(country === undefined ? {} : { country }),
  }
}

/** HL7 digits as `YYYY-MM-DD`, or as much of it as there is. */
function dayOf(digits: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})?(\d{2})?/.exec(digits ?? '') ?? []
  return year && [year, month, day].filter((part) => part !== undefined).join('-')
}
