import type { Constraint, ElementType, ValueSetInclude } from '../fhir/definitions.ts'
import { type Cardinality, type ElementRule, profileUrl, type Reference } from './table.ts'

export const LOINC = 'http://loinc.org'
export const SNOMED_CT = 'http://snomed.info/sct'

/** Of R5, as an extension in R4: https://hl7.org/fhir/R5/versions.html#extensions */
export const fromR5 = (element: string) => `http://hl7.org/fhir/5.0/StructureDefinition/extension-${element}`

/** Of IHE Pharmacy, Medication Prescription and Dispense: https://profiles.ihe.net/PHARM/MPD */
export const ihe = (name: string) => `https://profiles.ihe.net/PHARM/MPD/StructureDefinition/ihe-ext-${name}`

/** A reference to any of these. */
export const to = (...targets: readonly Reference[]): ElementType => ({
  code: 'Reference',
  targetProfile: targets.map(profileUrl),
})

/** A value of the type, in the profiled form if one is named. */
export const as = (code: string, profile?: Reference): ElementType =>
  profile === undefined ? { code } : { code, profile: [profileUrl(profile)] }

/** Must be there. */
export const needed: ElementRule = { card: '1..' }

/** Must not be there. */
export const none: ElementRule = { card: '..0' }

/** A choice, with a slice for each type that is spoken of. */
export const byType: ElementRule = { sliced: 'type@$this' }

/** Refers to nothing but these. */
export const refersTo = (...targets: readonly Reference[]): ElementRule => ({ types: [to(...targets)] })

/** At most one, and of this type alone: a slice of a choice. */
export const only = (...types: readonly ElementType[]): ElementRule => ({ card: '0..1', types })

/** A slice of `extension`, of the extension with this URL. */
export const extension = (card: Cardinality, url: Reference): ElementRule => ({ card, types: [as('Extension', url)] })

/** What a concept must contain: this code. */
export const concept = (system: string, code: string): ElementRule => ({
  patternCodeableConcept: { coding: [{ system, code }] },
})

/** The same with a duty. */
export const owing = (duty: string, row: ElementRule): ElementRule => ({ ...row, duty })

/** An invariant whose breach makes a document invalid. */
export const rule = (key: string, human: string, expression: string): Constraint => ({
  key,
  severity: 'error',
  human,
  expression,
})

/** These codes of a system. */
export const codes = (system: string, ...list: readonly string[]): ValueSetInclude => ({
  system,
  concept: list.map((code) => ({ code })),
})
