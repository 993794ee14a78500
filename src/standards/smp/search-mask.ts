/** For which documents a mask, or a part of it, is meant (ehdsi-ism schema, simple type `scope`). */
export type SearchScope = 'ALL' | 'PS' | 'EP'

/** What a field of a search mask asks for. `access-code`, `prescription-id` and `dispensation-pin` are no patient traits. */
export type SearchFieldKind =
  | 'identifier'
  | 'family'
  | 'given'
  | 'birth-date'
  | 'gender'
  | 'street'
  | 'city'
  | 'postal-code'
  | 'country'
  | 'access-code'
  | 'prescription-id'
  | 'dispensation-pin'

/** One field of the form that another country wants filled in. */
export type SearchField = {
  /** Unique in its mask: the name of the form field, and the key of its value. */
  readonly key: string
  readonly kind: SearchFieldKind
  /** The OID of who gives such numbers: identifiers, prescriptions and PIN codes. */
  readonly domain?: string
  /** As it stands in the mask: `label.ism.healthCardNumber`, `patient.data.surname`, or plain words. */
  readonly label: string
  /** What the country says of the field, in English. */
  readonly description?: string
  /** The same in the country's own language, as it stands on the card. */
  readonly originalDescription?: string
  readonly format?: SearchFormat
  /** Least and most characters, in masks of the old style. */
  readonly minLength?: number
  readonly maxLength?: number
  /** In every set of fields that is enough. */
  readonly mandatory: boolean
  readonly scope: SearchScope
  /** Name of the alternative that the field belongs to, where the mask lets one choose between identifiers. */
  readonly option?: string
}

/** How a value must look: a regular expression of the new masks, or letters and digits (`LLLNNN`) of the old. */
export type SearchFormat = { readonly kind: 'expression' | 'letters-and-digits'; readonly source: string }

/** Shown beside the form, so that the clinician finds the number on the patient's card. PNG or JPEG by its own bytes. */
export type HelpPicture = {
  readonly mimeType: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
  readonly name?: string
  readonly description?: string
  readonly scope: SearchScope
}

/** What in a mask could not be used; the rest of it can. */
export type MaskNote =
  | 'picture-kind'
  | 'picture-too-large'
  | 'format-not-understood'
  | 'field-unknown'
  | 'domain-missing'
  | 'validation-unknown-field'
  | 'next-of-kin-left-out'

/**
 * How a country wants its patients identified (International Search Mask, ehealth-107): never coded, always read from its
 * signed metadata.
 */
export type SearchMask = {
  /** ISO 3166-1, two letters. */
  readonly country: string
  readonly scope: SearchScope
  readonly fields: readonly SearchField[]
  /** Keys of fields: the form is filled when all of one of these sets are. Empty when any one field is enough. */
  readonly enough: readonly (readonly string[])[]
  readonly pictures: readonly HelpPicture[]
  readonly notes: readonly MaskNote[]
}
