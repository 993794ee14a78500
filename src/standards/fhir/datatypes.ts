import type { RawNumber } from './json.ts'

/** The FHIR R4 data types this program reads and writes (https://hl7.org/fhir/R4/datatypes.html). */

export type Extension = {
  readonly url: string
  readonly extension?: readonly Extension[]
  readonly valueString?: string
  readonly _valueString?: Extended
  readonly valueCode?: string
  readonly valueDateTime?: string
  readonly valueUrl?: string
  readonly valueInteger?: RawNumber | number
  readonly valueBoolean?: boolean
  readonly valueCodeableConcept?: CodeableConcept
  readonly valueCoding?: Coding
  readonly valueQuantity?: Quantity
  readonly valueReference?: Reference
  readonly valueIdentifier?: Identifier
  readonly valueAddress?: Address
}

export type Extended = { readonly extension?: readonly Extension[] }

export type Coding = Extended & {
  readonly system?: string
  readonly version?: string
  readonly code?: string
  readonly display?: string
}

export type CodeableConcept = Extended & {
  readonly coding?: readonly Coding[]
  readonly text?: string
  readonly _text?: Extended
}

export type Identifier = Extended & {
  readonly system?: string
  readonly value?: string
  readonly assigner?: { readonly display?: string }
}

export type Reference = Extended & { readonly reference?: string; readonly display?: string }

export type Quantity = Extended & {
  readonly value?: RawNumber | number
  readonly unit?: string
  readonly system?: string
  readonly code?: string
}

export type Period = Extended & {
  readonly start?: string
  readonly end?: string
  readonly _start?: Extended
  readonly _end?: Extended
}

export type HumanName = Extended & {
  readonly use?: string
  readonly text?: string
  readonly _text?: Extended
  readonly family?: string
  readonly given?: readonly string[]
  readonly prefix?: readonly string[]
  readonly suffix?: readonly string[]
}

export type Address = Extended & {
  readonly use?: string
  readonly text?: string
  readonly line?: readonly string[]
  readonly city?: string
  readonly district?: string
  readonly state?: string
  readonly postalCode?: string
  readonly country?: string
}

export type ContactPoint = Extended & { readonly system?: string; readonly value?: string; readonly use?: string }

export type Annotation = Extended & { readonly text: string; readonly _text?: Extended; readonly time?: string }
