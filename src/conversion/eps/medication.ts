import type { Coded } from '../../standards/cda/datatypes.ts'
import type { Ingredient, Material, MaterialPart, Product } from '../../standards/cda/patient-summary/medication.ts'
import type { CodeableConcept, Extension, Quantity, Reference } from '../../standards/fhir/datatypes.ts'
import { type Json, rawDecimal } from '../../standards/fhir/json.ts'
import { coding, concept } from './concept.ts'
import { time } from './date-time.ts'
import { element, elements, text } from './elements.ts'
import { identifier } from './identifier.ts'
import { amount, amountRatio } from './dosage.ts'
import { extensionOf, extensionsOf, nullFlavored, nullFlavorOf } from './extensions.ts'
import { asArray, field, fieldList, fill, type Making, type Row, readBack, row, type Unmaking } from './map.ts'
import { packageRow } from './medication-package.ts'
import { organisationAt, organizationReference } from './people.ts'
import { completed, namedTo, nameExtension, nameOf, namesBeside, ownPart } from './stand-in.ts'

/** Product E.3.31 and material E.3.32 to Medication, with the IHE extensions that the EU base profile names. */

const IHE = 'https://profiles.ihe.net/PHARM/MPD/StructureDefinition/ihe-ext-medication'
const PRODUCT_NAME = `${IHE}-productname`
const CLASSIFICATION = `${IHE}-classification`
const CHARACTERISTIC = `${IHE}-characteristic`

/** The material's own description; the extension wants a type for every characteristic. */
const DESCRIPTION = 'desc'

const activity: ReadonlyMap<string, boolean> = new Map([
  ['ACTI', true],
  ['ACTIB', true],
  ['ACTIM', true],
  ['ACTIR', true],
  ['IACT', false],
  ['ADTV', false],
  ['COLR', false],
  ['FLVR', false],
  ['PRSV', false],
  ['STBL', false],
])

function ingredientTo({ classCode, nullFlavor, quantity, code, names }: Ingredient): Json {
  const isActive = activity.get(classCode ?? '')
  const strength = quantity && amountRatio.to(quantity)
  return {
    ...nullFlavored(nullFlavor),
    itemCodeableConcept: namedTo(code, names),
    ...(isActive === undefined ? {} : { isActive }),
    ...(strength ? { strength } : {}),
  }
}

function ingredientFrom(made: Json): Ingredient {
  const item = element<CodeableConcept>(made.itemCodeableConcept)
  const { isActive } = made
  const strength = element<Json>(made.strength)
  return {
    classCode: isActive === undefined ? undefined : isActive === true ? 'ACTI' : 'IACT',
    nullFlavor: nullFlavorOf(made).nullFlavor,
    quantity: strength ? amountRatio.from(strength) : undefined,
    code: ownPart(item),
    names: namesBeside(item),
  }
}

/** A product of a combination pack: an ingredient by reference, so many to one pack. */
function partTo({ quantity, product }: MaterialPart, making: Making): Json | undefined {
  const number = quantity && amount.to(quantity)
  return (
    product && {
      itemReference: making.add(fill(materialRows, product, { resourceType: 'Medication' }, making)),
      ...(number ? { strength: { numerator: number, denominator: { value: rawDecimal('1') } } } : {}),
    }
  )
}

function partFrom(made: Json, unmaking: Unmaking): MaterialPart {
  const resource = unmaking.find(made.itemReference)
  const numerator = element<Quantity>(element<Json>(made.strength)?.numerator)
  return {
    quantity: numerator && amount.from(numerator),
    product: resource && readBack<Material>(materialRows, resource, unmaking),
  }
}

/** Words for a product that has neither code nor name: those of what is in it. */
function ingredientWords(ingredients: readonly Ingredient[]): string | undefined {
  const all = ingredients.flatMap(({ code, names }) => names.find(({ text }) => text)?.text ?? wordsOf(code) ?? [])
  return all.length > 0 ? all.join(' + ') : undefined
}

function wordsOf(code: Coded | undefined): string | undefined {
  return code?.displayName ?? code?.originalText?.text
}

/**
 * Medication.code, which EPS asks for (eps-bundle-resource-code). Without a code of the product, its class or its only
 * ingredient stands in; without words, its name or what it is made of. Both are marked, and are no product code.
 */
export function productCode(material: Material | undefined): CodeableConcept {
  const { code, names, classes, classNames, ingredients } = material ?? nothing
  const own = code && concept.to(code)
  const only = ingredients.length === 1 ? ingredients[0]?.code : undefined
  const substitute = classes.find((each) => each.code) ?? (only?.code ? only : undefined)
  const named = names.find(({ text }) => text)?.text
  const described = named ?? classNames.find(Boolean) ?? wordsOf(substitute) ?? ingredientWords(ingredients)
  return completed(own, (substitute && [coding.to(substitute) ?? {}]) ?? [], own?.coding ? named : described)
}

function extend(resource: Json, extensions: readonly (Extension | undefined)[]): void {
  const made = extensions.filter((each) => each !== undefined)
  if (made.length > 0) resource.extension = [...asArray(resource.extension), ...made]
}

