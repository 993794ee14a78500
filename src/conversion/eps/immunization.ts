import type { Coded, QuantityInterval, Value } from '../../standards/cda/datatypes.ts'
import type { Immunization, Product } from '../../standards/cda/patient-summary/medication.ts'
import type { CodeableConcept, Quantity, Reference } from '../../standards/fhir/datatypes.ts'
import { decimalText, type Json, rawDecimal } from '../../standards/fhir/json.ts'
import { conceptOrAbsence, isAbsence } from './codes.ts'
import { concept } from './concept.ts'
import { dateTime, time, timestamp } from './date-time.ts'
import { element, elements } from './elements.ts'
import { identifier } from './identifier.ts'
import { annotation } from './words.ts'
import { amount } from './dosage.ts'
import { SOURCE_CODING } from '../../validation/profiles/carried-extensions.ts'
import { dataAbsent, extensionOf, nullFlavored, nullFlavorOf } from './extensions.ts'
import { asArray, fieldList, type Row, row } from './map.ts'
import { isCoded, medicationReference, productAt, productCode, productOf, saysSomething } from './medication.ts'
import { narrativeLinkRow } from './narrative-link.ts'
import { organisationAt, organizationReference, partyAt, partyReference } from './people.ts'
import { completed, ownPart } from './stand-in.ts'

/** Immunisation E.3.19 to Immunization (eu-formats 2.4, immunisations). */

const R5 = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Immunization'
const ADMINISTERED_PRODUCT = `${R5}.administeredProduct`
const INFORMATION_SOURCE = `${R5}.informationSource`

const ACT_STATUS = '2.16.840.1.113883.5.14'

/** Status codes that say the vaccine was not given, whatever negationInd says: the act was broken off or never begun. */
const notGiven: ReadonlySet<string> = new Set(['cancelled', 'aborted', 'new', 'held', 'suspended'])

const absence = conceptOrAbsence('no-immunization-info')

function isImmunizationAbsence(immunization: Pick<Immunization, 'code' | 'product'>): boolean {
  const { code, product } = immunization
  return isAbsence(code) && !(product && isCoded(product))
}

/** Completed unless somebody has said otherwise. An absence is told as something that was not done. */
function statusTo(immunization: Immunization): Json {
  const own = immunization.statusCode?.code
  const source =
    own !== undefined && own !== 'completed' ? concept.to({ code: own, codeSystem: ACT_STATUS }) : undefined
  const beside = source ? { _status: { extension: [{ url: SOURCE_CODING, valueCodeableConcept: source }] } } : {}
  if (own === 'nullified') return { status: 'entered-in-error', ...beside }
  const given = immunization.negation !== 'true' && !notGiven.has(own ?? '') && !isImmunizationAbsence(immunization)
  return { status: given ? 'completed' : 'not-done', ...beside }
}

function statusFrom(resource: Json): Pick<Immunization, 'statusCode' | 'negation'> {
  const { status } = resource
  const own = extensionOf(resource._status, SOURCE_CODING)?.valueCodeableConcept?.coding?.[0]?.code
  const agrees = own !== undefined && (status === 'not-done' || (status === 'completed' && !notGiven.has(own)))
  const code = agrees ? own : status === 'entered-in-error' ? 'nullified' : 'completed'
  // An absence, and a status that itself says the vaccine was not given, tell nothing of negationInd: it is carried.
  const silent = notGiven.has(code) || isAbsence(absence.from(element<CodeableConcept>(resource.vaccineCode) ?? {}))
  return { statusCode: { code }, negation: silent ? undefined : String(status === 'not-done') }
}

/** What of the product has no element in Immunization: names, form, ingredients, package. */
function beyondTheCode(product: Product | undefined): Product | undefined {
  if (!product?.material) return undefined
  const { code: _, lotNumber: _lot, expiration: _until, ...rest } = product.material
  if (!saysSomething(rest) && !saysSomething(product.ids)) return undefined
  return {
    ...product,
    material: { ...product.material, lotNumber: undefined, expiration: undefined },
    manufacturer: undefined,
  }
}

function referring(url: string, reference: Reference): Json {
  return { url, extension: [{ url: 'reference', valueReference: reference }] }
}

function referred(resource: Json, url: string): Reference | undefined {
  return extensionOf(extensionOf(resource, url), 'reference')?.valueReference
}

