import { as } from './rows.ts'
import { type ExtensionGuide, type ExtensionPart, OWN } from './table.ts'

const anywhere = ['Element']
const own = (name: string) => `${OWN}/StructureDefinition/${name}`

/** What of a CDA element has no home in FHIR, as XML. */
export const CARRIED = own('cda-carried')
/** The position of the coding that a coding translates, when that is not the first; -1 is the code without a coding. */
export const TRANSLATION_OF = own('cda-translation-of')
/** The code as the sender wrote it, beside what FHIR has a list of its own for. */
export const SOURCE_CODING = own('cda-source-coding')
/** The resource goes on with what an earlier one of the same entry began. */
export const CONTINUES = own('cda-continues-entry')
/** The section is here because the profile asks for it; the sender has none. */
export const NOT_IN_SOURCE = own('section-not-in-source')
/** What the sender called a thing by name, beside the code for it (`name` next to `code`). */
export const NAMED = own('cda-name')
/** Of a package what Medication has no element for: its name and code, and the packages around it. */
export const PACKAGE = own('cda-package')
/** On an amount that is the capacity of the container, not what was said to be in it. */
export const CAPACITY = own('cda-capacity')
/** On a coding or text that repeats another field, where FHIR must have one and the sender gave none. */
export const STANDS_IN = own('cda-stands-in')

/** Name and code of a package, and the package around it, which CDA allows this many of. */
const packageParts = (around: number): Readonly<Record<string, ExtensionPart>> => ({
  name: { card: '0..*', value: [as('string')] },
  code: { card: '0..1', value: [as('CodeableConcept')] },
  ...(around > 0 && { asContent: { card: '0..1', parts: { ...held, ...packageParts(around - 1) } } }),
})

/** What the innermost package has published elements for. */
const held: Readonly<Record<string, ExtensionPart>> = {
  quantity: { card: '0..1', value: [as('Quantity')] },
  formCode: { card: '0..1', value: [as('CodeableConcept')] },
  capacityQuantity: { card: '0..1', value: [as('Quantity')] },
}

/**
 * Extensions of our own, in documents that were converted from CDA. They keep one base for good: documents made under
 * another configuration must still be read.
 */
export const carriedExtensions: ExtensionGuide = {
  version: '1.0.0',
  extensions: {
    [CARRIED]: { on: anywhere, value: [as('string')], needed: true },
    [TRANSLATION_OF]: { on: ['Coding'], value: [as('integer')], needed: true },
    [SOURCE_CODING]: { on: anywhere, value: [as('CodeableConcept')], needed: true },
    [CONTINUES]: { on: ['DomainResource'], value: [as('boolean')], needed: true },
    [NOT_IN_SOURCE]: { on: ['Composition.section'], value: [as('boolean')], needed: true },
    [NAMED]: { on: anywhere, value: [as('string')], needed: true },
    [PACKAGE]: { on: ['Medication'], parts: packageParts(2) },
    [CAPACITY]: { on: ['Medication.amount'], value: [as('boolean')], needed: true },
    [STANDS_IN]: { on: anywhere, value: [as('boolean')], needed: true },
  },
}
