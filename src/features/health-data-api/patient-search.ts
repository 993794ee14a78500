import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { Gender, PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import { readSearch, type SearchParameter, tokensOf, valueProblem } from './search-parameters.ts'

/** What may be said of a person (PDQm, ITI-78), as far as ITI-55 has it too. */
export const patientParameters: Readonly<Record<string, SearchParameter>> = {
  identifier: { repeats: true },
  birthdate: {},
  family: {},
  given: { repeats: true },
  gender: {},
}

const genders: Readonly<Record<string, Gender>> = { male: 'M', female: 'F', other: 'UN', unknown: 'UN' }

/** @throws Problem `invalid` as `readSearch` */
export function readPatientSearch(sources: readonly URLSearchParams[]): {
  readonly traits: PatientTraits
  readonly count: number | undefined
} {
  const { all, one, count } = readSearch(sources, patientParameters)
  const [birthDate, family, given, gender] = [one('birthdate'), one('family'), all('given'), one('gender')]
  return {
    count,
    traits: {
      identifiers: all('identifier').map((value) => identifierOf(value, 'identifier')),
      ...(birthDate === undefined ? {} : { birthDate: dateOf(birthDate) }),
      ...(family === undefined ? {} : { family }),
      ...(given.length === 0 ? {} : { given }),
      ...(gender === undefined ? {} : { gender: genders[gender] ?? refused('gender') }),
    },
  }
}

/** `urn:oid:…|number`; alternatives are refused, since no two numbers are the same person’s by chance. */
export function identifierOf(value: string, name: string): InstanceIdentifier {
  const [token, another] = tokensOf(value, name)
  const root = /^urn:oid:([0-2](?:\.(?:0|[1-9]\d*))+)$/.exec(token?.system ?? '')?.[1]
  if (!token || another || root === undefined) return refused(name)
  return { root, extension: token.code }
}

/** A day, or less of it; `eq` may stand before it. */
function dateOf(value: string): string {
  const [, date] = /^(?:eq)?(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)$/.exec(value) ?? []
  return date ?? refused('birthdate')
}

function refused(name: string): never {
  throw valueProblem(name)
}