/** A dose with one value; a range has a home here only when it is none. */
function doseTo(dose: QuantityInterval): Quantity | undefined {
  const { low, high } = dose
  if (!low && !high) return amount.to(dose)
  return low?.value !== undefined && low.value === high?.value && low.unit === high.unit ? amount.to(low) : undefined
}

/** The number of the dose, which protocolApplied must have: as a number, as the sender's words, or why there is none. */
function doseNumberTo(position: Value | undefined): Json {
  const said = position && 'quantity' in position ? position.quantity : undefined
  if (said?.value !== undefined && /^[1-9]\d{0,8}$/.test(said.value))
    return { doseNumberPositiveInt: rawDecimal(said.value) }
  const words = said?.value ?? (position && 'text' in position ? position.text.text : undefined)
  if (words) return { doseNumberString: words }
  const { extension = [] } = nullFlavored(said?.nullFlavor)
  return { _doseNumberPositiveInt: { extension: [...extension, ...(dataAbsent(said?.nullFlavor).extension ?? [])] } }
}

function doseNumberFrom(protocol: Json): Value | undefined {
  const number = decimalText(protocol.doseNumberPositiveInt)
  const { nullFlavor } = nullFlavorOf(protocol._doseNumberPositiveInt)
  if (number !== undefined) return { type: 'INT', quantity: { value: number } }
  if (typeof protocol.doseNumberString === 'string') return { type: 'ST', text: { text: protocol.doseNumberString } }
  return nullFlavor === undefined ? undefined : { type: 'INT', quantity: { nullFlavor } }
}

/** What E.3.19 fixes as the code of the act. */
const immunisation: Coded = { code: 'IMMUNIZ', codeSystem: '1.3.6.1.4.1.19376.1.5.3.2' }

const administering: CodeableConcept = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0443', code: 'AP' }],
}

