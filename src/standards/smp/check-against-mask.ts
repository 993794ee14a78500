import { dayAsWritten, isCalendarDay } from '../../kernel/calendar-day.ts'
import type { InstanceIdentifier } from '../myhealth-eu/instance-identifier.ts'
import type { Gender, PatientAddress, PatientTraits } from '../myhealth-eu/patient-traits.ts'
import { isTrait } from './read-search-mask.ts'
import { formatCheck } from './search-format.ts'
import type { SearchField, SearchFieldKind, SearchMask } from './search-mask.ts'

/** What is wrong with one field of a filled-in form; `key` is left out when it is about the form as a whole. */
export type MaskProblem = {
  readonly key?: string
  readonly code: 'missing' | 'format' | 'too-short' | 'too-long' | 'not-a-date' | 'not-a-gender' | 'nothing-filled'
}

/** What a filled-in form says: traits for ITI-55, and what the treatment relationship assertion must carry. */
export type MaskAnswer = {
  readonly traits: PatientTraits
  readonly prescriptionId?: string
  readonly dispensationPinCode?: string
  readonly accessCode?: string
}

/** Which documents are wanted. */
export type WantedScope = 'PS' | 'EP'

/** Characters of one value; a street with all its names has half of it. */
const longestValue = 200

type Filled = { readonly field: SearchField; readonly value: string }

/**
 * The fields of the form for one kind of document: all about the patient, since a country has one way to know its people,
 * and of prescriptions those that the mask asks for with this kind.
 */
export function fieldsFor({ fields }: SearchMask, wanted: WantedScope): readonly SearchField[] {
  return fields.filter((field) => isTrait(field) || field.scope === 'ALL' || field.scope === wanted)
}

/**
 * Checks what a clinician filled in before anything is sent, and makes traits of it. Fields are left out of a format that
 * is not understood: the other country says whether it is right.
 *
 * @param values by `SearchField.key`; white space around them does not count, an empty one is as none
 */
export function checkAgainstMask(
  mask: SearchMask,
  values: Readonly<Record<string, string>>,
  wanted: WantedScope,
): { readonly problems: readonly MaskProblem[] } | MaskAnswer {
  const filled = fieldsFor(mask, wanted).flatMap((field): readonly Filled[] => {
    const value = values[field.key]?.trim() ?? ''
    return value === '' ? [] : [{ field, value: field.kind === 'birth-date' ? dayAsWritten(value) : value }]
  })
  const problems = [...missing(mask, filled, wanted), ...filled.flatMap(faultOf)]
  return problems.length > 0 ? { problems } : answerOf(filled)
}

/** Of several ways to fill in the form, the one that lacks least is taken to be meant. */
function missing(mask: SearchMask, filled: readonly Filled[], wanted: WantedScope): readonly MaskProblem[] {
  const has = new Set(filled.map(({ field }) => field.key))
  const lacking = (keys: readonly string[]) => keys.filter((key) => !has.has(key))
  const ways = mask.enough.map(lacking).toSorted((one, other) => one.length - other.length)
  const documents = fieldsFor(mask, wanted).filter((field) => !isTrait(field) && field.mandatory)
  const keys = [...(ways[0] ?? []), ...lacking(documents.map(({ key }) => key))]
  if (keys.length > 0) return keys.map((key) => ({ key, code: 'missing' }))
  return filled.some(({ field }) => isTrait(field)) ? [] : [{ code: 'nothing-filled' }]
}

function faultOf({ field, value }: Filled): readonly MaskProblem[] {
  const code = ownChecks[field.kind]?.(field, value) ?? (hasOwnForm(field) ? undefined : formatFault(field, value))
  return code === undefined ? [] : [{ key: field.key, code }]
}

type Check = (field: SearchField, value: string) => MaskProblem['code'] | undefined

/** What has one form everywhere, whatever format the mask writes for it. */
const ownChecks: Readonly<Partial<Record<SearchFieldKind, Check>>> = {
  'birth-date': (field, value) => (isCalendarDay(value) || isPartOfDay(field, value) ? undefined : 'not-a-date'),
  gender: (_field, value) => (isGender(value) ? undefined : 'not-a-gender'),
}

const hasOwnForm = ({ kind }: SearchField): boolean => ownChecks[kind] !== undefined

function formatFault({ format, minLength, maxLength }: SearchField, value: string): MaskProblem['code'] | undefined {
  const length = [...value].length
  if (length < (minLength ?? 0)) return 'too-short'
  if (length > Math.min(maxLength ?? longestValue, longestValue)) return 'too-long'
  const check = format && formatCheck(format)
  return check && !check(value) ? 'format' : undefined
}

/** A year, or a year and a month, where the mask's own format takes it. */
function isPartOfDay({ format }: SearchField, value: string): boolean {
  return /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(value) && format !== undefined && formatCheck(format)?.(value) === true
}

function isGender(value: string): value is Gender {
  return value === 'F' || value === 'M' || value === 'UN'
}

function answerOf(filled: readonly Filled[]): MaskAnswer {
  const of = (kind: SearchFieldKind) => filled.find(({ field }) => field.kind === kind)?.value
  const [family, given, birthDate, gender] = [of('family'), of('given'), of('birth-date'), of('gender')]
  const [prescriptionId, dispensationPinCode] = [of('prescription-id'), of('dispensation-pin')]
  const accessCode = of('access-code')
  const address = addressOf(of)
  return {
    traits: {
      identifiers: filled.flatMap(identifierOf),
      ...(family === undefined ? {} : { family }),
      ...(given === undefined ? {} : { given: given.split(/\s+/) }),
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(gender !== undefined && isGender(gender) ? { gender } : {}),
      ...(Object.keys(address).length === 0 ? {} : { address }),
    },
    ...(prescriptionId === undefined ? {} : { prescriptionId }),
    ...(dispensationPinCode === undefined ? {} : { dispensationPinCode }),
    ...(accessCode === undefined ? {} : { accessCode }),
  }
}

function identifierOf({ field, value }: Filled): readonly InstanceIdentifier[] {
  return field.kind === 'identifier' && field.domain !== undefined ? [{ root: field.domain, extension: value }] : []
}

function addressOf(of: (kind: SearchFieldKind) => string | undefined): PatientAddress {
  const [street, city] = [of('street'), of('city')]
  const [postalCode, country] = [of('postal-code'), of('country')]
  return {
    ...(street === undefined ? {} : { lines: [street] }),
    ...(city === undefined ? {} : { city }),
    ...(postalCode === undefined ? {} : { postalCode }),
    ...(country === undefined ? {} : { country }),
  }
}
