import type { ErrorName } from '../myhealth-eu/error-codes.ts'
import type { InstanceIdentifier } from '../myhealth-eu/instance-identifier.ts'
import type { PatientTraits } from '../myhealth-eu/patient-traits.ts'
import { formatCheck } from './search-format.ts'
import type { SearchField, SearchFieldKind, SearchMask } from './search-mask.ts'

/**
 * What a question for a patient lacks by the mask of the country that is asked, told from the question alone: a whole set of
 * the fields that are enough, and numbers of the form that the mask gives them. Undefined when it lacks nothing.
 *
 * What ITI-55 does not carry (access codes, prescriptions, their PIN) is not looked for.
 *
 * @see MyHealth@EU error codes of wave 8: a field of the mask is missing, an identifier has not the right format
 */
export function faultByMask({ fields, enough }: SearchMask, traits: PatientTraits): ErrorName | undefined {
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const isFilled = (key: string): boolean => {
    const field = byKey.get(key)
    return field === undefined || (carried[field.kind]?.(traits, field) ?? true)
  }
  if (enough.length > 0 && !enough.some((keys) => keys.every(isFilled))) return 'ERROR_PI_MISSING_REQUIRED_FIELDS'
  return traits.identifiers.every((identifier) => hasForm(fields, identifier))
    ? undefined
    : 'ERROR_PI_INCORRECT_FORMATTING'
}

type Carried = (traits: PatientTraits, field: SearchField) => boolean

/** Whether a question says what a field asks for; a kind that is left out does not travel in it. */
const carried: Readonly<Partial<Record<SearchFieldKind, Carried>>> = {
  identifier: ({ identifiers }, { domain }) => identifiers.some(({ root }) => root === domain),
  family: ({ family }) => isSaid(family),
  given: ({ given }) => isSaid(given?.[0]),
  'birth-date': ({ birthDate }) => isSaid(birthDate),
  gender: ({ gender }) => isSaid(gender),
  street: ({ address }) => isSaid(address?.lines?.[0]),
  city: ({ address }) => isSaid(address?.city),
  'postal-code': ({ address }) => isSaid(address?.postalCode),
  country: ({ address }) => isSaid(address?.country),
}

function isSaid(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}

/** A number of an authority that the mask does not name, or whose format is not understood, has any form. */
function hasForm(fields: SearchMask['fields'], { root, extension }: InstanceIdentifier): boolean {
  const asked = fields.filter(({ kind, domain }) => kind === 'identifier' && domain === root)
  return asked.length === 0 || asked.some((field) => fits(field, extension))
}

function fits({ format, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: SearchField, value: string): boolean {
  const length = [...value].length
  return length >= minLength && length <= maxLength && ((format && formatCheck(format))?.(value) ?? true)
}
