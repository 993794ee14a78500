import { cd, cs, ed, ii, st } from '../datatype-codes.ts'
import { ad, en } from '../datatype-names.ts'
import { ivlPq, ivlTs, pq, rto, ts } from '../datatype-quantities.ts'
import { timing } from '../datatype-timing.ts'
import { value } from '../datatype-value.ts'
import type { Coded, Quantity, Text, Time } from '../datatypes.ts'
import { attribute, type Codec, type Model, many, negation, one, template } from '../template.ts'
import { author, notes, organisation } from './people.ts'

/**
 * Medication summary (10160-0): substance administration E.3.4 with product E.3.31 and material E.3.32.
 *
 * Written in the `urn:hl7-org:pharm` dialect of wave 6 and later; the older one is brought over first (`dialect.ts`).
 */
export const ingredient = template({
  classCode: attribute('classCode'),
  nullFlavor: attribute('nullFlavor'),
  quantity: one('pharm:quantity', rto),
  code: one('pharm:ingredientSubstance/pharm:code', cd),
  names: many('pharm:ingredientSubstance/pharm:name', ed),
})
export type Ingredient = Model<typeof ingredient.fields>

/** A package and what it is packed in; the innermost holds the countable product. */
export type Package = {
  /** How much of the content this package holds. */
  readonly quantity: Quantity | undefined
  readonly code: Coded | undefined
  readonly names: readonly string[]
  readonly formCode: Coded | undefined
  readonly capacity: Quantity | undefined
  readonly outer: Package | undefined
}

const outerPackage: Codec<Package> = {
  read: (element, reading) => pack.read(element, reading),
  write: (value, into) => pack.write(value, into),
}

export const pack: Codec<Package> = template({
  quantity: one('pharm:quantity[xsi:type~PQ]', pq),
  code: one('pharm:containerPackagedProduct/pharm:code', cd),
  names: many('pharm:containerPackagedProduct/pharm:name', st),
  formCode: one('pharm:containerPackagedProduct/pharm:formCode', cd),
  capacity: one('pharm:containerPackagedProduct/pharm:capacityQuantity', pq),
  outer: one('pharm:containerPackagedProduct/pharm:asContent', outerPackage),
})

/** `manufacturedMaterial`, or a `partProduct` of a combination pack. */
export type Material = {
  readonly nullFlavor: string | undefined
  readonly code: Coded | undefined
  readonly names: readonly Text[]
  readonly description: string | undefined
  readonly formCode: Coded | undefined
  readonly lotNumber: string | undefined
  readonly expiration: Time | undefined
  readonly package: Package | undefined
  /** Classes the product belongs to, mostly ATC. */
  readonly classes: readonly Coded[]
  readonly classNames: readonly string[]
  readonly ingredients: readonly Ingredient[]
  readonly parts: readonly MaterialPart[]
}
export type MaterialPart = { readonly quantity: Quantity | undefined; readonly product: Material | undefined }

const materialFields = {
  nullFlavor: attribute('nullFlavor'),
  code: one('code', cd),
  names: many('name', ed),
  description: one('pharm:desc', st),
  formCode: one('pharm:formCode', cd),
  lotNumber: one('lotNumberText', st),
  expiration: one('pharm:expirationTime', ts),
  package: one('pharm:asContent', pack),
  classes: many('pharm:asSpecializedKind/pharm:generalizedMaterialKind/pharm:code', cd),
  classNames: many('pharm:asSpecializedKind/pharm:generalizedMaterialKind/pharm:name', st),
  ingredients: many('pharm:ingredient', ingredient),
}

/** A part's product is of the medication namespace altogether, its code and name too. */
const partProduct: Codec<Material> = {
  read: (element, reading) => material.read(element, reading),
  write: (value, into) => partMaterial.write(value, into),
}

const part: Codec<MaterialPart> = template({
  quantity: one('pharm:quantity[xsi:type~PQ]', pq),
  product: one('pharm:partProduct[classCode~MMAT,determinerCode~KIND]', partProduct),
})

const parts = many('pharm:part[classCode~PART]', part)

export const material: Codec<Material> = template({ ...materialFields, parts })

const partMaterial: Codec<Material> = template({
  ...materialFields,
  code: one('pharm:code', cd),
  names: many('pharm:name', ed),
  parts,
})

export const product = template({
  ids: many('id', ii),
  material: one('manufacturedMaterial', material),
  manufacturer: one('manufacturerOrganization', organisation),
})
export type Product = Model<typeof product.fields>

export const medicationReason = template({
  ids: many('id', ii),
  code: one('code', cd),
  text: one('text', ed),
  statusCode: one('statusCode', cs),
  time: one('effectiveTime', ivlTs),
  value: one('value', value),
})
export type MedicationReason = Model<typeof medicationReason.fields>

export const medication = template(
  {
    negation: negation(),
    /** `INT` and `EVN` both say that it is in use; a request or proposal does not (HL7 v3 ActMood). */
    mood: attribute('moodCode'),
    nullFlavor: attribute('nullFlavor'),
    ids: many('id', ii),
    /** An absence code, or a kind of dosing. */
    code: one('code', cd),
    text: one('text', ed),
    statusCode: one('statusCode', cs),
    /** The period of use first, then how often. */
    times: many('effectiveTime', timing),
    routeCode: one('routeCode', cd),
    siteCode: one('approachSiteCode', cd),
    doseQuantity: one('doseQuantity', ivlPq),
    rateQuantity: one('rateQuantity', ivlPq),
    product: one('consumable[typeCode~CSM]/manufacturedProduct', product),
    author: one('author', author),
    reasons: many('entryRelationship[typeCode=RSON]/observation', medicationReason),
    patientInstructions: many(
      'entryRelationship[typeCode~SUBJ,inversionInd~true]/act[code=PINSTRUCT,moodCode~INT]/text',
      ed,
    ),
    fulfilmentInstructions: many(
      'entryRelationship[typeCode~SUBJ,inversionInd~true]/act[code=FINSTRUCT,moodCode~INT]/text',
      ed,
    ),
    notes: notes(),
  },
  { templateIds: ['1.3.1.3.4'], attributes: { classCode: 'SBADM', moodCode: 'INT' } },
)
export type Medication = Model<typeof medication.fields>

/** Immunisations (11369-6): substance administration E.3.19. */
export const immunization = template(
  {
    negation: negation(),
    nullFlavor: attribute('nullFlavor'),
    ids: many('id', ii),
    code: one('code', cd),
    text: one('text', ed),
    statusCode: one('statusCode', cs),
    time: one('effectiveTime', ivlTs),
    routeCode: one('routeCode', cd),
    siteCode: one('approachSiteCode', cd),
    doseQuantity: one('doseQuantity', ivlPq),
    product: one('consumable[typeCode~CSM]/manufacturedProduct', product),
    performerNames: many('performer/assignedEntity/assignedPerson/name', en),
    performerIds: many('performer/assignedEntity/id', ii),
    performerOrganisation: one('performer/assignedEntity/representedOrganization', organisation),
    performerAddress: one('performer/assignedEntity/addr', ad),
    author: one('author', author),
    targetDiseases: many('participant[typeCode=IND]/participantRole[classCode~AGNT]/code', cd),
    dosePosition: one('entryRelationship[typeCode~SUBJ]/observation[code=30973-2]/value', value),
    notes: notes(),
  },
  { templateIds: ['1.3.1.3.19'], attributes: { classCode: 'SBADM', moodCode: 'EVN' } },
)
export type Immunization = Model<typeof immunization.fields>