const materialRows: readonly Row<Material>[] = [
  row<Material>(
    'extension(iso21090-nullFlavor)',
    ['nullFlavor'],
    ({ nullFlavor }, resource) => extend(resource, nullFlavored(nullFlavor).extension ?? []),
    (resource) => ({ nullFlavor: nullFlavorOf(resource).nullFlavor }),
  ),
  row<Material>(
    'extension(productname)',
    ['names'],
    ({ names }, resource) => {
      const [name] = names.flatMap((each) => nameExtension(PRODUCT_NAME, each) ?? [])
      extend(resource, [name])
    },
    (resource) => ({ names: extensionsOf(resource, PRODUCT_NAME).map(nameOf) }),
  ),
  row<Material>(
    'extension(classification)',
    ['classes', 'classNames'],
    ({ classes, classNames }, resource) => {
      // The table reads codes and names apart; side by side they are pairs only when there are as many of both.
      const paired = classes.length === classNames.length
      const made = classes.flatMap((each, position) => {
        const name = paired ? classNames[position] : undefined
        return concept.to(each) ? [namedTo(each, name ? [{ text: name }] : [])] : []
      })
      extend(
        resource,
        made.map((valueCodeableConcept) => ({ url: CLASSIFICATION, valueCodeableConcept })),
      )
    },
    (resource) => {
      const held = extensionsOf(resource, CLASSIFICATION).map((each) => each.valueCodeableConcept)
      return {
        classes: held.flatMap((each) => ownPart(each) ?? []),
        classNames: held.flatMap((each) => namesBeside(each).flatMap(({ text }) => text ?? [])),
      }
    },
  ),
  row<Material>(
    'extension(characteristic)',
    ['description'],
    ({ description }, resource) => {
      const said = [
        { url: 'type', valueCodeableConcept: { text: DESCRIPTION } },
        { url: 'value', valueString: description ?? '' },
      ]
      if (description) extend(resource, [{ url: CHARACTERISTIC, extension: said }])
    },
    (resource) => {
      const held = extensionsOf(resource, CHARACTERISTIC).find(
        (each) => extensionOf(each, 'type')?.valueCodeableConcept?.text === DESCRIPTION,
      )
      return { description: extensionOf(held, 'value')?.valueString }
    },
  ),
  packageRow,
  row<Material>(
    'code',
    ['code'],
    (material, resource) => {
      resource.code = productCode(material)
    },
    (resource) => ({ code: ownPart(element<CodeableConcept>(resource.code)) }),
  ),
  field('formCode', 'form', concept),
  row<Material>(
    'ingredient',
    ['ingredients', 'parts'],
    ({ ingredients, parts }, resource, making) => {
      const made = [...ingredients.map(ingredientTo), ...parts.flatMap((part) => partTo(part, making) ?? [])]
      if (made.length > 0) resource.ingredient = made
    },
    (resource, unmaking) => {
      const held = elements<Json>(resource.ingredient)
      return {
        ingredients: held.filter((each) => !each.itemReference).map(ingredientFrom),
        parts: held.filter((each) => each.itemReference).map((each) => partFrom(each, unmaking)),
      }
    },
  ),
  row<Material>(
    'batch',
    ['lotNumber', 'expiration'],
    ({ lotNumber, expiration }, resource) => {
      const expirationDate = expiration && time.to(expiration)
      const batch = { ...(lotNumber ? { lotNumber } : {}), ...(expirationDate ? { expirationDate } : {}) }
      if (Object.keys(batch).length > 0) resource.batch = batch
    },
    (resource) => {
      const batch = element<Json>(resource.batch)
      const expirationDate = text(batch?.expirationDate)
      return {
        lotNumber: text(batch?.lotNumber),
        expiration: expirationDate === undefined ? undefined : time.from(expirationDate),
      }
    },
  ),
]

const productRows: readonly Row<Product>[] = [
  fieldList('ids', 'identifier', identifier),
  row<Product>(
    'Medication',
    ['material'],
    ({ material }, resource, making) => {
      fill(materialRows, material ?? nothing, resource, making)
    },
    (resource, unmaking) => ({ material: readBack<Material>(materialRows, resource, unmaking) }),
  ),
  row<Product>(
    'manufacturer',
    ['manufacturer'],
    ({ manufacturer }, resource, making) => {
      const reference = organizationReference(manufacturer, making)
      if (reference) resource.manufacturer = reference
    },
    (resource, unmaking) => ({ manufacturer: organisationAt(resource.manufacturer, unmaking) }),
  ),
]

const nothing: Material = {
  nullFlavor: undefined,
  code: undefined,
  names: [],
  description: undefined,
  formCode: undefined,
  lotNumber: undefined,
  expiration: undefined,
  package: undefined,
  classes: [],
  classNames: [],
  ingredients: [],
  parts: [],
}

/** A product of which no more is known than this of its material. */
export function productOf(material: Partial<Material>): Product {
  return { ids: [], material: { ...nothing, ...material }, manufacturer: undefined }
}

/** A Medication of the document for this product. */
export function medicationReference(product: Product, making: Making): Reference {
  return making.add(fill(productRows, product, { resourceType: 'Medication' }, making))
}

/** The product that a reference to a Medication stands for. */
export function productAt(reference: unknown, unmaking: Unmaking): Product | undefined {
  const resource = unmaking.find(reference)
  return resource && readBack<Product>(productRows, resource, unmaking)
}

/** Does anything stand here but null flavours and classes of objects? */
export function saysSomething(value: unknown): boolean {
  if (typeof value === 'string') return value !== ''
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, each]) => !silent.has(name) && saysSomething(each))
}

const silent: ReadonlySet<string> = new Set(['source', 'nullFlavor', 'classCode', 'reference'])

/** Is there a code for the product, its class or anything in it? */
export function isCoded({ material }: Product): boolean {
  const codes = [material?.code, ...(material?.classes ?? []), ...(material?.ingredients ?? []).map(({ code }) => code)]
  return codes.some((each) => each?.code) || (material?.parts ?? []).length > 0
}