export const immunizationRows: readonly Row<Immunization>[] = [
  row<Immunization>(
    'extension(iso21090-nullFlavor)',
    ['nullFlavor'],
    ({ nullFlavor }, resource) => {
      const { extension } = nullFlavored(nullFlavor)
      if (extension) resource.extension = [...asArray(resource.extension), ...extension]
    },
    (resource) => ({ nullFlavor: nullFlavorOf(resource).nullFlavor }),
  ),
  row<Immunization>(
    'extension(administeredProduct), vaccineCode, lotNumber, expirationDate, manufacturer',
    ['product', 'code'],
    (immunization, resource, making) => {
      const { code, product } = immunization
      const material = product?.material
      const rest = beyondTheCode(product)
      if (rest && !isImmunizationAbsence(immunization)) {
        const extension = referring(ADMINISTERED_PRODUCT, medicationReference(rest, making))
        resource.extension = [...asArray(resource.extension), extension]
      }
      resource.vaccineCode =
        code && isImmunizationAbsence(immunization)
          ? completed(absence.to(code), [], material?.names[0]?.text)
          : productCode(material)
      const manufacturer = organizationReference(product?.manufacturer, making)
      if (manufacturer) resource.manufacturer = manufacturer
      if (material?.lotNumber) resource.lotNumber = material.lotNumber
      const expires = dateTime(material?.expiration?.value)?.slice(0, 10)
      if (expires) resource.expirationDate = expires
    },
    (resource, unmaking) => {
      const vaccineCode = element<CodeableConcept>(resource.vaccineCode) ?? {}
      const absent = absence.from(vaccineCode)
      const held = productAt(referred(resource, ADMINISTERED_PRODUCT), unmaking) ?? productOf({})
      const { lotNumber, expirationDate } = resource
      const material = {
        ...held.material,
        code: ownPart(vaccineCode),
        lotNumber: typeof lotNumber === 'string' ? lotNumber : undefined,
        expiration: typeof expirationDate === 'string' ? { value: timestamp(expirationDate) } : undefined,
      }
      const manufacturer = organisationAt(resource.manufacturer, unmaking)
      return absent && isAbsence(absent)
        ? { code: absent, product: productOf({ nullFlavor: 'NA' }) }
        : { code: immunisation, product: { ...held, ...productOf(material), ids: held.ids, manufacturer } }
    },
  ),
  fieldList('ids', 'identifier', identifier),
  row<Immunization>(
    'status',
    ['negation', 'statusCode'],
    (immunization, resource) => void Object.assign(resource, statusTo(immunization)),
    statusFrom,
  ),
  row<Immunization>(
    'occurrence[x]',
    ['time'],
    ({ time: interval }, resource) => {
      const written = interval?.value ?? interval?.low?.value
      const at = dateTime(written)
      const nullFlavor = interval?.nullFlavor ?? interval?.low?.nullFlavor
      const { extension = [] } = nullFlavored(interval?.nullFlavor)
      if (at) resource.occurrenceDateTime = at
      else if (written) resource.occurrenceString = written
      else resource._occurrenceDateTime = { extension: [...extension, ...(dataAbsent(nullFlavor).extension ?? [])] }
    },
    (resource) => {
      const at = resource.occurrenceDateTime
      if (typeof at === 'string') return { time: { value: timestamp(at) } }
      if (typeof resource.occurrenceString === 'string') return { time: { value: resource.occurrenceString } }
      const { nullFlavor } = nullFlavorOf(resource._occurrenceDateTime)
      return nullFlavor === undefined ? {} : { time: { nullFlavor } }
    },
  ),
  row<Immunization>(
    'recorded, extension(informationSource)',
    ['author'],
    ({ author }, resource, making) => {
      const recorded = author?.time && time.to(author.time)
      if (recorded) resource.recorded = recorded
      const machine = author?.names.length === 0 && (author.deviceModel ?? author.deviceSoftware ?? author.deviceCode)
      const reference = machine ? undefined : partyReference(author, making)
      if (reference) resource.extension = [...asArray(resource.extension), referring(INFORMATION_SOURCE, reference)]
    },
    (resource, unmaking) => {
      const party = partyAt(referred(resource, INFORMATION_SOURCE), unmaking)
      const at = typeof resource.recorded === 'string' ? time.from(resource.recorded) : undefined
      if (!party && !at) return {}
      const nobody = { ids: [], addresses: [], telecoms: [], names: [] }
      // Party and a time are all of an author that FHIR holds.
      return { author: { ...nobody, ...party, time: at } as unknown as Immunization['author'] }
    },
  ),
  row<Immunization>(
    'site, route, doseQuantity',
    ['siteCode', 'routeCode', 'doseQuantity'],
    ({ siteCode, routeCode, doseQuantity }, resource) => {
      const site = siteCode && concept.to(siteCode)
      const route = routeCode && concept.to(routeCode)
      const dose = doseQuantity && doseTo(doseQuantity)
      if (site) resource.site = site
      if (route) resource.route = route
      if (dose) resource.doseQuantity = dose
    },
    ({ site, route, doseQuantity }) => ({
      siteCode: site ? concept.from(site) : undefined,
      routeCode: route ? concept.from(route) : undefined,
      doseQuantity: doseQuantity ? amount.from(doseQuantity) : undefined,
    }),
  ),
  row<Immunization>(
    'performer',
    ['performerIds', 'performerNames', 'performerAddress', 'performerOrganisation'],
    ({ performerIds, performerNames, performerAddress, performerOrganisation }, resource, making) => {
      const party = {
        ids: performerIds,
        code: undefined,
        addresses: performerAddress ? [performerAddress] : [],
        telecoms: [],
        names: performerNames,
        organisation: performerOrganisation,
      }
      const actor = partyReference(party, making)
      if (actor) resource.performer = [{ function: administering, actor }]
    },
    (resource, unmaking) => {
      const party = partyAt(elements<Json>(resource.performer)[0]?.actor, unmaking)
      if (!party) return {}
      return {
        performerIds: party.ids,
        performerNames: party.names,
        performerAddress: party.addresses[0],
        performerOrganisation: party.organisation,
      }
    },
  ),
  fieldList('notes', 'note', annotation),
  row<Immunization>(
    'protocolApplied',
    ['targetDiseases', 'dosePosition'],
    ({ targetDiseases, dosePosition }, resource) => {
      const targets = targetDiseases.flatMap((each) => concept.to(each) ?? [])
      if (targets.length === 0 && !dosePosition) return
      resource.protocolApplied = [
        { ...(targets.length > 0 ? { targetDisease: targets } : {}), ...doseNumberTo(dosePosition) },
      ]
    },
    (resource) => {
      const protocols = elements<Json>(resource.protocolApplied)
      return {
        targetDiseases: protocols.flatMap(({ targetDisease }) =>
          elements<CodeableConcept>(targetDisease).flatMap((each) => concept.from(each) ?? []),
        ),
        dosePosition: doseNumberFrom(protocols[0] ?? {}),
      }
    },
  ),
  narrativeLinkRow(),
]
