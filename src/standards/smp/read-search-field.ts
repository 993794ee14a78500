import type { XmlElement } from '../../platform/xml/tree.ts'
import type { MaskNote, SearchField, SearchFieldKind, SearchFormat, SearchScope } from './search-mask.ts'

/** What a text field asks for, by the label of it: those of the schema first, then those of the old style. */
const textFields: Readonly<Record<string, SearchFieldKind>> = {
  'label.ism.familyName': 'family',
  'label.ism.firstName': 'given',
  'label.ism.addressStreet': 'street',
  'label.ism.addressPostalCode': 'postal-code',
  'label.ism.addressCity': 'city',
  'label.ism.addressCountry': 'country',
  'patient.data.surname': 'family',
  'patient.data.givenname': 'given',
  'patient.data.birth.date': 'birth-date',
  'patient.data.street.address': 'street',
  'patient.data.code': 'postal-code',
  'patient.data.city': 'city',
  'patient.data.country': 'country',
  'patient.data.sex': 'gender',
}

/** What the other elements of a mask ask for. */
const ownElements: Readonly<Record<string, SearchFieldKind>> = {
  id: 'identifier',
  birthDate: 'birth-date',
  gender: 'gender',
  sex: 'gender',
  accessCode: 'access-code',
  prescriptionId: 'prescription-id',
  dispensationPINCode: 'dispensation-pin',
}

/** Where in a mask a field stands. */
export type FieldPlace = {
  readonly scope: SearchScope
  /** Of the alternative it belongs to. */
  readonly option?: string
}

/**
 * One field, but for its key, which depends on the others. An identifier without an OID is refused: a number means nothing
 * without who gave it.
 */
export function readSearchField(element: XmlElement, place: FieldPlace): Omit<SearchField, 'key'> | MaskNote {
  const { attributes, name } = element
  const label = attributes.label ?? ''
  const kind = name === 'textField' ? textFields[label] : ownElements[name]
  if (kind === undefined) return 'field-unknown'
  const domain = attributes.domain?.trim()
  if (kind === 'identifier' && !/^[0-2](\.(0|[1-9]\d*))+$/.test(domain ?? '')) return 'domain-missing'
  const { mandatory, contextualDescription, originalContextualDescription, min, max } = attributes
  const old = min !== undefined || max !== undefined
  return {
    kind,
    label,
    mandatory: mandatory === 'true' || mandatory === '1',
    ...place,
    ...(domain ? { domain } : {}),
    ...(contextualDescription ? { description: contextualDescription } : {}),
    ...(originalContextualDescription ? { originalDescription: originalContextualDescription } : {}),
    ...formatOf(attributes.format, old),
    ...(isLength(min) ? { minLength: Number(min) } : {}),
    ...(isLength(max) ? { maxLength: Number(max) } : {}),
  }
}

function formatOf(source: string | undefined, old: boolean): { readonly format?: SearchFormat } {
  const trimmed = source?.trim()
  return trimmed ? { format: { kind: old ? 'letters-and-digits' : 'expression', source: trimmed } } : {}
}

/** -1 says that any length will do. */
function isLength(value: string | undefined): boolean {
  return value !== undefined && /^\d{1,4}$/.test(value)
}
