import type { Quantity as Pq } from '../../standards/cda/datatypes.ts'
import type { Material, Package } from '../../standards/cda/patient-summary/medication.ts'
import type { Extended, Extension, Quantity } from '../../standards/fhir/datatypes.ts'
import { type Json, rawDecimal } from '../../standards/fhir/json.ts'
import { concept } from './concept.ts'
import { amount } from './dosage.ts'
import { element } from './elements.ts'
import { CAPACITY, PACKAGE } from '../../validation/profiles/carried-extensions.ts'
import { extensionOf, extensionsOf } from './extensions.ts'
import { asArray, type Row, row } from './map.ts'

/**
 * `asContent`, up to three packages around each other, to Medication. The innermost has the published elements:
 * what it holds is the amount, its form the package type, a measured capacity (of an ampoule) the size of the item.
 * What FHIR has no element for stands in our own extension, and the packages around it one inside the other.
 */

const PACKAGE_TYPE = 'http://hl7.eu/fhir/StructureDefinition/medication-package-type'
const SIZE_OF_ITEM = 'https://profiles.ihe.net/PHARM/MPD/StructureDefinition/ihe-ext-medication-sizeofitem'

/** A number of things (`1`, `{tablet}`), as against something measured. */
function isCount({ unit = '1' }: Pq): boolean {
  return unit === '1' || unit.startsWith('{')
}

function ratioOf(numerator: Quantity, extended: Extended = {}): Json {
  return { ...extended, numerator, denominator: { value: rawDecimal('1') } }
}

/** Name, code and outer package: what no element of Medication holds, at any level. */
function restOf({ code, names, outer }: Package): readonly Extension[] {
  const coded = code && concept.to(code)
  return [
    ...names.filter(Boolean).map((valueString) => ({ url: 'name', valueString })),
    ...(coded ? [{ url: 'code', valueCodeableConcept: coded }] : []),
    ...(outer ? [{ url: 'asContent', extension: wholeOf(outer) }] : []),
  ].filter((each) => !('extension' in each) || each.extension.length > 0)
}

function wholeOf(outer: Package): readonly Extension[] {
  const quantity = outer.quantity && amount.to(outer.quantity)
  const capacity = outer.capacity && amount.to(outer.capacity)
  const form = outer.formCode && concept.to(outer.formCode)
  return [
    ...(quantity ? [{ url: 'quantity', valueQuantity: quantity }] : []),
    ...(form ? [{ url: 'formCode', valueCodeableConcept: form }] : []),
    ...(capacity ? [{ url: 'capacityQuantity', valueQuantity: capacity }] : []),
    ...restOf(outer),
  ]
}

function packageFrom(held: Extended | undefined): Package | undefined {
  if (!held) return undefined
  const at = (url: string) => extensionOf(held, url)
  const quantity = at('quantity')?.valueQuantity
  const capacity = at('capacityQuantity')?.valueQuantity
  const form = at('formCode')?.valueCodeableConcept
  const code = at('code')?.valueCodeableConcept
  return {
    quantity: quantity && amount.from(quantity),
    code: code && concept.from(code),
    names: extensionsOf(held, 'name').flatMap(({ valueString }) => valueString ?? []),
    formCode: form && concept.from(form),
    capacity: capacity && amount.from(capacity),
    outer: packageFrom(at('asContent')),
  }
}

export const packageRow: Row<Material> = row<Material>(
  'amount, extension(packageType, sizeOfItem)',
  ['package'],
  ({ package: inner }, resource) => {
    if (!inner) return
    const { quantity, capacity, formCode } = inner
    const content = quantity && amount.to(quantity)
    const holds = capacity && amount.to(capacity)
    const asAmount = capacity && isCount(capacity) && !content
    const form = formCode && concept.to(formCode)
    const rest = restOf(inner)
    const extensions: readonly Extension[] = [
      ...(form ? [{ url: PACKAGE_TYPE, valueCodeableConcept: form }] : []),
      ...(holds && !asAmount ? [{ url: SIZE_OF_ITEM, valueQuantity: holds }] : []),
      ...(rest.length > 0 ? [{ url: PACKAGE, extension: rest }] : []),
    ]
    if (extensions.length > 0) resource.extension = [...asArray(resource.extension), ...extensions]
    if (content) resource.amount = ratioOf(content)
    else if (holds && asAmount) resource.amount = ratioOf(holds, { extension: [{ url: CAPACITY, valueBoolean: true }] })
  },
  (resource) => {
    const form = extensionOf(resource, PACKAGE_TYPE)?.valueCodeableConcept
    const size = extensionOf(resource, SIZE_OF_ITEM)?.valueQuantity
    const rest = packageFrom(extensionOf(resource, PACKAGE))
    const held = element<Extended & { readonly numerator?: Quantity }>(resource.amount)
    if (!form && !size && !rest && !held?.numerator) return {}
    const number = held?.numerator && amount.from(held.numerator)
    const isCapacity = extensionOf(held, CAPACITY) !== undefined
    return {
      package: {
        code: undefined,
        names: [],
        outer: undefined,
        ...rest,
        quantity: isCapacity ? undefined : number,
        formCode: form && concept.from(form),
        capacity: isCapacity ? number : size && amount.from(size),
      },
    }
  },
)
